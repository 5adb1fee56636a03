import Essentials

/// One line of a file of people, cell by cell checked, before anybody is looked up.
struct FilePerson: Sendable {
  let line: Int
  /// Empty when the file names no address here.
  var email = ""
  var externalID = ""
  var name = ""
  var zone: Zone?
  /// The other columns that are taken, by what they are taken as.
  var texts: [PersonColumn: String] = [:]
}

/// Reads a table of people by a mapping. What is wrong with a cell is noted and the reading goes on, so that
/// everything wrong with a file is said at once.
struct PeopleLines {
  private(set) var lines: [FilePerson] = []
  private(set) var errors: [RowError] = []
  private(set) var warnings: [RowError] = []
  /// Address cells that were refused, so that one mistake is said once and not by all who refer to it.
  private(set) var badAddresses: Set<String> = []
  private(set) var badLines: Set<Int> = []
  private let table: ImportTable
  private let choices: PeopleChoices
  private var check = CellCheck()
  private var zones: [String: Zone] = [:]
  private var zoneCures: [String: String] = [:]

  init(_ table: ImportTable, _ choices: PeopleChoices) {
    (self.table, self.choices) = (table, choices)
    errors = PeopleLines.missingColumns(choices.mapping)
    guard errors.isEmpty else { return }
    lines.reserveCapacity(table.rows.count)
    for row in table.rows { lines.append(line(row)) }
    errors += table.errors + check.errors
    warnings += table.warnings
    noteNames()
  }

  /// The mapping must say who somebody is.
  static func missingColumns(_ mapping: ColumnMapping<PersonColumn>) -> [RowError] {
    var errors: [RowError] = []
    if mapping[.email] == nil, mapping[.externalID] == nil {
      errors.append(
        RowError(
          wrong: say("No column is taken as e-mail, so nobody can be told apart."),
          right: say("Say which column holds the addresses or login names.")))
    }
    if mapping[.manager] != nil, mapping[.tree] != nil {
      errors.append(
        RowError(
          wrong: say("Both the manager and the place in the tree are taken from the file."),
          right: say("Take one of the two.")))
    }
    return errors
  }

  /// The column's name in the file, for a sentence about it.
  func header(_ column: PersonColumn) -> String {
    choices.mapping[column].map { table.header[$0] } ?? column.label
  }

  private func cell(_ row: CSVRow, _ column: PersonColumn) -> String {
    choices.mapping[column].map { table.cell(row, $0) } ?? ""
  }

  private mutating func line(_ row: CSVRow) -> FilePerson {
    var line = FilePerson(line: row.line)
    let address = cell(row, .email)
    line.email = address.isEmpty ? "" : email(address, row.line) ?? ""
    line.externalID =
      check.code(cell(row, .externalID), row.line, header(.externalID), max: PersonLimits.externalID) ?? ""
    line.name = name(row, address)
    line.zone = zone(row)
    for (column, limit) in PeopleLines.limits where choices.mapping[column] != nil {
      let text = cell(row, column)
      let checked =
        column.isOwnWords
        ? check.text(text, row.line, header(column), max: limit)
        : check.line(text, row.line, header(column), max: limit)
      line.texts[column] = checked ?? ""
    }
    return line
  }

  private static let limits: [(PersonColumn, Int)] = [
    (.title, PersonLimits.title), (.department, PersonLimits.department), (.location, PersonLimits.location),
    (.manager, 254), (.tree, 400), (.pronouns, PersonLimits.pronouns), (.about, PersonLimits.about),
    (.teaches, PersonLimits.words), (.wants, PersonLimits.words),
  ]
}

extension PeopleLines {
  private mutating func email(_ cell: String, _ line: Int) -> String? {
    if let address = Email.checked(cell) { return address }
    if let address = LoginName.address(cell, domain: choices.mailDomain) { return address }
    badAddresses.insert(cell)
    badLines.insert(line)
    let (wrong, right) = PeopleLines.badAddress(cell)
    check.refuse(line, header(.email), wrong, right)
    return nil
  }

  /// What is wrong with an address and what was probably meant.
  static func badAddress(_ cell: String) -> (wrong: String, right: String) {
    let shown = String(cell.prefix(60))
    if !cell.contains("@"), let login = LoginName.local(cell) {
      return (
        say("“\(shown)” is a login name and no e-mail address."),
        say(
          "Give the mail domain of your organisation, so that it becomes \(Folded.key(String(login.prefix(60))))@example.org, or take the addresses from another column."
        )
      )
    }
    let inside = cell.split(whereSeparator: { "<>()[] ,;".contains($0) }).lazy.compactMap {
      Email.checked(String($0))
    }
    let guess = inside.first ?? Email.checked(Folded.key(cell).replacing(" ", with: ""))
    return (
      say("“\(shown)” is not an e-mail address."),
      guess.map { say("Write \($0), if that is meant.") } ?? say("It looks like name@example.org.")
    )
  }

  private mutating func name(_ row: CSVRow, _ address: String) -> String {
    let mapping = choices.mapping
    if mapping[.name] == nil, mapping[.givenName] == nil, mapping[.familyName] == nil {
      return LoginName.spoken(address)
    }
    let column =
      mapping[.name] != nil ? PersonColumn.name : mapping[.familyName] != nil ? .familyName : .givenName
    let parts = mapping[.name] != nil ? [cell(row, .name)] : [cell(row, .givenName), cell(row, .familyName)]
    let whole = parts.filter { !$0.isEmpty }.joined(separator: " ")
    guard check.required(whole, row.line, header(column), say("Write the person's name.")),
      let name = check.line(whole, row.line, header(column), max: PersonLimits.name)
    else { return "" }
    if let mended = CellCheck.mended(name) {
      warnings.append(
        RowError(
          line: row.line, column: header(column),
          wrong: say("“\(name)” looks like “\(mended)” in the wrong encoding."),
          right: say("Export the file as UTF-8 if so.")))
    }
    return name
  }

  private mutating func noteNames() {
    let mapping = choices.mapping
    guard mapping[.name] == nil, mapping[.givenName] == nil, mapping[.familyName] == nil,
      let first = lines.first
    else { return }
    warnings.append(
      RowError(
        wrong: say("No column is taken as name, so names are made from addresses, such as “\(first.name)”."),
        right: say("Take a column as name if the file has one.")))
  }

  private mutating func zone(_ row: CSVRow) -> Zone? {
    let typed = cell(row, .zone)
    if typed.isEmpty { return nil }
    if let zone = zones[typed] ?? ZoneGuess.exact(typed) {
      zones[typed] = zone
      return zone
    }
    let cure = zoneCures[typed] ?? ZoneGuess.cure(typed)
    zoneCures[typed] = cure
    check.refuse(row.line, header(.zone), say("“\(String(typed.prefix(60)))” is not a time zone."), cure)
    return nil
  }
}
