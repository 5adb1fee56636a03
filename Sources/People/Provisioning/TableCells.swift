import Essentials

/// Checks of single cells that imports share. Each gives the value, or nil after adding what is wrong.
public struct CellCheck {
  public private(set) var errors: [RowError] = []

  public init() {}

  public mutating func refuse(_ line: Int, _ column: String, _ wrong: String, _ right: String) {
    errors.append(RowError(line: line, column: column, wrong: wrong, right: right))
  }

  /// One line of text: runs of space become one, damage that spreadsheets do is recognised.
  public mutating func line(_ cell: String, _ line: Int, _ column: String, max: Int) -> String? {
    guard let text = text(cell, line, column, max: max) else { return nil }
    let isPlain = !text.utf8.contains { $0 <= 32 || $0 > 127 }
    return isPlain ? text : text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Text of several lines.
  public mutating func text(_ cell: String, _ line: Int, _ column: String, max: Int) -> String? {
    if let damage = CellCheck.damage(cell) {
      refuse(line, column, damage.wrong, damage.right)
      return nil
    }
    guard cell.count <= max, cell.unicodeScalars.count <= 4 * cell.count + 40 else {
      refuse(
        line, column, say("“\(String(cell.prefix(20)))…” has \(cell.count) characters."),
        say("Shorten it to \(max)."))
      return nil
    }
    return cell
  }

  /// A number or code that stands for something in another system.
  public mutating func code(_ cell: String, _ line: Int, _ column: String, max: Int = 80) -> String? {
    if cell.contains("E+") || cell.contains("E-"), Double(cell) != nil {
      refuse(
        line, column, say("“\(cell)” is a number that a spreadsheet has shortened."),
        say("Format the column as text and write the whole number."))
      return nil
    }
    return self.line(cell, line, column, max: max)
  }

  /// A column must hold something here.
  public mutating func required(_ cell: String, _ line: Int, _ column: String, _ right: String) -> Bool {
    guard cell.isEmpty else { return true }
    refuse(line, column, say("The cell is empty."), right)
    return false
  }

  static func damage(_ cell: String) -> (wrong: String, right: String)? {
    let formulas = ["#REF!", "#NAME?", "#VALUE!", "#N/A", "#NULL!", "#DIV/0!", "#NUM!"]
    if cell.utf8.first == UInt8(ascii: "#"), formulas.contains(cell) {
      return (say("“\(cell)” is a formula that did not work out."), say("Write the value that belongs here."))
    }
    for scalar in cell.unicodeScalars
    where scalar.value < 32 || (127...159).contains(scalar.value) || scalar == "\u{FFFD}" {
      if scalar == "\n" || scalar == "\r" || scalar == "\t" { continue }
      return (
        say(
          "“\(String(cell.filter { $0.unicodeScalars.allSatisfy { $0.value >= 32 } }.prefix(30)))” holds a damaged character."
        ),
        say("Type the cell again, or export the file as UTF-8.")
      )
    }
    return nil
  }

  /// `FranÃ§ois` was UTF-8 and has been read as Windows-1252; gives what it was.
  public static func mended(_ cell: String) -> String? {
    guard cell.utf8.contains(0xC3), cell.unicodeScalars.contains(where: { $0 == "Ã" || $0 == "Â" }) else {
      return nil
    }
    let bytes = cell.unicodeScalars.compactMap { UInt8(exactly: $0.value) }
    guard bytes.count == cell.unicodeScalars.count, let text = String(validating: bytes, as: UTF8.self) else {
      return nil
    }
    return text
  }
}
