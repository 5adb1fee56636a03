import Essentials

/// A part of a report for a terminal: an empty line, its title with how much there is, and its entries.
public enum ReportPart {
  /// - Parameter most: so many entries are written out; nil for all. Nothing where there are none.
  public static func lines(_ title: String, _ entries: [String], most: Int?) -> [String] {
    if entries.isEmpty { return [] }
    let shown = entries.prefix(most ?? entries.count)
    let rest = entries.count - shown.count
    let more = rest > 0 ? [say("  … and \(rest) more; --all shows them")] : []
    return ["", "\(title) (\(entries.count))"] + shown.map { "  \($0)" } + more
  }
}
