import Essentials

/// Where there is nothing yet: what will be here, and the one next step.
public struct Empty: View {
  let title: String
  let text: HTML?
  let step: HTML?

  /// - Parameter step: the next step, such as a `ButtonLink`.
  public init(_ title: String, text: HTML? = nil, step: (any View)? = nil) {
    (self.title, self.text, self.step) = (title, text, step?.html)
  }

  public var html: HTML {
    """
    <div class="empty"><p class="empty__title">\(title)</p>\
    \(optional: text.map { "<p class=\"empty__text\">\($0)</p>" as HTML })\(optional: step)</div>
    """
  }

  public static var sample: Empty {
    Empty(
      "Nothing is planned for you yet.",
      text: "Ask for something you are stuck on, or add your vote to what others asked.",
      step: ButtonLink("See the topics", to: Sample.here))
  }
}
