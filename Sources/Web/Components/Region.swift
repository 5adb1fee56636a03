import Essentials

/// A part of a page that can be replaced without loading the page again. A form names the regions that show its result.
public struct Region: View {
  let name: String
  let content: HTML
  let isBusy: Bool
  let pollsEverySecond: Bool

  /// - Parameters:
  ///   - name: unique in the page, such as `seat`.
  ///   - isBusy: something is under way here; the browser looks every second until this is no longer said.
  public init(_ name: String, isBusy: Bool? = nil, _ content: HTML) {
    (self.name, self.content, self.isBusy, pollsEverySecond) = (name, content, isBusy ?? false, isBusy != nil)
  }

  public var html: HTML {
    """
    <div data-region="\(name)"\(attribute: "data-behaviour", pollsEverySecond ? "poll" : nil)\
    \(attribute: "data-busy", if: isBusy)\(attribute: "aria-busy", isBusy ? "true" : nil)>\(content)</div>
    """
  }

  /// The attributes of a form whose result shows in these regions; nothing for none. Add `flash` to show the
  /// sentence that says what was done.
  public static func answers(in regions: [String]) -> HTML {
    regions.isEmpty
      ? HTML() : " data-behaviour=\"region\" data-region-target=\"\(regions.joined(separator: " "))\""
  }
}
