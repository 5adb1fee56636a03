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

/// A moment as files write it.
enum MomentCell {
  /// ISO 8601 dates and times, with or without an offset (without one they are of the zone), and seconds or
  /// milliseconds since 1970.
  static func read(_ cell: String, in zone: Zone) -> Instant? {
    if let number = Int64(cell), cell.utf8.allSatisfy({ (48...57).contains($0) }) {
      return epoch(number, digits: cell.count)
    }
    let parts = cell.replacing(" ", with: "T").split(
      separator: "T", maxSplits: 1, omittingEmptySubsequences: false
    ).map(String.init)
    guard let first = parts.first, let day = Day(iso: first), (1970...2200).contains(day.year) else {
      return nil
    }
    let midnight = TimeOfDay(hour: 0, minute: 0)
    guard parts.count == 2 else { return midnight.map { zone.resolve(WallTime(day: day, time: $0)).instant } }
    return clock(parts[1], on: day, in: zone)
  }

  private static func epoch(_ number: Int64, digits: Int) -> Instant? {
    switch digits {
    case 9, 10: Instant(milliseconds: number * 1000)
    case 12, 13: Instant(milliseconds: number)
    default: nil
    }
  }

  /// `14:30`, `14:30:59`, `14:30:59.123`, each perhaps with `Z` or `+05:30` behind it.
  private static func clock(_ text: String, on day: Day, in zone: Zone) -> Instant? {
    guard let found = text.wholeMatch(of: #/(\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|z|[+-]\d\d:?\d\d)?/#),
      let time = TimeOfDay(String(found.1)), let seconds = Int(found.2 ?? "0"), seconds < 60
    else { return nil }
    let fraction = Int64((String(found.3 ?? "") + "000").prefix(3)) ?? 0
    let rest = Duration.milliseconds(Int64(seconds) * 1000 + fraction)
    let wall = WallTime(day: day, time: time)
    guard let offset = found.4 else { return zone.resolve(wall).instant + rest }
    return Zone.utc.resolve(wall).instant - .minutes(minutes(of: String(offset))) + rest
  }

  private static func minutes(of offset: String) -> Int {
    let digits = offset.filter(\.isNumber)
    guard digits.count == 4, let hours = Int(digits.prefix(2)), let minutes = Int(digits.suffix(2)) else {
      return 0
    }
    return (offset.hasPrefix("-") ? -1 : 1) * (hours * 60 + minutes)
  }
}
