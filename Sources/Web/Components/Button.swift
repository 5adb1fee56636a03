import Essentials

/// A button inside a form: a verb and what it acts on. With `name` and `value` it is one of several answers.
public struct Button: View {
  let label: String
  let look: ButtonLook
  let thing: String?
  let name: String?
  let value: String?
  let isPressed: Bool?
  let isDisabled: Bool

  /// - Parameter about: what it acts on, said only to those who cannot see it: “Remove” about “Ana Prata”.
  public init(
    _ label: String, _ kind: ButtonLook.Kind = .plain, icon: Icon.Name? = nil,
    size: ButtonLook.Size = .normal,
    about: String? = nil, name: String? = nil, value: String? = nil, isPressed: Bool? = nil,
    isDisabled: Bool = false
  ) {
    self.label = label
    look = ButtonLook(kind: kind, size: size, icon: icon)
    thing = about
    (self.name, self.value, self.isPressed, self.isDisabled) = (name, value, isPressed, isDisabled)
  }

  public var html: HTML {
    """
    <button class="\(look.classes)" type="submit"\(attribute: "name", name)\(attribute: "value", value)\
    \(attribute: "aria-pressed", isPressed.map { $0 ? "true" : "false" })\(attribute: "disabled", if: isDisabled)>\
    \(look.inside(label, about: thing))</button>
    """
  }

  public static var sample: HTML {
    """
    <form class="cluster" action="/gallery">\(Button("Take a seat", .main)) \(Button("Add a row", icon: .plus))
    \(Button("Release my seat", .quiet)) \(Button("Cancel the session", .danger))
    \(Button("Remote", icon: .check, isPressed: true)) \(Button("Not yet open", isDisabled: true))
    \(Button("Small", icon: .plus, size: .small))</form>
    """
  }
}

/// A link that looks like a button, because it is the next step.
public struct ButtonLink: View {
  let label: String
  let target: Link
  let look: ButtonLook
  let thing: String?

  public init(
    _ label: String, to target: Link, _ kind: ButtonLook.Kind = .plain, icon: Icon.Name? = nil,
    size: ButtonLook.Size = .normal, about: String? = nil
  ) {
    (self.label, self.target, thing) = (label, target, about)
    look = ButtonLook(kind: kind, size: size, icon: icon)
  }

  public var html: HTML {
    "<a class=\"\(look.classes)\" href=\"\(target)\">\(look.inside(label, about: thing))</a>"
  }

  public static var sample: HTML {
    """
    <p class="cluster">\(ButtonLink("Open the session", to: Sample.here))
    \(ButtonLink("Add to calendar", to: Sample.here, icon: .calendar))
    \(ButtonLink("See all of them", to: Sample.here, .quiet))</p>
    """
  }
}

/// One deed in one button: a form that sends nothing but itself.
public struct ButtonForm: View {
  let button: Button
  let action: Link
  let method: FormMethod
  let fields: [(name: String, value: String)]
  let regions: [String]

  /// - Parameters:
  ///   - fields: what is sent along, hidden.
  ///   - regions: the parts of the page that show the result, replaced in place where the browser can.
  public init(
    _ label: String, to action: Link, method: FormMethod = .post, _ kind: ButtonLook.Kind = .plain,
    icon: Icon.Name? = nil, size: ButtonLook.Size = .normal, about: String? = nil, isPressed: Bool? = nil,
    fields: [(name: String, value: String)] = [], regions: [String] = []
  ) {
    button = Button(label, kind, icon: icon, size: size, about: about, isPressed: isPressed)
    (self.action, self.method, self.fields, self.regions) = (action, method, fields, regions)
  }

  public var html: HTML {
    """
    <form method="post" action="\(method.address(action))"\(Region.answers(in: regions))>\
    \(Hidden(fields))\(button)</form>
    """
  }

  public static var sample: ButtonForm {
    ButtonForm(
      "Sign out here", to: Sample.here, method: .delete, .danger, icon: .leave, about: "Firefox on Linux")
  }
}
