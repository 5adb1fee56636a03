/// One record of a CSV file and the line on which it begins, 1 for the first.
public struct CSVRow: Sendable, Equatable {
  public let line: Int
  public let cells: [String]

  public init(line: Int, cells: [String]) { (self.line, self.cells) = (line, cells) }
}

/// Why a file cannot be read as CSV.
public struct CSVFault: Error, Sendable, Equatable {
  public let line: Int
  public let sentence: String
}

/// Reads CSV (RFC 4180) with the line numbers that a person needs to mend the file; line breaks inside quotes,
/// doubled quotes and all three line endings are understood, empty lines passed over.
public struct CSVReader {
  private var rows: [CSVRow] = []
  private var cells: [String] = []
  private var cell: [UInt8] = []
  private var line = 1
  private var rowLine = 1
  private let most: Int

  private init(most: Int) { self.most = most }

  /// The separator that the first line uses most: comma, semicolon or tab.
  public static func separator(of text: String) -> Character {
    let first = text.prefix { !$0.isNewline }
    return [",", ";", "\t"].max { a, b in first.count { $0 == a } < first.count { $0 == b } } ?? ","
  }

  /// - Parameter most: how many records are taken; more are refused rather than filling the memory.
  public static func rows(of text: String, separator: Character? = nil, most: Int = .max) throws(CSVFault)
    -> [CSVRow]
  {
    var reader = CSVReader(most: most)
    try reader.read(
      Array(text.utf8), separator: (separator ?? CSVReader.separator(of: text)).asciiValue ?? 44)
    return reader.rows
  }

  private mutating func read(_ bytes: [UInt8], separator: UInt8) throws(CSVFault) {
    let (quote, lf, cr) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    var place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == quote, cell.isEmpty {
        place = try quoted(bytes, from: place + 1, separator: separator)
        continue
      } else if byte == separator {
        endCell()
      } else if byte == lf || byte == cr {
        if rows.count >= most {
          throw CSVFault(line: line, sentence: say("The file has more than \(most) lines. Give it in parts."))
        }
        if byte == cr, place + 1 < bytes.count, bytes[place + 1] == lf { place += 1 }
        endRow()
        line += 1
        rowLine = line
      } else {
        cell.append(byte)
      }
      place += 1
    }
    endRow()
  }

  /// Reads up to the closing quote and returns the place behind it.
  private mutating func quoted(_ bytes: [UInt8], from start: Int, separator: UInt8) throws(CSVFault) -> Int {
    let quote = UInt8(ascii: "\"")
    var place = start
    while place < bytes.count {
      if bytes[place] == quote {
        guard place + 1 < bytes.count, bytes[place + 1] == quote else {
          try checkEnd(bytes, place + 1, separator)
          return place + 1
        }
        place += 1
      }
      if bytes[place] == UInt8(ascii: "\n") { line += 1 }
      cell.append(bytes[place])
      place += 1
    }
    throw CSVFault(
      line: rowLine, sentence: say("A quote is opened and never closed. Close it, or double it: \"\"."))
  }

  private func checkEnd(_ bytes: [UInt8], _ place: Int, _ separator: UInt8) throws(CSVFault) {
    guard place < bytes.count, ![separator, 10, 13].contains(bytes[place]) else { return }
    throw CSVFault(
      line: line,
      sentence: say("Something stands behind a closing quote. Double the quotes inside a cell: \"\"."))
  }

  private mutating func endCell() {
    cells.append(String(decoding: cell, as: UTF8.self))
    cell.removeAll(keepingCapacity: true)
  }

  private mutating func endRow() {
    guard !cells.isEmpty || !cell.isEmpty else { return }
    endCell()
    rows.append(CSVRow(line: rowLine, cells: cells))
    cells.removeAll(keepingCapacity: true)
  }
}

/// Writes CSV (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection).
public enum CSVWriter {
  public static func text(_ rows: [[String]]) -> String {
    rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  /// What a formula begins with, in the wide forms of East Asian keyboards too.
  private static let formula = "=+-@\t\r\n＝＋－＠".unicodeScalars

  /// A cell as it was before `text` put an apostrophe in front of what a spreadsheet would run.
  public static func unguarded(_ cell: String) -> String {
    cell.first == "'" && isFormula(cell) ? String(cell.unicodeScalars.dropFirst()) : cell
  }

  /// Also behind apostrophes: so that one more is one that was put there.
  private static func isFormula(_ text: String) -> Bool {
    text.unicodeScalars.first { $0 != "'" }.map { formula.contains($0) } == true
  }

  private static func cell(_ text: String) -> String {
    let safe = isFormula(text) && Double(text) == nil ? "'" + text : text
    // By scalars: as a character, a carriage return with its line feed is neither of the two.
    // Quoted also where other spreadsheets would split: behind their separator a formula could begin.
    // And where a mark of the byte order, which a reader takes away, would begin the file.
    guard safe.unicodeScalars.contains(where: { ",;\t\"\r\n\u{FEFF}".unicodeScalars.contains($0) }) else {
      return safe
    }
    // A quote under an accent is another character, and still a quote to whoever reads.
    var quoted = "\"".unicodeScalars
    for scalar in safe.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}
