import Essentials

/// Up to four short answers in a row, inside a form. None is chosen beforehand.
public struct Choice: View {
  let name: String
  let legend: String
  let options: [FieldOption]
  let state: FormState
  let isLegendShown: Bool

  public init(
    _ name: String, _ legend: String, _ options: [FieldOption], in state: FormState,
    isLegendShown: Bool = true
  ) {
    (self.name, self.legend, self.options, self.state, self.isLegendShown) = (
      name, legend, options, state, isLegendShown
    )
  }

  public var html: HTML {
    let error = state.errors[name].map { FieldError(id: state.id(name), $0) }
    return """
      <fieldset class="field__set"\(attribute: "aria-describedby", error.map { "\($0.id)-error" })>\
      <legend class="\(isLegendShown ? "field__label" : "visually-hidden")">\(legend)</legend>
      <div class="choice">\(options.enumerated().map { place, option in item(option, place) })</div>\(optional: error)</fieldset>
      """
  }

  private func item(_ option: FieldOption, _ place: Int) -> HTML {
    let id = place == 0 ? state.id(name) : "\(state.id(name))-\(place)"
    return """
      <div class="choice__item"><input class="choice__input" type="radio" id="\(id)" name="\(name)" \
      value="\(option.value)"\(attribute: "checked", if: state.fields[name] == option.value)>\
      <label class="choice__label" for="\(id)">\(Icon(.check))\(option.label)</label></div>
      """
  }

  public static var sample: Choice {
    Choice(
      "differently", "Will you do something differently?",
      [FieldOption("yes", "Yes"), FieldOption("unsure", "Not sure"), FieldOption("no", "No")],
      in: FieldSamples.filled)
  }
}

/// The same row as buttons: one tap sends the answer, with or without script.
public struct OneTap: View {
  public struct Answer: Sendable {
    let value: String
    let label: String
    let asksAttention: Bool
    public init(_ value: String, _ label: String, asksAttention: Bool = false) {
      (self.value, self.label, self.asksAttention) = (value, label, asksAttention)
    }
  }

  let legend: String
  let name: String
  let answers: [Answer]
  let chosen: String?
  let action: Link
  let method: FormMethod
  let regions: [String]

  /// - Parameters:
  ///   - legend: the question, said to those who cannot see what stands beside it.
  ///   - regions: the parts of the page that show the result.
  public init(
    _ legend: String, name: String, _ answers: [Answer], chosen: String?, to action: Link,
    method: FormMethod = .put,
    regions: [String] = []
  ) {
    (self.legend, self.name, self.answers, self.chosen) = (legend, name, answers, chosen)
    (self.action, self.method, self.regions) = (action, method, regions)
  }

  public var html: HTML {
    """
    <form method="post" action="\(method.address(action))"\(Region.answers(in: regions))>\
    <div class="choice" role="group" aria-label="\(legend)">\(answers.map { button($0) })</div></form>
    """
  }

  private func button(_ answer: Answer) -> HTML {
    """
    <button class="choice__button\(answer.asksAttention ? " choice__button--warn" : "")" type="submit" name="\(name)" \
    value="\(answer.value)" aria-pressed="\(answer.value == chosen ? "true" : "false")">\(Icon(.check))\(answer.label)</button>
    """
  }

  public static var sample: OneTap {
    OneTap(
      "How is it going: log the two readings", name: "state",
      [
        OneTap.Answer("done", "Done"), .init("going", "Under way"),
        .init("stuck", "Stuck", asksAttention: true),
      ],
      chosen: "going", to: Sample.here)
  }
}
