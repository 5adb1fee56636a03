import Essentials

/// Reads the cells of a list by what they mean. What is wrong is noted and the reading goes on, so that everything wrong is said
/// at once; what is unknown is said once, however many lines name it.
public struct ListCells {
  public private(set) var warnings: [RowError] = []
  public var errors: [RowError] { check.errors }
  let table: ListTable
  let names: ListNames
  private var check = CellCheck()
  private var unknown: Set<String> = []

  public init(_ table: ListTable, _ names: ListNames) { (self.table, self.names) = (table, names) }

  public func text(_ row: CSVRow, _ column: String) -> String { table.cell(row, column) }

  /// With one space between its words, as imports keep numbers.
  public func words(_ row: CSVRow, _ column: String) -> String {
    table.cell(row, column).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  public mutating func text(_ row: CSVRow, _ column: String, max: Int) -> String {
    check.text(table.cell(row, column), row.line, column, max: max) ?? ""
  }

  public mutating func refuse(_ row: CSVRow, _ column: String, _ wrong: String, _ right: String) {
    check.refuse(row.line, column, wrong, right)
  }

  public mutating func warn(_ row: CSVRow, _ column: String? = nil, _ wrong: String, _ right: String) {
    warnings.append(RowError(line: row.line, column: column, wrong: wrong, right: right))
  }

  /// Whoever has the address that stands there; also somebody who has left.
  public mutating func person(_ row: CSVRow, _ column: String) -> Person? {
    let cell = table.cell(row, column)
    if refuseEmpty(row, column) { return nil }
    if let person = names.people[cell.lowercased()] { return person }
    refuseUnknown(
      row, column, cell, say("Nobody here has the address “\(String(cell.prefix(60)))”."),
      say("Give the list of people with this one, or correct the address."))
    return nil
  }

  /// The skill of the columns `framework` and `skill`.
  public mutating func skill(_ row: CSVRow) -> ID<Skill>? {
    let (framework, name) = (table.cell(row, "framework"), table.cell(row, "skill"))
    if refuseEmpty(row, "framework") || refuseEmpty(row, "skill") { return nil }
    if let skill = names.skills[ListNames.skill(framework, name)] { return skill }
    if refuseFramework(row, framework) { return nil }
    refuseUnknown(
      row, "skill", "\(framework)\n\(name)",
      say("“\(String(framework.prefix(60)))” has no skill “\(String(name.prefix(60)))”."),
      say("Give the list of skills with this one, or correct the name."))
    return nil
  }

  mutating func role(_ row: CSVRow) -> ID<JobRole>? {
    let (framework, name) = (table.cell(row, "framework"), table.cell(row, "job_role"))
    let track = table.cell(row, "track")
    if refuseEmpty(row, "framework") || refuseEmpty(row, "job_role") { return nil }
    if let role = names.roles[ListNames.role(framework, track, name)] { return role }
    if refuseFramework(row, framework) { return nil }
    refuseUnknown(
      row, "job_role", "\(framework)\n\(track)\n\(name)",
      say("“\(String(framework.prefix(60)))” has no job role “\(String(name.prefix(60)))” in that track."),
      say("Give the list of job roles with this one, or correct the name or the track."))
    return nil
  }

  mutating func department(_ row: CSVRow) -> ID<Department>? {
    let cell = table.cell(row, "department")
    if refuseEmpty(row, "department") { return nil }
    if let department = names.departments[Folded.key(cell)] { return department }
    refuseUnknown(
      row, "department", cell, say("There is no department “\(String(cell.prefix(60)))”."),
      say("Give the list of departments with this one, or correct the name."))
    return nil
  }

  public mutating func refuseUnknown(
    _ row: CSVRow, _ column: String, _ name: String, _ wrong: String, _ right: String
  ) {
    if unknown.insert("\(column)\n\(name)").inserted { refuse(row, column, wrong, right) }
  }

  /// Whether nothing stands in a cell that names something.
  private mutating func refuseEmpty(_ row: CSVRow, _ column: String) -> Bool {
    !check.required(
      table.cell(row, column), row.line, column, say("Write what it is, or leave the line out."))
  }

  /// One line of text in which something stands.
  public mutating func name(_ row: CSVRow, _ column: String, max: Int) -> String? {
    refuseEmpty(row, column) ? nil : check.line(table.cell(row, column), row.line, column, max: max)
  }

  private mutating func refuseFramework(_ row: CSVRow, _ framework: String) -> Bool {
    guard !names.frameworks.contains(Folded.key(framework)) else { return false }
    refuseUnknown(
      row, "framework", framework, say("There is no framework “\(String(framework.prefix(60)))”."),
      say("Give the list of frameworks with this one, or correct the name."))
    return true
  }
}
