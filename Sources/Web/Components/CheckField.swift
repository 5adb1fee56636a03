import Essentials

/// A box to tick: sends `yes`, or nothing.
public struct CheckField: View {
  let name: String
  let label: String
  let state: FormState
  let hint: String?
  let value: String

  public init(
    _ name: String, _ label: String, in state: FormState, hint: String? = nil, value: String = "yes"
  ) {
    (self.name, self.label, self.state, self.hint, self.value) = (name, label, state, hint, value)
  }

  public var html: HTML {
    let id = state.id(name)
    let error = state.errors[name]
    return """
      <div class="field"><label class="check" for="\(id)">\
      <input class="check__box" type="checkbox" id="\(id)" name="\(name)" value="\(value)"\
      \(attribute: "checked", if: state.fields.all(name).contains(value))\
      \(attribute: "aria-describedby", error.map { _ in "\(id)-error" })\(attribute: "aria-invalid", error.map { _ in "true" })>\
      <span>\(label)</span>\(optional: hint.map { "<span class=\"check__hint\">\($0)</span>" as HTML })</label>\
      \(optional: error.map { FieldError(id: id, $0) })</div>
      """
  }

  public static var sample: CheckField {
    CheckField(
      "anonymous", "Ask without my name", in: FieldSamples.filled,
      hint: "Votes and offers will still reach you.")
  }
}

/// One question with several answers under each other: one of them (`.one`) or as many as fit (`.many`).
public struct AnswerField: View {
  public enum Count: String, Sendable { case one = "radio", many = "checkbox" }

  let name: String
  let legend: String
  let count: Count
  let options: [FieldOption]
  let state: FormState
  let hint: String?
  let isRequired: Bool

  public init(
    _ name: String, _ legend: String, _ count: Count, _ options: [FieldOption], in state: FormState,
    hint: String? = nil, isRequired: Bool = false
  ) {
    (self.name, self.legend, self.count, self.options, self.state) = (name, legend, count, options, state)
    (self.hint, self.isRequired) = (hint, isRequired)
  }

  private var describedBy: String? {
    let id = state.id(name)
    let parts = [hint.map { _ in "\(id)-hint" }, state.errors[name].map { _ in "\(id)-error" }].compactMap {
      $0
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  public var html: HTML {
    """
    <fieldset class="field__set"\(attribute: "aria-describedby", describedBy)>\
    <legend class="field__label">\(legend)</legend>\(optional: hint.map { FieldHint(id: state.id(name), $0) })
    \(options.enumerated().map { place, option in row(option, place) })\
    \(optional: state.errors[name].map { FieldError(id: state.id(name), $0) })</fieldset>
    """
  }

  private func row(_ option: FieldOption, _ place: Int) -> HTML {
    let id = place == 0 ? state.id(name) : "\(state.id(name))-\(place)"
    return """
      <label class="check" for="\(id)"><input class="check__box" type="\(count.rawValue)" id="\(id)" name="\(name)" \
      value="\(option.value)"\(attribute: "checked", if: state.fields.all(name).contains(option.value))\
      \(attribute: "required", if: isRequired && count == .one)\
      \(attribute: "aria-invalid", state.errors[name].map { _ in "true" })><span>\(option.label)</span>\
      \(optional: option.hint.map { "<span class=\"check__hint\">\($0)</span>" as HTML })</label>
      """
  }

  public static var sample: AnswerField {
    AnswerField(
      "origin", "Where it comes from", .one,
      [
        FieldOption("frontline", "Frontline work", hint: "Something that keeps coming up"),
        FieldOption("postmortem", "A post-mortem"), FieldOption("goal", "A strategic goal"),
      ], in: FieldSamples.filled)
  }
}
