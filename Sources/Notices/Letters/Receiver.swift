import Database
import Essentials
import People

/// Somebody whom a letter is for.
public struct Receiver: Sendable, Equatable {
  public let id: ID<Person>
  public let name: String
  public internal(set) var address: String
  public let zone: Zone
  let languageCode: String
  /// The account is in use. Those who left hear only what is said to an address of theirs.
  let isActive: Bool

  init(
    id: ID<Person>, name: String, address: String, zone: Zone, languageCode: String = "en-GB",
    isActive: Bool = true
  ) {
    (self.id, self.name, self.address, self.zone) = (id, name, address, zone)
    (self.languageCode, self.isActive) = (languageCode, isActive)
  }

  /// The language to write in.
  var language: Language { Language.all.first { $0.code == languageCode } ?? .english }
}

extension Receiver {
  static let columns: SQL = """
    letter_receiver.id, letter_receiver.name, letter_receiver.email, letter_receiver.zone, letter_receiver.language,
    letter_receiver.is_active
    """

  init(_ row: Row) throws {
    self.init(
      id: try row["id"], name: try row["name"], address: try row["email"], zone: try row["zone"],
      languageCode: try row["language"], isActive: try row["is_active"])
  }

  /// These people, those who left among them.
  static func find(_ people: [ID<Person>], in tx: Transaction) throws -> [ID<Person>: Receiver] {
    guard !people.isEmpty else { return [:] }
    let found = try tx.all(
      "SELECT \(sql: columns) FROM letter_receiver WHERE id IN (\(list: people))", Receiver.init)
    return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
  }
}
