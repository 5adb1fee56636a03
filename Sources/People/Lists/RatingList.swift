import Database
import Essentials

/// What was said of levels, as a list. What people said here is never overwritten: a list adds what is not here yet.
enum RatingList {
  /// From the row of a query that names the list's columns.
  static func cells(_ row: Row) throws -> [String] {
    let link: String? = try row["link"]
    return [
      try row["person"], try row["framework"], try row["skill"], try row["source"], try row["rater"],
      String(try row["level"] as Int), (try row["created_at"] as Instant).iso, try row["note"],
      PlainList.yes(try row["is_offered"]), PlainList.yes(try row["is_put_aside"]), try row["answer"],
      link ?? "",
    ]
  }

  private static let batch = 500

  /// Some people at a time.
  static func take(_ list: ListTable, _ names: ListNames, in tx: Transaction) throws -> ListOutcome {
    var (outcome, reader) = (ListOutcome(list), RatingLines(list, names))
    for row in list.table.rows { reader.read(row) }
    outcome.note(reader.cells)
    guard outcome.errors.isEmpty else { return outcome }
    let said = Dictionary(grouping: reader.said, by: \.rating.person).sorted { $0.key < $1.key }
    for some in said.chunks(of: batch) {
      let here = try present(of: some.map(\.key), in: tx)
      var new: [PastRating] = []
      let levels = Dictionary(here.map { ($0.key.undated, $0.value.level) }) { first, _ in first }
      for (rating, line, isDated) in some.flatMap(\.value) {
        // Without a day it is the same again, whenever it is taken in.
        if !isDated, levels[rating.place.undated] == rating.level {
          outcome.unchanged += 1
          continue
        }
        switch here[rating.place] {
        case nil: new.append(rating)
        case rating.words: outcome.unchanged += 1
        default:
          outcome.unchanged += 1
          outcome.warnings.append(
            RowError(
              line: line, wrong: say("The same rating stands here with other words or another level."),
              right: say("What stands here stays.")))
        }
      }
      outcome.added += new.count
      try PastRating.load(new.map { $0.with(id: tx.newID(at: $0.at)) }, in: tx)
    }
    return outcome
  }

  /// What was said of these people, by what tells two ratings apart.
  private static func present(of people: [ID<Person>], in tx: Transaction) throws -> [PastRating.Place:
    PastRating.Words]
  {
    let rows = try tx.rows(
      """
      SELECT person_id, skill_id, source, rater_id, level, created_at, note, is_offered, is_put_aside, answer, link
      FROM rating WHERE person_id IN (\(list: people))
      """)
    let ratings = try rows.map(PastRating.init)
    return Dictionary(ratings.map { ($0.place, $0.words) }) { first, _ in first }
  }
}
