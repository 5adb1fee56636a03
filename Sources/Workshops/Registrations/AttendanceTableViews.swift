import Essentials
import People
import Web

/// One row a person; three answers where they can be given.
struct AttendanceTable: View {
  let lines: [AttendanceLine]
  let modes: [SeatMode]
  let canRecord: Bool

  var html: HTML {
    Table(
      say("People with a seat"),
      columns: [
        Table.Column(say("Name"), .head), Table.Column(say("Presence")),
      ],
      rows: lines.map { line in
        [person(line), canRecord ? answers(line) : HTML(text: line.presence?.word ?? say("Not yet"))]
      }
    ).html
  }

  private func person(_ line: AttendanceLine) -> HTML {
    let note = [line.department, line.mode.word].compactMap { $0 }.joined(separator: ", ")
    return """
      <a href="\(PersonURL.show(line.person))">\(line.name)</a><br><span class="faint">\(note)</span>
      """
  }

  private func answers(_ line: AttendanceLine) -> HTML {
    let name = AttendanceForm.field(line.person)
    let state = FormState(FormFields([(name, line.presence?.rawValue ?? "")]), prefix: "p")
    let options = modes.map { Presence($0) } + [.missed]
    let choice = Choice(
      name, say("Was \(line.name) there?"), options.map { FieldOption($0.rawValue, $0.word) }, in: state,
      isLegendShown: false)
    return """
      \(choice)\
      \(if: line.isSelfRecorded, " <span class=\"small faint\">\(say("checked in"))</span>")
      """
  }
}

/// Naming somebody who came without a seat.
struct WalkInFields: View {
  let state: FormState
  let proposals: [CrewNames.Candidate]
  let modes: [SeatMode]

  var html: HTML {
    let walk = FormState(state.fields, errors: state.errors, prefix: "walk")
    let person = Field(
      "person", say("Name or e-mail address"), .suggest(proposals.map(\.choice)), in: walk, isRequired: true,
      max: 400)
    let options = modes.map { FieldOption($0.rawValue, Presence($0).word) }
    return """
      \(person)
      \(if: modes.count > 1, Choice("mode", say("Where"), options, in: walk).html)
      \(if: modes.count == 1, Hidden("mode", modes.first?.rawValue ?? "").html)
      """
  }
}
