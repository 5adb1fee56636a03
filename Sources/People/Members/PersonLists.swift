import Essentials

extension Person {
  /// What they can teach, thing by thing: people write lists with commas, semicolons or line breaks.
  public var teachings: [String] { Person.things(teaches) }
  public var wishes: [String] { Person.things(wants) }

  static func things(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isNewline })
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .map { $0.trimmingPrefix("- ").description }
      .filter { !$0.isEmpty }
  }
}

/// How far apart two people's clocks are, in words.
enum Apart {
  /// `2 hours ahead of you`; nil when the clocks agree.
  static func words(_ theirs: Zone, from mine: Zone, at now: Instant) -> String? {
    let minutes = (theirs.offset(at: now) - mine.offset(at: now)) / 60
    if minutes == 0 { return nil }
    let length = length(abs(minutes))
    return minutes > 0 ? say("\(length) ahead of you") : say("\(length) behind you")
  }

  private static func length(_ minutes: Int) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60)
    let whole = say(count: hours, one: "\(hours) hour", other: "\(hours) hours")
    if rest == 0 { return whole }
    let part = say(count: rest, one: "\(rest) minute", other: "\(rest) minutes")
    return hours == 0 ? part : Told.list([whole, part])
  }
}
