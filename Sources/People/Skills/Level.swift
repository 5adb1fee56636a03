import Essentials

/// How well somebody can do something, or how well it has to be done: 0 not at all to 4 expert. What a level means stands
/// in the framework's texts.
public enum Level: Int, Sendable, CaseIterable, Comparable, Codable {
  case zero, one, two, three, four

  public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }

  /// Those with a text: 0 needs none.
  public static let described: [Level] = [.one, .two, .three, .four]
}

/// A framework's own names for the levels.
public struct LevelNames: Sendable, Equatable, Codable {
  /// Five, from level 0.
  public private(set) var names: [String]

  public init() { names = [say("None"), say("Aware"), say("Working"), say("Practitioner"), say("Expert")] }

  /// Missing and empty names are those that frameworks without any get.
  public init(_ given: [String]) {
    self.init()
    for (place, name) in given.prefix(5).enumerated() where !name.allSatisfy(\.isWhitespace) {
      names[place] = name
    }
  }

  public subscript(level: Level) -> String {
    get { names[level.rawValue] }
    set { names[level.rawValue] = newValue }
  }

  /// The level that is written so: its name in any case, or its number.
  public func level(_ written: String) -> Level? {
    let key = Folded.key(written)
    if let place = names.firstIndex(where: { Folded.key($0) == key }) { return Level(rawValue: place) }
    let number = key.hasPrefix("level ") ? String(key.dropFirst(6)) : key
    return Int(number).flatMap(Level.init)
  }

  /// Two levels that are called alike could not be told apart.
  public var areDistinct: Bool { Set(names.map(Folded.key)).count == names.count }
}
