import Essentials

/// What is wrong with a file, where, and what would be right.
public struct RowError: Sendable, Hashable {
  /// The line of the file, 1 for the first; nil when the whole file is meant.
  public let line: Int?
  /// The column's name as it stands in the file.
  public let column: String?
  public let wrong: String
  public let right: String

  /// So many are kept of one list; whoever mends them tries again.
  static let most = 1000
  /// So many lines are named that make the same mistake together.
  public static let mostOfAKind = 20

  public init(line: Int? = nil, column: String? = nil, wrong: String, right: String) {
    (self.line, self.column, self.wrong, self.right) = (line, column, wrong, right)
  }

  /// `line 12, column zone`, empty for the whole file.
  public var place: String {
    switch (line, column) {
    case (let line?, let column?): say("line \(String(line)), column \(column)")
    case (let line?, nil): say("line \(String(line))")
    case (nil, let column?): say("column \(column)")
    case (nil, nil): say("the file")
    }
  }

  /// All of it in one line, for a terminal.
  public var sentence: String { "\(place): \(wrong) \(right)" }
}

extension [RowError] {
  /// In the order of the lines; what concerns the whole file comes first.
  public var inOrder: [RowError] {
    enumerated().sorted { a, b in (a.element.line ?? 0, a.offset) < (b.element.line ?? 0, b.offset) }.map(
      \.element)
  }
}
