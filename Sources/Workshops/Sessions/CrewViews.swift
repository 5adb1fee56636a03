import Essentials
import Web

/// Who runs it: one field for each person, which proposes names while one types and takes a name or an address.
struct CrewFields: View {
  let state: FormState
  let proposals: [CrewNames.Candidate]

  var html: HTML {
    FieldGroup(
      say("Who runs it"),
      note: say(
        "Facilitators lead, co-facilitators help. Neither needs a seat. Leave fields empty if nobody is found yet."
      ),
      """
      \(CrewPart.allCases.flatMap { part in
        (0..<SessionForm.slots(state.fields, part)).map { place in field(part, place) }
      })
      \(CrewProposals(proposals: proposals))
      """
    ).html
  }

  private func field(_ part: CrewPart, _ place: Int) -> HTML {
    let name = SessionForm.slot(part, place)
    let (id, error) = (state.id(name), state.errors[name])
    let label = part == .facilitator ? say("Facilitator \(place + 1)") : say("Co-facilitator \(place + 1)")
    return """
      <div class="field"><label class="field__label" for="\(id)">\(label) \
      <span class="field__optional">\(say("optional"))</span></label>
      <input class="field__input" id="\(id)" name="\(name)" list="people" maxlength="400" autocomplete="off" \
      value="\(state.fields[name])" data-behaviour="similar" data-similar="\(SessionURL.people.text)" \
      data-region-target="people"\(attribute: "aria-describedby", error.map { _ in "\(id)-error" })\
      \(attribute: "aria-invalid", error.map { _ in "true" })>\
      \(optional: error.map { "<span class=\"field__error\" id=\"\(id)-error\">\(Icon(.stop))<span>\($0)</span></span>" as HTML })
      </div>
      """
  }
}

/// The names that the fields propose.
struct CrewProposals: View {
  let proposals: [CrewNames.Candidate]

  var html: HTML {
    let options = proposals.map { "<option value=\"\($0.choice)\"></option>" as HTML }
    return Region("people", "<datalist id=\"people\">\(options)</datalist>").html
  }
}
