import Essentials
import Foundation

/// A file with columns, read for an import: which encoding and separator it has is found out, lines keep their
/// numbers, so that whoever mends the file finds the place.
public struct ImportTable: Sendable {
  public let header: [String]
  /// The records below the header, without those that are empty from end to end.
  public let rows: [CSVRow]
  public let encoding: String
  /// Whether what a spreadsheet would run has an apostrophe in front, as our own files have it.
  private let isGuarded: Bool
  /// Whether `NULL` and `\N`, which databases write for nothing, are nothing.
  private let readsNull: Bool
  /// Lines with more cells than the header names.
  public let errors: [RowError]
  /// Lines that end early; what is missing is read as empty.
  public let warnings: [RowError]

  public static let maximumColumns = 200
  public static let maximumRows = 60_000

  /// Throws when the bytes are no table at all. `page` is the code page that somebody said.
  public init(bytes: [UInt8], as page: CodePage? = nil) throws(TableRefusal) {
    let (text, encoding) = TextDecoding.text(of: bytes, as: page)
    try self.init(text: text, encoding: encoding)
  }

  /// - Parameters:
  ///   - most: how many lines are taken.
  ///   - readsNull: false for our own files, in which a topic may be called NULL.
  public init(
    text: String, encoding: String = "UTF-8", most: Int = ImportTable.maximumRows, readsNull: Bool = true
  ) throws(TableRefusal) {
    if text.utf8.contains(0) { throw .notText }
    let all: [CSVRow]
    do { all = try CSVReader.rows(of: text, most: most) } catch { throw .csv(error) }
    guard let first = all.first else { throw .empty }
    header = first.cells.map(ImportTable.cleaned)
    guard header.count <= ImportTable.maximumColumns else { throw .tooManyColumns(header.count) }
    guard !header.contains(where: { $0.contains("@") }) else { throw .noHeader(first.line) }
    rows = all.dropFirst().filter { row in row.cells.contains { !ImportTable.cleaned($0).isEmpty } }
    if rows.isEmpty { throw .onlyHeader }
    (self.encoding, isGuarded, self.readsNull) = (encoding, true, readsNull)
    let width = header.count
    errors = Array(rows.lazy.compactMap { ImportTable.tooLong($0, width) }.prefix(RowError.most))
    warnings = ImportTable.guess(encoding, all) + rows.compactMap { ImportTable.tooShort($0, width) }
  }

  /// A list that came otherwise than in lines of cells, such as JSON; the first record counts as line 1. A cell is nil where its
  /// record says nothing: that is another thing than an empty one.
  init(header: [String], records: [[String?]], encoding: String) {
    self.init(
      header: header,
      rows: records.enumerated().map {
        CSVRow(line: $0.offset + 1, cells: $0.element.map { $0 ?? Self.unsaid })
      }, encoding: encoding)
  }

  /// Lines that were read before.
  public init(header: [String], rows: [CSVRow], encoding: String) {
    (self.header, self.rows, self.encoding, errors, warnings) = (header, rows, encoding, [], [])
    (isGuarded, readsNull) = (false, false)
  }

  /// Stands for a cell of which nothing is said. No text can hold it: damaged characters are refused.
  private static let unsaid = "\u{1A}"

  /// The cell in that column, cleaned; nil where its record says nothing of it.
  func said(_ row: CSVRow, _ place: Int) -> String? {
    let text = cell(row, place)
    return text == Self.unsaid ? nil : text
  }

  /// The cell in that column, cleaned; empty where the line ends early.
  public func cell(_ row: CSVRow, _ place: Int) -> String {
    guard place < row.cells.count else { return "" }
    let cell = readsNull ? ImportTable.cleaned(row.cells[place]) : ImportTable.trimmed(row.cells[place])
    return isGuarded ? CSVWriter.unguarded(cell) : cell
  }

  /// The first different cells of a column that hold something, to recognise it by.
  public func examples(_ place: Int, count: Int = 3) -> [String] {
    var found: [String] = []
    for row in rows where found.count < count {
      let text = String((said(row, place) ?? "").prefix(40))
      if !text.isEmpty, !found.contains(text) { found.append(text) }
    }
    return found
  }

  /// Without the space around it; `NULL` and `\N`, which databases write for nothing, are nothing.
  static func cleaned(_ cell: String) -> String {
    let text = trimmed(cell)
    return text == "NULL" || text == "\\N" ? "" : text
  }

  private static func trimmed(_ cell: String) -> String {
    let isPlain = cell.utf8.allSatisfy { $0 > 32 && $0 < 127 }
    return isPlain ? cell : cell.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Names of a file whose code page was guessed are to be looked at by somebody who knows them.
  private static func guess(_ encoding: String, _ rows: [CSVRow]) -> [RowError] {
    guard encoding == TextDecoding.guessed else { return [] }
    for row in rows {
      guard let cell = row.cells.first(where: { !$0.utf8.allSatisfy { $0 < 128 } }) else { continue }
      return [
        RowError(
          line: row.line,
          wrong: say("The file is not UTF-8 and was read as Windows-1252: “\(String(cell.prefix(40)))”."),
          right: say("If this looks wrong, give the list again and say its encoding, or save it as UTF-8."))
      ]
    }
    return []
  }

  private static func tooLong(_ row: CSVRow, _ width: Int) -> RowError? {
    let extra = row.cells.dropFirst(width)
    guard extra.contains(where: { !cleaned($0).isEmpty }) else { return nil }
    return RowError(
      line: row.line, wrong: say("The line has \(row.cells.count) cells, the header \(width)."),
      right: say("Put quotes around a cell that holds the separator."))
  }

  private static func tooShort(_ row: CSVRow, _ width: Int) -> RowError? {
    guard row.cells.count < width else { return nil }
    return RowError(
      line: row.line, wrong: say("The line has \(row.cells.count) cells, the header \(width)."),
      right: say("The missing ones are read as empty."))
  }
}

/// Why bytes cannot be read as a table.
public enum TableRefusal: Refusal, Equatable {
  case empty, onlyHeader, notText
  case noHeader(Int)
  case tooManyColumns(Int)
  case csv(CSVFault)

  public var sentence: String {
    switch self {
    case .empty: say("The file is empty. Choose the one with a header line and a line for each record.")
    case .onlyHeader: say("The file has a header line and nothing below it.")
    case .notText: say("This is not a text file. Save the spreadsheet as CSV and take that file.")
    case .noHeader(let line):
      say("Line \(line) should name the columns, and it holds an address. Put a header line above the data.")
    case .tooManyColumns(let count):
      say(
        "The file has \(count) columns; \(ImportTable.maximumColumns) is the most. Leave out those you do not need."
      )
    case .csv(let fault): say("Line \(fault.line): \(fault.sentence)")
    }
  }
}
