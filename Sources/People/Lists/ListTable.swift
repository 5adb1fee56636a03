import Essentials
import Foundation

/// One of the lists, as a file gives it: columns are found by their names, in any order, and may be left out where a line says
/// something without them.
public struct ListTable: Sendable {
  public let name: ListName
  /// With the columns that both the file and the list have, under the list's names.
  public let table: ImportTable
  public let errors: [RowError]
  public let warnings: [RowError]
  private let places: [String: Int]

  /// Of these an empty cell empties what is here, so a record that says nothing of it is not taken for one that says it is empty.
  private static let strict: Set<ListName> = [.people, .frameworks, .skills, .jobRoles, .topics]

  /// So many lines; more are a mistake.
  private static let most = 5_000_000

  /// Throws when the text is no list at all.
  public init(_ name: ListName, text: String, _ format: ListFormat, encoding: String = "UTF-8") throws {
    let read = try Self.table(text, encoding, format, name)
    let keys = read.header.map(HeaderKey.of)
    let taken = name.columns.compactMap { column in
      keys.firstIndex(of: HeaderKey.of(column)).map { (column: column, place: $0) }
    }
    self.name = name
    let places = Dictionary(taken.enumerated().map { ($0.element.column, $0.offset) }) { first, _ in first }
    self.places = places
    table = ImportTable(
      header: taken.map(\.column),
      rows: read.rows.map { row in
        CSVRow(line: row.line, cells: taken.map { read.cell(row, $0.place) })
      }, encoding: read.encoding)
    let missing = name.required.filter { places[$0] == nil }
    errors = missing.map { Self.missing($0, name) } + read.errors
    let others = read.header.indices.filter { place in !taken.contains { $0.place == place } }
    warnings =
      others.map { read.header[$0] }.filter { !$0.isEmpty }.map { Self.untaken($0, name) } + read.warnings
  }

  private static func missing(_ column: String, _ name: ListName) -> RowError {
    RowError(
      column: column, wrong: say("The list has no such column."),
      right: say("Its columns are \(Told.list(name.columns))."))
  }

  private static func untaken(_ column: String, _ name: ListName) -> RowError {
    RowError(
      column: column, wrong: say("The list of \(name.rawValue) has no such column."),
      right: say("It is not taken. The columns are \(Told.list(name.columns))."))
  }

  /// What stands there; empty where the file has no such column.
  func cell(_ row: CSVRow, _ column: String) -> String { places[column].map { table.cell(row, $0) } ?? "" }

  public func has(_ column: String) -> Bool { places[column] != nil }

  public var isEmpty: Bool { table.rows.isEmpty }

  private static func table(
    _ text: String, _ encoding: String, _ format: ListFormat, _ name: ListName
  ) throws -> ImportTable {
    if format == .json { return try json(text, name) }
    do {
      return try ImportTable(text: text, encoding: encoding, most: most, readsNull: false)
    } catch {
      guard error == .onlyHeader else { throw error }
      let header = try CSVReader.rows(of: text, most: most).first?.cells ?? []
      return ImportTable(header: header, rows: [], encoding: "UTF-8")
    }
  }

  private static func json(_ text: String, _ name: ListName) throws -> ImportTable {
    let records: [[String: ListCell]]
    do {
      records = try JSONDecoder().decode([[String: ListCell]].self, from: Data(text.utf8))
    } catch let error as DecodingError {
      throw DocumentRefusal(error)
    }
    let said = Set(records.flatMap(\.keys))
    let header =
      records.isEmpty
      ? name.columns : name.columns.filter(said.contains) + said.subtracting(name.columns).sorted()
    if strict.contains(name), let place = records.firstIndex(where: { $0.count < header.count }),
      let key = header.first(where: { records[place][$0] == nil })
    {
      throw DocumentRefusal(
        place: "[\(place + 1)]",
        what: say("“\(key)” is missing, which others have; write it in all records or in none,"))
    }
    return ImportTable(
      header: header,
      rows: records.enumerated().map { place, record in
        CSVRow(line: place + 1, cells: header.map { record[$0]?.text ?? "" })
      }, encoding: "JSON")
  }
}
