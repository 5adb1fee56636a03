import Essentials

/// Somebody said something: who, when, what.
public struct Remark: View {
  let name: String
  let target: Link?
  let when: HTML
  let words: HTML
  let actions: HTML?

  /// - Parameter words: the markup that `Markdown.html` made of what was typed.
  public init(_ name: String, to target: Link? = nil, when: HTML, _ words: HTML, actions: HTML? = nil) {
    (self.name, self.target, self.when, self.words, self.actions) = (name, target, when, words, actions)
  }

  public var html: HTML {
    let who: HTML =
      if let target { "<a class=\"remark__name\" href=\"\(target)\">\(name)</a>" } else {
        "<span class=\"remark__name\">\(name)</span>"
      }
    return """
      <article class="remark">\(Avatar(name, size: .small))\
      <p class="remark__head">\(who) <span class="remark__when">\(when)</span></p>
      <div class="remark__body prose">\(words)</div>\
      \(optional: actions.map { "<div class=\"remark__actions\">\($0)</div>" as HTML })</article>
      """
  }

  public static var sample: Remark {
    Remark(
      "Joana Reis", to: Sample.here, when: "2 days ago",
      "<p>We had the same in Leeds. The readings were right, the baseline was from another pump.</p>")
  }
}

/// What somebody wrote, in Markdown.
public struct Prose: View {
  let words: HTML
  /// - Parameter words: the markup that `Markdown.html` made of it.
  public init(_ words: HTML) { self.words = words }
  public var html: HTML { "<div class=\"prose\">\(words)</div>" }
}

/// An address to carry away, with a button that copies it.
public struct CopyField: View {
  let id: String
  let label: String
  let value: String
  let hint: String?

  /// - Parameter id: unique in the page.
  public init(id: String, _ label: String, _ value: String, hint: String? = nil) {
    (self.id, self.label, self.value, self.hint) = (id, label, value, hint)
  }

  public var html: HTML {
    """
    <div class="handout"><div class="field"><label class="field__label" for="\(id)">\(label)</label>\
    \(optional: hint.map { FieldHint(id: id, $0) })
    <input class="field__input" id="\(id)" value="\(value)" readonly\(attribute: "aria-describedby", hint.map { _ in "\(id)-hint" })></div>
    <button class="button" type="button" data-behaviour="copy" data-copy="\(id)" data-copied="\(say("Copied"))" hidden>\
    \(Icon(.copy))\(say("Copy"))</button></div>
    """
  }

  public static var sample: CopyField {
    CopyField(
      id: "feed", "Address of your calendar", "https://hall.example/feeds/k7m2qxv4n8.ics",
      hint: "It works like a key. Do not pass it on.")
  }
}
