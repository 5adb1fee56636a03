import Essentials

/// Links to the parts of one thing; each part is a page of its own.
public struct Tabs: View {
  public struct Tab: Sendable {
    let label: String
    let target: Link
    let isCurrent: Bool
    public init(_ label: String, to target: Link, isCurrent: Bool = false) {
      (self.label, self.target, self.isCurrent) = (label, target, isCurrent)
    }
  }

  let label: String
  let tabs: [Tab]

  /// - Parameter label: what they are parts of, for those who cannot see it.
  public init(_ label: String, _ tabs: [Tab]) { (self.label, self.tabs) = (label, tabs) }

  public var html: HTML {
    """
    <nav class="tabs" aria-label="\(label)">\(tabs.map { tab in
      """
      <a class="tabs__link" href="\(tab.target)"\(attribute: "aria-current", tab.isCurrent ? "page" : nil)>\(tab.label)</a>
      """ as HTML
    })</nav>
    """
  }

  public static var sample: Tabs {
    Tabs(
      "Parts of the session",
      [
        Tab("Session", to: Sample.here, isCurrent: true), Tab("Attendance", to: Sample.here),
        Tab("Feedback", to: Sample.here), Tab("Afterwards", to: Sample.here),
      ])
  }
}
