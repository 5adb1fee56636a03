import Essentials

/// A body of skills from one source, with its own names for the levels.
public struct Framework: Sendable, Equatable {
  public let id: ID<Framework>
  public var name: String
  /// Where it comes from and under which licence.
  public var source: String
  public var levels: LevelNames
  public let createdAt: Instant

  public init(id: ID<Framework>, name: String, source: String = "", levels: LevelNames, createdAt: Instant) {
    (self.id, self.name, self.source, self.levels, self.createdAt) = (id, name, source, levels, createdAt)
  }
}

/// Skills of a framework that belong together. Groups may stand inside others.
public struct SkillGroup: Sendable, Equatable {
  public let id: ID<SkillGroup>
  public let framework: ID<Framework>
  public var name: String
  public var parent: ID<SkillGroup>?
}

/// A named ability with described levels.
public struct Skill: Sendable, Equatable {
  public let id: ID<Skill>
  public let framework: ID<Framework>
  public var group: ID<SkillGroup>?
  /// What its source calls it, such as an address; nil when it has no such name.
  public var code: String?
  public var name: String
  public var about: String
  /// Other names that it is found by.
  public var also: [String]
  /// What levels 1 to 4 mean; four, any of them may be empty.
  public var texts: [String]
  /// Work stops without it; `because` says why.
  public var isCritical: Bool
  public var because: String
  public var retiredAt: Instant?
  public let createdAt: Instant

  public init(
    id: ID<Skill>, framework: ID<Framework>, group: ID<SkillGroup>? = nil, code: String? = nil, name: String,
    about: String = "", also: [String] = [], texts: [String] = ["", "", "", ""], isCritical: Bool = false,
    because: String = "", retiredAt: Instant? = nil, createdAt: Instant
  ) {
    (self.id, self.framework, self.group, self.code, self.name) = (id, framework, group, code, name)
    (self.about, self.also, self.texts, self.isCritical) = (about, also, texts, isCritical)
    (self.because, self.retiredAt, self.createdAt) = (because, retiredAt, createdAt)
  }

  /// Whether its source says of any level what it means.
  public var saysLevels: Bool { texts.contains { !$0.isEmpty } }

  /// What the level means; empty for 0 and where the source says nothing.
  public func text(_ level: Level) -> String { level == .zero ? "" : texts[level.rawValue - 1] }
}

/// The longest texts that fields of skills and job roles take, in characters.
public enum SkillLimits {
  public static let name = 200, path = 1000, code = 300, text = 6000, source = 1000, level = 60,
    because = 500, also = 4000
}
