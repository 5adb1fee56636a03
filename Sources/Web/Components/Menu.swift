import Essentials

/// A few links behind one button. It opens without script; with it, it closes by itself.
public struct Menu: View {
  public struct Item: Sendable {
    let label: String
    let target: Link
    let icon: Icon.Name?
    let method: FormMethod
    let isCurrent: Bool

    /// - Parameter method: anything but `.get` makes it a button that does something.
    public init(
      _ label: String, to target: Link, icon: Icon.Name? = nil, method: FormMethod = .get,
      isCurrent: Bool = false
    ) {
      (self.label, self.target, self.icon, self.method, self.isCurrent) = (
        label, target, icon, method, isCurrent
      )
    }

    var html: HTML {
      let inside: HTML = "\(optional: icon.map { Icon($0) })\(label)"
      if method == .get {
        return """
          <li><a class="menu__item" href="\(target)"\(attribute: "aria-current", isCurrent ? "page" : nil)>\(inside)</a></li>
          """
      }
      return """
        <li><form method="post" action="\(method.address(target))">\
        <button class="menu__item" type="submit">\(inside)</button></form></li>
        """
    }
  }

  let button: HTML
  let classes: String
  let head: HTML?
  let items: [Item]
  let opensAtStart: Bool

  /// A menu behind a small button with words.
  public init(_ label: String, icon: Icon.Name = .dots, about thing: String? = nil, _ items: [Item]) {
    let look = ButtonLook(kind: .plain, size: .small, icon: icon)
    self.init(button: look.inside(label, about: thing), classes: "menu__button \(look.classes)", items: items)
  }

  /// A menu behind anything.
  init(
    button: HTML, classes: String = "menu__button", head: HTML? = nil, items: [Item],
    opensAtStart: Bool = false
  ) {
    (self.button, self.classes, self.head, self.items) = (button, classes, head, items)
    self.opensAtStart = opensAtStart
  }

  public var html: HTML {
    """
    <details class="menu" data-behaviour="menu"><summary class="\(classes)">\(button)</summary>
    <div class="menu__panel\(opensAtStart ? " menu__panel--start" : "")">\(optional: head)\
    <ul class="menu__list">\(items.map(\.html))</ul></div></details>
    """
  }

  public static var sample: Menu {
    Menu(
      "More", about: "about this session",
      [
        Item("Print the list", to: Sample.here, icon: .page),
        Item("Export as CSV", to: Sample.here, icon: .download),
        Item("Send the letters again", to: Sample.here, icon: .mail, method: .post),
      ])
  }
}
