import Essentials

/// One question whose answers stand under each other as wide rows, easy to hit with a thumb. None is chosen beforehand.
public struct Ladder: View {
  let name: String
  let legend: String
  let options: [FieldOption]
  let state: FormState

  public init(_ name: String, _ legend: String, _ options: [FieldOption], in state: FormState) {
    (self.name, self.legend, self.options, self.state) = (name, legend, options, state)
  }

  public var html: HTML {
    let error = state.errors[name].map { FieldError(id: state.id(name), $0) }
    return """
      <fieldset class="ladder"\(attribute: "aria-describedby", error.map { "\($0.id)-error" })>\
      <legend class="ladder__legend">\(legend)</legend>
      \(options.enumerated().map { place, option in row(option, place) })\(optional: error)</fieldset>
      """
  }

  private func row(_ option: FieldOption, _ place: Int) -> HTML {
    let id = place == 0 ? state.id(name) : "\(state.id(name))-\(place)"
    return """
      <div class="ladder__row"><input class="ladder__input" type="radio" id="\(id)" name="\(name)" \
      value="\(option.value)"\(attribute: "checked", if: state.fields[name] == option.value)>\
      <label class="ladder__label" for="\(id)">\(option.label)</label></div>
      """
  }

  public static var sample: Ladder {
    Ladder(
      "worth", "Was it worth your hour?",
      [
        FieldOption("5", "Yes, very much"), FieldOption("4", "Yes"), FieldOption("3", "Partly"),
        FieldOption("2", "Hardly"), FieldOption("1", "No"),
      ], in: FieldSamples.filled)
  }
}
