import Essentials

/// What the import of a framework can take from a column of its list of skills.
public enum SkillColumn: String, ImportColumn {
  case name, code, about, also, group, parent
  case level1 = "level_1", level2 = "level_2", level3 = "level_3", level4 = "level_4"
  case critical, because

  public var label: String {
    switch self {
    case .name: say("Skill")
    case .code: say("Code")
    case .about: say("Description")
    case .also: say("Other names")
    case .group: say("Group")
    case .parent: say("Group of the group")
    case .level1: say("Text of level 1")
    case .level2: say("Text of level 2")
    case .level3: say("Text of level 3")
    case .level4: say("Text of level 4")
    case .critical: say("Critical")
    case .because: say("Critical because")
    }
  }

  public var headers: [String] {
    switch self {
    case .name:
      ["name", "skill", "skillname", "preferredlabel", "label", "title", "competence", "competency"]
    case .code: ["code", "skillcode", "concepturi", "uri", "externalid", "skillid", "id"]
    case .about: ["about", "description", "skilldescription", "definition", "scopenote"]
    case .also: ["also", "altlabels", "othernames", "synonyms", "aliases"]
    case .group:
      ["group", "skillgroup", "category", "area", "competencearea", "domain", "cluster", "broaderconceptpt"]
    case .parent: ["parent", "groupparent", "parentgroup", "groupofthegroup"]
    case .level1: ["level1", "awareness", "foundation", "basic", "beginner", "novice"]
    case .level2: ["level2", "working", "intermediate", "competent"]
    case .level3: ["level3", "practitioner", "advanced", "proficient"]
    case .level4: ["level4", "expert", "highlyspecialised", "mastery"]
    case .critical: ["critical", "iscritical"]
    case .because: ["because", "reason", "criticalbecause", "why"]
    }
  }

  static let levels: [SkillColumn] = [.level1, .level2, .level3, .level4]

  /// Of level columns: which.
  var level: Level? { SkillColumn.levels.firstIndex(of: self).flatMap { Level(rawValue: $0 + 1) } }
}

/// What it can take from a column of its list of job roles: one line for each level that a role needs.
public enum TargetColumn: String, ImportColumn {
  case name, track, family, about, skill, level

  public var label: String {
    switch self {
    case .name: say("Job role")
    case .track: say("Line of work")
    case .family: say("Family")
    case .about: say("Description")
    case .skill: say("Skill")
    case .level: say("Level that is needed")
    }
  }

  public var headers: [String] {
    switch self {
    case .name: ["name", "rolelevel", "jobrole", "rolename", "role", "job", "position", "occupation"]
    case .track: ["track", "lineofwork", "role", "profession", "discipline"]
    case .family: ["family", "rolefamily", "jobfamily", "group"]
    case .about: ["about", "roleleveldescription", "description", "roledescription"]
    case .skill: ["skill", "skillname", "skillcode", "competence", "competency", "skilluri"]
    case .level: ["level", "skilllevel", "target", "targetlevel", "requiredlevel"]
    }
  }
}

/// The files of one import, read: the skills, the job roles, or both.
public struct FrameworkTables: Sendable {
  public var skills: ImportTable?
  public var roles: ImportTable?

  public init(skills: ImportTable? = nil, roles: ImportTable? = nil) {
    (self.skills, self.roles) = (skills, roles)
  }
}

/// What whoever imports has decided about the files.
public struct FrameworkChoices: Sendable, Equatable {
  public var name: String
  public var source = ""
  public var levels = LevelNames()
  public var skills = ColumnMapping<SkillColumn>()
  public var roles = ColumnMapping<TargetColumn>()
  /// Skills and roles that the files no longer name go out of use.
  public var retires = false

  public init(name: String) { self.name = name }

  /// Takes what the headers say by themselves. A column whose header is the name of a level, as `Level 2: Working` or
  /// `Working`, names the level, too.
  public init(guessing tables: FrameworkTables, name: String) {
    self.init(name: name)
    if let header = tables.skills?.header {
      skills = ColumnMapping(guessing: header)
      for level in Level.allCases { take(level, of: header) }
    }
    if let header = tables.roles?.header { roles = ColumnMapping(guessing: header) }
  }

  private mutating func take(_ level: Level, of header: [String]) {
    let prefix = "level \(level.rawValue)"
    if let place = header.firstIndex(where: { Folded.key($0).hasPrefix("\(prefix):") }) {
      let name = header[place].drop { $0 != ":" && $0 != "：" }.dropFirst()
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !name.isEmpty { levels[level] = name }
      if level != .zero { skills.take(SkillColumn.levels[level.rawValue - 1], at: place) }
    } else if level != .zero, let place = skills[SkillColumn.levels[level.rawValue - 1]],
      HeaderKey.of(header[place]) != "level\(level.rawValue)"
    {
      levels[level] = header[place]
    }
  }
}
