/// One numbered step of the schema. A step may have a part that is common and a part for each engine, all
/// with the same number; the engine's own part runs after the common one.
public struct Migration: Sendable {
  public let number: Int
  public let name: String
  public let sql: String
  /// The only engine this part is for; nil for both.
  public let engine: Dialect?

  public init(number: Int, name: String, sql: String, engine: Dialect? = nil) {
    (self.number, self.name, self.sql, self.engine) = (number, name, sql, engine)
  }

  /// From a file embedded in the program.
  public init(_ number: Int, _ name: String, _ file: [UInt8], for engine: Dialect? = nil) {
    self.init(number: number, name: name, sql: String(decoding: file, as: UTF8.self), engine: engine)
  }
}

/// All parts of one number for one engine.
struct MigrationStep: Sendable {
  let number: Int
  let name: String
  let statements: [String]
  let checksum: String

  static func steps(of migrations: [Migration], for engine: Dialect) -> [MigrationStep] {
    let parts = Dictionary(
      grouping: migrations.filter { $0.engine == nil || $0.engine == engine }, by: \.number)
    return parts.sorted { $0.key < $1.key }.map { number, parts in
      let texts = parts.filter { $0.engine == nil } + parts.filter { $0.engine != nil }
      return MigrationStep(
        number: number, name: parts[0].name,
        statements: texts.flatMap { StatementSplitter.statements(in: $0.sql) },
        checksum: checksum(texts.map(\.sql).joined(separator: "\n")))
    }
  }

  var title: String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + " " + name
  }

  /// FNV-1a with 64 bits, enough to notice an edit.
  private static func checksum(_ text: String) -> String {
    let sum = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// Why the program and this database do not go together.
public enum MigrationFault: Error, Equatable, CustomStringConvertible {
  /// The database knows a step that this program does not.
  case newer(database: Int, program: Int)
  /// A step was changed after it had run here.
  case edited(step: String)
  /// A step that has not run comes before one that has.
  case outOfOrder(step: String, after: Int)
  case failed(step: String, statement: String, why: String)

  public var description: String {
    switch self {
    case .newer(let database, let program):
      """
      The database was made by a newer version of this program: it has schema step \(database), this program \
      knows steps up to \(program). Start the newer version, or restore a backup from before the upgrade.
      """
    case .edited(let step):
      """
      Schema step \(step) has been changed since it ran on this database. Steps that have run must stay as \
      they are: put the file back and make the change in a new step.
      """
    case .outOfOrder(let step, let after):
      "Schema step \(step) has not run here, but step \(after) has. Give it the next free number."
    case .failed(let step, let statement, let why):
      "Schema step \(step) failed and was undone: \(why). The statement began with: \(statement)"
    }
  }
}
