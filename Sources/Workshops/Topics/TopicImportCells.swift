import Essentials
import People

/// Reads the cells that only topics and votes have.
struct TopicCells {
  var check = CellCheck()
  let zone: Zone
  let now: Instant

  /// A moment, nil for an empty cell and after noting what is wrong.
  mutating func moment(_ cell: String, _ line: Int, _ column: String) -> Instant? {
    if cell.isEmpty { return nil }
    guard let moment = MomentCell.read(cell, in: zone) else {
      check.refuse(
        line, column, say("“\(String(cell.prefix(40)))” is not a date that exists."),
        say("Write 2026-03-18, 2026-03-18 14:30, or seconds or milliseconds since 1970."))
      return nil
    }
    if moment > now {
      check.refuse(
        line, column, say("“\(String(cell.prefix(40)))” lies in the future."), say("Write when it was asked.")
      )
      return nil
    }
    return moment
  }

  mutating func origin(_ cell: String, _ line: Int, _ column: String) -> Topic.Origin? {
    if cell.isEmpty { return .frontline }
    let key = HeaderKey.of(cell)
    if let origin = TopicCells.origins.first(where: {
      $0.words.contains(key) || HeaderKey.of($0.origin.word) == key
    }) {
      return origin.origin
    }
    check.refuse(
      line, column, say("“\(String(cell.prefix(40)))” is no origin we know."),
      say("Write one of \(Told.list(Topic.Origin.allCases.map(\.rawValue))), or leave it empty."))
    return nil
  }

  private static let origins: [(origin: Topic.Origin, words: [String])] = [
    (.frontline, ["frontline", "work"]), (.postMortem, ["postmortem", "incident"]),
    (.retrospective, ["retrospective", "retro"]), (.milestone, ["milestone", "project"]),
    (.procedure, ["procedure", "process", "sop"]), (.goal, ["goal", "strategy", "priority"]),
  ]

  mutating func link(_ cell: String, _ line: Int, _ column: String) -> Link? {
    if cell.isEmpty { return nil }
    guard cell.count <= 2000, let link = Link(checking: cell), link.text.lowercased().hasPrefix("http") else {
      check.refuse(
        line, column, say("“\(String(cell.prefix(60)))” is not a web address."),
        say("It begins with https:// and names a site."))
      return nil
    }
    return link
  }

  /// Whether a vote says “I need this”; nil after noting what is wrong.
  mutating func agrees(_ cell: String, _ line: Int, _ column: String) -> Bool? {
    let word = cell.lowercased()
    if TopicCells.yes.contains(word) { return true }
    if TopicCells.no.contains(word) { return false }
    check.refuse(
      line, column, say("“\(String(cell.prefix(40)))” is no vote we know."),
      say("Write 1 or agree for “I need this”; 0, -1, pass or disagree for everything else."))
    return nil
  }

  private static let yes: Set = ["1", "+1", "1.0", "agree", "agreed", "yes", "y", "true", "up", "x", "need"]
  private static let no: Set = [
    "0", "0.0", "-1", "-1.0", "disagree", "pass", "skip", "no", "n", "false", "down", "none", "",
  ]
}
