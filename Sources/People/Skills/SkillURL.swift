import Essentials

public enum SkillURL {
  public static let list = Link("/skills")
  public static func find(_ words: String) -> Link { list.with("q", words) }
  public static func show(_ id: ID<Skill>) -> Link { Link(path: "/skills/\(id)") }
  static func edit(_ id: ID<Skill>) -> Link { Link(path: "/skills/\(id)/edit") }
  /// POST takes it out of use, DELETE brings it back.
  static func retirement(_ id: ID<Skill>) -> Link { Link(path: "/skills/\(id)/retirement") }
}

public enum FrameworkURL {
  public static let list = Link("/frameworks")
  public static func show(_ id: ID<Framework>) -> Link { Link(path: "/frameworks/\(id)") }
  static func edit(_ id: ID<Framework>) -> Link { Link(path: "/frameworks/\(id)/edit") }
  static func skills(_ id: ID<Framework>) -> Link { SkillURL.list.with("framework", id.text) }
  static func roles(_ id: ID<Framework>) -> Link { JobRoleURL.list.with("framework", id.text) }
  /// GET asks for one, POST to `newSkills` adds it.
  static func newSkill(_ id: ID<Framework>) -> Link { Link(path: "/frameworks/\(id)/skills/new") }
  static func newSkills(_ id: ID<Framework>) -> Link { Link(path: "/frameworks/\(id)/skills") }
  static func newRole(_ id: ID<Framework>) -> Link { Link(path: "/frameworks/\(id)/job-roles/new") }
  static func newRoles(_ id: ID<Framework>) -> Link { Link(path: "/frameworks/\(id)/job-roles") }
  static func file(_ id: ID<Framework>, _ name: String) -> Link { Link(path: "/frameworks/\(id)/\(name)") }
}

public enum JobRoleURL {
  public static let list = Link("/job-roles")
  public static func show(_ id: ID<JobRole>) -> Link { Link(path: "/job-roles/\(id)") }
  static func edit(_ id: ID<JobRole>) -> Link { Link(path: "/job-roles/\(id)/edit") }
  static func retirement(_ id: ID<JobRole>) -> Link { Link(path: "/job-roles/\(id)/retirement") }
}
