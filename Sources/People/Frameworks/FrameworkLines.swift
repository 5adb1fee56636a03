import Essentials

/// One line of a list of skills, cell by cell checked. What the list has no column for is nil.
struct FileSkill: Sendable {
  let line: Int
  var name = ""
  var code: String?
  var about: String?
  var also: [String]?
  /// The group it is in, with those around it before it; empty for none.
  var group: [String]?
  var texts: [String?] = [nil, nil, nil, nil]
  var isCritical: Bool?
  var because: String?
}

/// One line of a list of job roles.
struct FileTarget: Sendable {
  let line: Int
  var name = ""
  var track = ""
  var family: String?
  var about: String?
  /// By name or code; empty where the line names a role only.
  var skill = ""
  var level: Level?
}

/// Reads both lists by their mappings. What is wrong with a cell is noted and the reading goes on, so that everything
/// wrong is said at once.
struct FrameworkLines {
  private(set) var skills: [FileSkill] = []
  private(set) var targets: [FileTarget] = []
  var errors: [RowError] = []
  var warnings: [RowError] = []
  let choices: FrameworkChoices
  private let tables: FrameworkTables
  var check = CellCheck()
  /// What the headers call the levels: cells may write these, too, whatever the levels are called here.
  let headerNames: LevelNames
  var lastAbout: (typed: String, checked: String?)?

  init(_ tables: FrameworkTables, _ choices: FrameworkChoices) {
    (self.tables, self.choices) = (tables, choices)
    headerNames = FrameworkChoices(guessing: tables, name: "").levels
    errors = missingColumns
    guard errors.isEmpty else { return }
    if let table = tables.skills {
      skills = table.rows.map { skill(table, $0) }
      (errors, warnings) = (errors + table.errors, warnings + table.warnings)
      warnings += skills.flatMap(thin)
    }
    if let table = tables.roles {
      targets = table.rows.map { target(table, $0) }
      (errors, warnings) = (errors + table.errors, warnings + table.warnings)
    }
    errors += check.errors
  }

  private var missingColumns: [RowError] {
    var errors: [RowError] = []
    func need(_ isThere: Bool, _ wrong: String, _ right: String) {
      if !isThere { errors.append(RowError(wrong: wrong, right: right)) }
    }
    if tables.skills != nil {
      need(
        choices.skills[.name] != nil, say("No column is taken as the skill’s name."),
        say("Say which column of the skills holds their names."))
    }
    if tables.roles != nil {
      need(
        choices.roles[.name] != nil, say("No column is taken as the job role’s name."),
        say("Say which column of the job roles holds their names."))
      need(
        choices.roles[.skill] != nil && choices.roles[.level] != nil,
        say("The list of job roles does not say which level of which skill they need."),
        say("Say which columns hold the skill and the level."))
    }
    return errors
  }

  func header(_ column: SkillColumn) -> String {
    choices.skills[column].flatMap { tables.skills?.header[$0] } ?? column.label
  }

  func roleHeader(_ column: TargetColumn) -> String {
    choices.roles[column].flatMap { tables.roles?.header[$0] } ?? column.label
  }
}
