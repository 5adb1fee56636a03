/// The lists in which an organisation's people, skills and topics leave it and come into another, as CSV and as JSON with the
/// same columns. The raw value is the name of the file without its ending. Later ones refer to earlier ones by their names, and
/// to people by their addresses.
public enum ListName: String, CaseIterable, Sendable {
  case departments, people, frameworks, skills
  case jobRoles = "job-roles"
  case departmentTargets = "department-targets"
  case work, ratings, findable, topics
  case topicSkills = "topic-skills"
  case votes, offers

  /// Their names, in the order in which they are written.
  public var columns: [String] {
    switch self {
    case .people: PersonColumn.inLists.map(\.rawValue) + ["left"]
    case .departments: ["name"]
    case .frameworks: ["name", "source"] + Level.allCases.map { "level_\($0.rawValue)" }
    case .skills: ["framework"] + SkillColumn.inLists.map(\.rawValue) + ["retired"]
    case .jobRoles: ["framework"] + TargetColumn.allCases.map(\.rawValue) + ["retired"]
    case .departmentTargets: ["department", "framework", "skill", "level"]
    case .work: ["person", "framework", "track", "job_role"]
    case .ratings:
      ["person", "framework", "skill", "source", "rater", "level", "said", "note", "offered", "put_aside"]
        + ["answer", "link"]
    case .findable: ["person", "framework", "skill", "since"]
    case .topics:
      ["external_id", "title", "body", "origin", "link", "author", "created", "state", "reason", "answered"]
        + ["taken_up", "merged_into", "merged_by", "merged", "state_before", "reason_before"]
    case .topicSkills: ["topic", "framework", "skill", "level"]
    case .votes: ["voter", "topic", "vote", "time"]
    case .offers: ["topic", "person", "kind", "note", "offered"]
    }
  }

  /// Without these a line says nothing; the others may be left out.
  public var required: [String] {
    switch self {
    case .people: ["email"]
    case .departments, .frameworks: ["name"]
    case .skills: ["framework", "name"]
    case .jobRoles: ["framework", "name", "skill", "level"]
    case .departmentTargets: ["department", "framework", "skill", "level"]
    case .work: ["person", "framework", "job_role"]
    case .ratings: ["person", "framework", "skill", "source", "level"]
    case .findable: ["person", "framework", "skill"]
    case .topics: ["title"]
    case .topicSkills: ["topic", "framework", "skill", "level"]
    case .votes: ["voter", "topic", "vote"]
    case .offers: ["topic", "person"]
    }
  }

  /// Whether cells of this column are numbers in JSON.
  static func isNumber(_ column: String) -> Bool { column == "level" || column == "vote" }
}

extension PersonColumn {
  /// Names in one piece, and managers by their address.
  static let inLists: [PersonColumn] = [
    .email, .externalID, .name, .title, .department, .location, .zone, .manager, .pronouns, .about, .teaches,
    .wants,
  ]
}

extension SkillColumn {
  /// Groups stand with those around them in one cell.
  static let inLists = SkillColumn.allCases.filter { $0 != .parent }
}
