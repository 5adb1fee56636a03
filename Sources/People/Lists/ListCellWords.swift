import Essentials

/// Cells that say how much, when, or whether.
extension ListCells {
  /// 0 to 4, none below `least`.
  public mutating func level(_ row: CSVRow, least: Level = .zero) -> Level? {
    let cell = table.cell(row, "level")
    if let level = Int(cell).flatMap(Level.init), level >= least { return level }
    refuse(
      row, "level", say("“\(String(cell.prefix(40)))” is none of the levels."),
      say("Write a number from \(least.rawValue) to 4."))
    return nil
  }

  /// A moment that has been; nil where nothing stands, and after noting what is wrong.
  public mutating func moment(_ row: CSVRow, _ column: String) -> Instant? {
    let cell = table.cell(row, column)
    if cell.isEmpty { return nil }
    guard let moment = MomentCell.read(cell, in: names.zone) else {
      refuse(
        row, column, say("“\(String(cell.prefix(40)))” is no date that can be read."),
        say("Write 2026-03-18, or 2026-03-18T14:30:00Z."))
      return nil
    }
    guard moment <= names.now else {
      refuse(row, column, say("“\(String(cell.prefix(40)))” lies in the future."), say("Write when it was."))
      return nil
    }
    return moment
  }

  /// One of a few words; `fallback` where nothing stands.
  public mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ row: CSVRow, _ column: String, or fallback: Word?
  ) -> Word? {
    let cell = table.cell(row, column)
    if cell.isEmpty, let fallback { return fallback }
    if let word = Word(rawValue: Folded.key(cell)) { return word }
    refuse(
      row, column, say("“\(String(cell.prefix(40)))” is not known here."),
      say("Write one of \(Told.list(Word.allCases.map(\.rawValue)))."))
    return nil
  }

  /// Yes or no; no where nothing stands.
  public mutating func flag(_ row: CSVRow, _ column: String) -> Bool {
    switch Folded.key(table.cell(row, column)) {
    case "yes", "true", "1": return true
    case "", "no", "false", "0": return false
    default:
      refuse(
        row, column, say("“\(String(table.cell(row, column).prefix(40)))” is neither yes nor no."),
        say("Write yes or no."))
      return false
    }
  }
}
