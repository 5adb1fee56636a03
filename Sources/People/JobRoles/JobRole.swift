import Essentials

/// A kind of job, with the level that it needs of each skill. It says what somebody works as, not what they may do here:
/// that is `Role`.
public struct JobRole: Sendable, Equatable {
  public let id: ID<JobRole>
  public let framework: ID<Framework>
  /// Roles that belong together, such as Data; may be empty.
  public var family: String
  /// The line of work of which this is a step; empty when it is one by itself.
  public var track: String
  public var name: String
  public var about: String
  public var retiredAt: Instant?
  public let createdAt: Instant

  public init(
    id: ID<JobRole>, framework: ID<Framework>, family: String = "", track: String = "", name: String,
    about: String = "", retiredAt: Instant? = nil, createdAt: Instant
  ) {
    (self.id, self.framework, self.family, self.track) = (id, framework, family, track)
    (self.name, self.about, self.retiredAt, self.createdAt) = (name, about, retiredAt, createdAt)
  }

  /// What tells it from the others of its framework.
  var key: String { JobRole.key(track: track, name: name) }
  static func key(track: String, name: String) -> String { "\(Folded.key(track))\n\(Folded.key(name))" }

  /// `Data analyst, Data`, without what its name says already.
  public var place: String {
    [track, family].filter { !$0.isEmpty && Folded.key($0) != Folded.key(name) }.joined(separator: ", ")
  }
}

/// The level that a job role needs of each skill. What it does not need is not in it.
public typealias Targets = [ID<Skill>: Level]
