import Database
import Essentials
import People

/// What an administrator wants to see of the letters that have not left.
struct OutboxFilter: Sendable, Equatable {
  enum Show: String, Sendable, CaseIterable {
    case all, outbox, queued, failed

    var states: [LetterState] { LetterState(rawValue: rawValue).map { [$0] } ?? [.outbox, .queued, .failed] }
  }

  var show: Show = .all
  var words = ""

  init(show: Show = .all, words: String = "") { (self.show, self.words) = (show, words) }

  init(_ query: FormFields) {
    self.init(show: Show(rawValue: query["state"]) ?? .all, words: String(query["q"].prefix(200)))
  }

  /// The address that shows the same again.
  var link: Link {
    var link = LetterURL.outbox
    if !words.isEmpty { link = link.with("q", words) }
    if show != .all { link = link.with("state", show.rawValue) }
    return link
  }
}

/// One screenful of letters that have not left, newest first. Letters that were sent are their readers' own.
public struct Outbox: Sendable {
  static let pageSize = 30

  struct Line: Sendable {
    let letter: LetterLine
    let name: String
    let address: String
    let attempts: Int
  }

  let filter: OutboxFilter
  let lines: [Line]
  let counts: [LetterState: Int]
  let next: ID<Letter>?

  /// Two statements.
  static func find(_ filter: OutboxFilter, after: ID<Letter>?, in tx: Transaction) throws -> Outbox {
    var wanted: SQL = "letter.state IN (\(list: filter.show.states)) AND NOT letter.is_moot"
    if !filter.words.isEmpty {
      wanted += " AND letter.id IN (\(sql: TextIndex.filter(kind: Letter.index, words: filter.words)))"
    }
    if let after { wanted += " AND letter.id < \(after)" }
    let lines = try tx.all(
      """
      SELECT \(sql: LetterLine.columns), letter.address, letter.attempts, letter_person.name
      FROM letter JOIN letter_person ON letter_person.id = letter.person_id
      WHERE \(sql: wanted) ORDER BY letter.id DESC LIMIT \(pageSize + 1)
      """
    ) { row in
      Line(
        letter: try LetterLine(row), name: try row["name"], address: try row["address"],
        attempts: try row["attempts"])
    }
    let shown = Array(lines.prefix(pageSize))
    return Outbox(
      filter: filter, lines: shown, counts: try counts(in: tx),
      next: lines.count > pageSize ? shown.last?.letter.id : nil)
  }

  /// How many letters could not be delivered and are still on the list.
  public static func failed(in tx: Transaction) throws -> Int { try counts(in: tx)[.failed] ?? 0 }

  /// How many letters of each state have not left.
  public static func counts(in tx: Transaction) throws -> [LetterState: Int] {
    let states = try tx.all(
      """
      SELECT state, count(*) AS number FROM letter
      WHERE state IN (\(list: OutboxFilter.Show.all.states)) AND NOT is_moot GROUP BY state
      """
    ) { row -> (LetterState, Int) in (try row["state"], try row["number"]) }
    return Dictionary(states) { first, _ in first }
  }
}

/// What administrators do to letters that have not left.
extension Letter {
  /// A letter that has not left, with its receiver's name. Those that were sent are not here.
  static func unsent(_ id: ID<Letter>, in tx: Transaction) throws -> (letter: Letter, name: String) {
    let letter = try find(id, in: tx)
    guard letter.state != .sent else { throw NotHere() }
    return (letter, try tx.value("SELECT name FROM letter_person WHERE id = \(letter.person)") ?? "")
  }

  static func retry(_ id: ID<Letter>, by person: ID<Person>, hasMailServer: Bool, in tx: Transaction) throws {
    let letter = try find(id, in: tx)
    try OutboxRules.retry(letter.state, hasMailServer: hasMailServer)
    try letter.queueAgain(in: tx)
    try Audit.record("letter sent again", of: id.text, detail: letter.kind.rawValue, by: person, in: tx)
  }

  /// All letters in this state, the oldest first, a thousand at most. Returns how many.
  static func retryAll(
    _ state: LetterState, by person: ID<Person>, hasMailServer: Bool, in tx: Transaction
  ) throws -> Int {
    try OutboxRules.retry(state, hasMailServer: hasMailServer)
    let letters = try tx.all(
      "SELECT \(sql: columns) FROM letter WHERE state = \(state) AND NOT is_moot ORDER BY id LIMIT 1000",
      Letter.init)
    for letter in letters { try letter.queueAgain(in: tx) }
    try Audit.record(
      "letters sent again", of: state.rawValue, detail: String(letters.count), by: person, in: tx)
    return letters.count
  }

  private func queueAgain(in tx: Transaction) throws {
    try tx.run(
      "UPDATE letter SET state = \(LetterState.queued), is_moot = FALSE, last_error = NULL WHERE id = \(id)")
    try Letter.enqueue(id, in: tx)
  }

  /// Takes a letter that could not be delivered off the list; its reader still finds it among their own.
  static func dismiss(_ id: ID<Letter>, by person: ID<Person>, in tx: Transaction) throws {
    let letter = try find(id, in: tx)
    try OutboxRules.dismiss(letter.state)
    try letter.noteMoot(letter.lastError ?? "", in: tx)
    try Audit.record("letter dismissed", of: id.text, detail: letter.kind.rawValue, by: person, in: tx)
  }

  /// All letters in this state, a thousand at most. Returns how many.
  static func dismissAll(_ state: LetterState, by person: ID<Person>, in tx: Transaction) throws -> Int {
    try OutboxRules.dismiss(state)
    let letters = try tx.all(
      "SELECT \(sql: columns) FROM letter WHERE state = \(state) AND NOT is_moot ORDER BY id LIMIT 1000",
      Letter.init)
    for letter in letters { try letter.noteMoot(letter.lastError ?? "", in: tx) }
    try Audit.record("letters dismissed", of: "", detail: String(letters.count), by: person, in: tx)
    return letters.count
  }

  /// Forgets letters that were written before this moment, a portion of them; returns how many.
  static func forget(before moment: Instant, in tx: Transaction) throws -> Int {
    let old: [ID<Letter>] = try tx.values(
      "SELECT id FROM letter WHERE created_at < \(moment) ORDER BY created_at, id LIMIT 500")
    guard !old.isEmpty else { return 0 }
    for id in old { try TextIndex.remove(kind: index, id: id.text, in: tx) }
    try tx.run("DELETE FROM letter_stop_key WHERE letter_id IN (\(list: old))")
    try tx.run("DELETE FROM letter WHERE id IN (\(list: old))")
    return old.count
  }
}
