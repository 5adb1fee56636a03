import Essentials

/// A part of a page that can be replaced without loading the page again. A form names the regions that show its result.
public struct Region: View {
  let name: String
  let content: HTML
  let isBusy: Bool
  let pollsEverySecond: Bool
  let isReadAloud: Bool

  /// - Parameters:
  ///   - name: unique in the page, such as `seat`.
  ///   - isBusy: something is under way here; the browser looks every second until this is no longer said.
  ///   - isReadAloud: what comes to stand here is read aloud.
  public init(_ name: String, isBusy: Bool? = nil, isReadAloud: Bool = false, _ content: HTML) {
    (self.name, self.content, self.isBusy, pollsEverySecond) = (name, content, isBusy ?? false, isBusy != nil)
    self.isReadAloud = isReadAloud
  }

  public var html: HTML {
    """
    <div data-region="\(name)"\(attribute: "role", isReadAloud ? "status" : nil)\(attribute: "data-behaviour", pollsEverySecond ? "poll" : nil)\
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
