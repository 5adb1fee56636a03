import Database
import Essentials
import People

/// The topics that are here, by their numbers.
struct TopicNumbers {
  private let all: [String: Topic]

  static func find(in tx: Transaction) throws -> TopicNumbers {
    let topics = try tx.all("SELECT \(sql: Topic.columns) FROM topic", Topic.init)
    return TopicNumbers(all: Dictionary(topics.map { ($0.number, $0) }) { first, _ in first })
  }

  subscript(number: String) -> Topic? { all[number] }

  /// The topic of the column `topic`.
  func find(_ row: CSVRow, _ cells: inout ListCells) -> ID<Topic>? {
    let cell = cells.words(row, "topic")
    if let topic = all[cell] { return topic.id }
    cells.refuseUnknown(
      row, "topic", cell,
      cell.isEmpty ? say("The cell is empty.") : say("No topic has the number “\(String(cell.prefix(60)))”."),
      say("Give the list of topics with this one, or correct the number."))
    return nil
  }
}
