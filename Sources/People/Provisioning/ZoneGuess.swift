import Essentials

/// Which zones somebody may have meant by a name that is none.
public enum ZoneGuess {
  /// The zone written in another case, such as `europe/lisbon`: surely what was meant.
  public static func exact(_ typed: String) -> Zone? {
    Zone(typed) ?? byKey[Folded.key(typed)].flatMap(Zone.init)
  }

  /// The nearest names that exist, best first.
  public static func suggestions(_ typed: String, count: Int = 3) -> [String] {
    let key = Folded.key(typed)
    if let known = aliases[key] { return Array(known.filter { Zone($0) != nil }.prefix(count)) }
    let cities = byCity[key.replacing(" ", with: "_")] ?? []
    if !cities.isEmpty { return Array(cities.prefix(count)) }
    let near = Zone.names.map { name in (name, Similarity.trigrams(name, typed)) }
      .filter { $0.1 >= 0.3 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    return near.prefix(count).map(\.0)
  }

  /// What to write instead, as a sentence.
  public static func cure(_ typed: String) -> String {
    // No name is longer, and comparing a cell of megabytes with all of them would take minutes.
    let near = suggestions(String(typed.prefix(60)))
    guard let last = near.last else {
      return say("Write its name in the IANA database, such as Europe/Lisbon.")
    }
    let first = near.dropLast().joined(separator: ", ")
    return first.isEmpty
      ? say("Write \(last), if that is meant.") : say("Write \(first) or \(last), whichever is meant.")
  }

  private static let byKey = Dictionary(Zone.names.map { (Folded.key($0), $0) }) { first, _ in first }
  private static let byCity = Dictionary(grouping: Zone.names) { name in
    Folded.key(String(name.split(separator: "/").last ?? ""))
  }

  /// Names that other systems use: Windows (CLDR windowsZones), old IANA links, abbreviations that people write.
  private static let aliases: [String: [String]] = [
    "w. europe standard time": ["Europe/Berlin", "Europe/Zurich", "Europe/Vienna"],
    "central europe standard time": ["Europe/Budapest", "Europe/Prague", "Europe/Belgrade"],
    "romance standard time": ["Europe/Paris", "Europe/Madrid", "Europe/Brussels"],
    "gmt standard time": ["Europe/London", "Europe/Lisbon", "Europe/Dublin"],
    "greenwich standard time": ["Atlantic/Reykjavik", "Africa/Accra"],
    "fle standard time": ["Europe/Helsinki", "Europe/Kyiv", "Europe/Riga"],
    "gtb standard time": ["Europe/Athens", "Europe/Bucharest"],
    "eastern standard time": ["America/New_York", "America/Toronto"],
    "central standard time": ["America/Chicago", "America/Winnipeg"],
    "mountain standard time": ["America/Denver", "America/Edmonton"],
    "pacific standard time": ["America/Los_Angeles", "America/Vancouver"],
    "india standard time": ["Asia/Kolkata"], "china standard time": ["Asia/Shanghai"],
    "tokyo standard time": ["Asia/Tokyo"], "singapore standard time": ["Asia/Singapore"],
    "aus eastern standard time": ["Australia/Sydney", "Australia/Melbourne"],
    "e. south america standard time": ["America/Sao_Paulo"], "asia/calcutta": ["Asia/Kolkata"],
    "europe/kiev": ["Europe/Kyiv"], "us/pacific": ["America/Los_Angeles"], "us/eastern": ["America/New_York"],
    "us/central": ["America/Chicago"], "us/mountain": ["America/Denver"], "gb": ["Europe/London"],
    "cet": ["Europe/Berlin", "Europe/Paris", "Europe/Madrid"], "eet": ["Europe/Helsinki", "Europe/Athens"],
    "wet": ["Europe/Lisbon", "Atlantic/Canary"], "gmt": ["UTC", "Europe/London", "Africa/Accra"],
    "bst": ["Europe/London"], "est": ["America/New_York", "America/Toronto"],
    "cst": ["America/Chicago", "Asia/Shanghai"], "mst": ["America/Denver", "America/Phoenix"],
    "pst": ["America/Los_Angeles", "America/Vancouver"], "ist": ["Asia/Kolkata", "Europe/Dublin"],
    "jst": ["Asia/Tokyo"], "aest": ["Australia/Sydney", "Australia/Brisbane"], "z": ["UTC"],
  ]
}
