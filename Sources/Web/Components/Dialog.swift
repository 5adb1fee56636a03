import Essentials

/// A question before something that cannot be taken back. With script it is a dialog; without, it unfolds under its
/// button. The title names the thing, the answer repeats the verb.
public struct Dialog: View {
  let id: String
  let opener: String
  let look: ButtonLook
  let thing: String?
  let title: String
  let text: HTML
  let answer: HTML
  let stay: String

  /// - Parameters:
  ///   - id: unique in the page.
  ///   - opener: the words of the button that asks the question.
  ///   - answer: the button or form that does it, such as a `ButtonForm`.
  ///   - stay: the words of the button that leaves everything as it is.
  public init(
    id: String, opener: String, _ kind: ButtonLook.Kind = .plain, icon: Icon.Name? = nil,
    size: ButtonLook.Size = .normal, about: String? = nil, title: String, text: HTML, answer: HTML,
    stay: String
  ) {
    (self.id, self.opener, thing, self.title) = (id, opener, about, title)
    (self.text, self.answer, self.stay) = (text, answer, stay)
    look = ButtonLook(kind: kind, size: size, icon: icon)
  }

  public var html: HTML {
    """
    <details class="ask-first" data-behaviour="dialog">\
    <summary class="ask-first__button \(look.classes)">\(look.inside(opener, about: thing))</summary>
    <div class="dialog" role="group" aria-labelledby="\(id)-title"><h2 class="dialog__title" id="\(id)-title">\(title)</h2>
    <p>\(text)</p>
    <div class="dialog__actions">\(answer)\
    <button class="button" type="button" data-close hidden>\(stay)</button></div></div></details>
    """
  }

  public static var sample: Dialog {
    Dialog(
      id: "release", opener: "Release my seat", title: "Release your seat?",
      text: "It goes to Tom Aldous at once. You can ask for another, but not for this one.",
      answer: "\(ButtonForm("Release it", to: Sample.here, method: .delete, .main))", stay: "Keep it")
  }
}
