import Essentials
import People
import Web

/// Who has a seat and who came, for those who run the session, with the code for the wall.
struct AttendancePage: View {
  let session: Session
  let lines: [AttendanceLine]
  let state: FormState
  let proposals: [CrewNames.Candidate]
  /// The whole address of the check-in page.
  let address: Link
  let zone: Zone
  let now: Instant

  private var isOpen: Bool { now >= session.checkInOpens && session.state != .cancelled }

  var html: HTML {
    """
    \(PageHead(isOpen ? say("Who is here") : say("Who has a seat"), lede: HTML(text: lede), crumbs: [Crumb(say("Sessions"), SessionURL.list), Crumb(session.title, SessionURL.show(session.id)), Crumb(say("Attendance"))]))
    \(if: now <= session.checkInCloses && session.state != .cancelled, code.html)
    \(LedgerSection(say("With a seat"), id: "seats", list))
    \(if: isOpen, walkIns.html)
    """
  }

  private var lede: String {
    let here = lines.filter { $0.presence?.mode != nil }.count
    let seats = say(count: lines.count, one: "1 person has a seat.", other: "\(lines.count) people have a seat.")
    return isOpen ? say("\(here) of \(lines.count) are here.") : seats
  }

  private var code: LedgerSection {
    let when = say("Check-in is open from \(Told.moment(session.checkInOpens, in: zone)) until an hour after the end.")
    return LedgerSection(
      say("Code for the wall"), .margin, note: HTML(text: when),
      """
      <p class="code-word">\(session.checkInCode.spaced)</p>
      <p>\(sayHTML("People open \("<strong class=\"wrap\">\(address.text)</strong>" as HTML) and type it, or follow this session’s page."))</p>
      """)
  }

  private var list: HTML {
    if lines.isEmpty { return Empty(say("Nobody has a seat.")).html }
    let table = AttendanceTable(lines: lines, modes: session.plan.delivery.modes, canRecord: isOpen)
    guard isOpen else { return table.html }
    return Form(
      to: SessionURL.attendance(session.id), method: .put, state, isWide: true, fields: table.html,
      actions: """
        \(Button(say("Save who was here"), .main)) \
        \(Button(say("Save, and all others missed it"), name: "rest", value: Presence.missed.rawValue))
        """
    ).html
  }

  private var walkIns: LedgerSection {
    LedgerSection(
      say("Somebody came without a seat"), id: "walk-ins",
      Form(
        to: SessionURL.walkIns(session.id), FormState(state.fields, errors: state.errors, prefix: "walk"),
        fields: WalkInFields(state: state, proposals: proposals, modes: session.plan.delivery.modes).html,
        actions: Button(say("Add to those present"), icon: .plus).html
      ).html)
  }
}

/// One row a person; three answers where they can be given.
struct AttendanceTable: View {
  let lines: [AttendanceLine]
  let modes: [SeatMode]
  let canRecord: Bool

  var html: HTML {
    Table(
      say("People with a seat"),
      columns: [
        Table.Column(say("Name"), .head), Table.Column(say("Department")), Table.Column(say("Seat")),
        Table.Column(say("Presence")),
      ],
      rows: lines.map { line in
        [
          "<a href=\"\(MemberURL.show(line.person))\">\(line.name)</a>", HTML(text: line.department ?? ""),
          HTML(text: line.mode.word), canRecord ? answers(line) : HTML(text: line.presence?.word ?? say("Not yet")),
        ]
      }, isWide: true
    ).html
  }

  private func answers(_ line: AttendanceLine) -> HTML {
    let name = AttendanceForm.field(line.person)
    let state = FormState(FormFields([(name, line.presence?.rawValue ?? "")]), prefix: "p")
    let options = modes.map { Presence($0) } + [.missed]
    return """
      \(Choice(name, say("Was \(line.name) there?"), options.map { FieldOption($0.rawValue, $0.word) }, in: state, isLegendShown: false))\
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
    return """
      \(Field("person", say("Name or e-mail address"), .suggest(proposals.map(\.choice)), in: walk, isRequired: true, max: 400))
      \(if: modes.count > 1, Choice("mode", say("Where"), modes.map { FieldOption($0.rawValue, Presence($0).word) }, in: walk).html)
      \(if: modes.count == 1, Hidden("mode", modes.first?.rawValue ?? "").html)
      """
  }
}
