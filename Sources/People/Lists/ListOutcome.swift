import Essentials

/// What was done with one list, or would be.
public struct ListOutcome: Sendable {
  public let name: ListName
  /// Lines, or what several lines say together, such as a job role.
  public var added = 0
  public var changed = 0
  public var unchanged = 0
  /// What becomes different of what is here, in words.
  public var changes: [String] = []
  public var errors: [RowError] = []
  public var warnings: [RowError] = []

  public init(_ name: ListName) { self.name = name }

  public init(_ table: ListTable) {
    (name, errors, warnings) = (table.name, table.errors, table.warnings)
    isOfRecords = table.table.encoding == "JSON"
  }

  /// Its lines are the records of a file in JSON.
  private(set) var isOfRecords = false

  /// `ratings: 290 added, 0 changed, 0 unchanged`
  public var summary: String {
    say("\(name.rawValue): \(added) added, \(changed) changed, \(unchanged) unchanged")
  }

  /// Something stood there, or nothing, and now this does.
  public mutating func count<Value: Equatable>(_ before: Value?, _ now: Value) {
    if before == nil { added += 1 } else if before == now { unchanged += 1 } else { changed += 1 }
  }

  public mutating func note(_ cells: ListCells) {
    errors += cells.errors
    warnings += cells.warnings
  }
}

extension [ListOutcome] {
  public var isPossible: Bool { allSatisfy(\.errors.isEmpty) }
  public var isIdle: Bool { allSatisfy { $0.added + $0.changed == 0 } }
  /// The last line of a look.
  public var conclusion: String {
    if !isPossible { return ImportRefusal.errors(reduce(0) { $0 + $1.errors.count }).sentence }
    if isIdle { return say("Nothing would change.") }
    return say("Nothing was changed; add --apply to take the lists over.")
  }

  public var summary: String { map(\.summary).joined(separator: "; ") }

  private var note: [String] {
    contains { $0.isOfRecords && !($0.errors + $0.warnings).isEmpty }
      ? ["", say("In JSON, line 1 is the first record.")] : []
  }

  /// For a terminal. `most`: no more lines of a kind than this; nil for all.
  public func report(most: Int?) -> [String] {
    map(\.summary)
      + flatMap { outcome in
        ReportPart.lines(
          say("Errors in \(outcome.name.rawValue)"), outcome.errors.map(\.sentence), most: most)
          + ReportPart.lines(say("What changes in \(outcome.name.rawValue)"), outcome.changes, most: most)
          + ReportPart.lines(
            say("Worth a look in \(outcome.name.rawValue)"), outcome.warnings.map(\.sentence), most: most)
      } + note
  }
}
