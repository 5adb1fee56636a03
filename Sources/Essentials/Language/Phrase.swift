/// Words that people read, with English as the key. `say("\(name) asks")` has the key `{1} asks`, so that a
/// translation may put its values elsewhere.
public struct Phrase: ExpressibleByStringInterpolation, Sendable {
  public let key: String
  let values: [String]

  public init(stringLiteral value: String) {
    key = value
    values = []
  }

  public init(stringInterpolation parts: Parts) {
    key = parts.key
    values = parts.values
  }

  public struct Parts: StringInterpolationProtocol {
    var key = ""
    var values: [String] = []

    public init(literalCapacity: Int, interpolationCount: Int) { key.reserveCapacity(literalCapacity) }
    public mutating func appendLiteral(_ literal: String) { key += literal }
    public mutating func appendInterpolation(_ value: String) {
      values.append(value)
      key += "{\(values.count)}"
    }
    public mutating func appendInterpolation(_ number: Int) { appendInterpolation(Told.plain(number)) }
  }

  /// The pattern with the values in their places.
  func filled(_ pattern: String) -> String {
    if values.isEmpty { return pattern }
    var text = ""
    var rest = Substring(pattern)
    while let open = rest.firstIndex(of: "{") {
      text += rest[..<open]
      let after = rest.index(after: open)
      guard let close = rest[after...].firstIndex(of: "}"), let place = Int(rest[after..<close]),
        values.indices.contains(place - 1)
      else {
        text += "{"
        rest = rest[after...]
        continue
      }
      text += values[place - 1]
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}

/// Words in the reader's language.
public func say(_ phrase: Phrase) -> String { Language.current.say(phrase) }

/// Words that depend on a number. English needs two forms; other languages choose among theirs by the key `other`.
public func say(count: Int, one: Phrase, other: Phrase) -> String {
  Language.current.say(count: count, one: one, other: other)
}

/// A phrase with markup among its values: `sayHTML("Asked by \(link)")`. The words are escaped, the values stay.
public func sayHTML(_ phrase: MarkedPhrase) -> HTML { phrase.html(Language.current) }

/// A phrase whose values are markup; text among them is escaped.
public struct MarkedPhrase: ExpressibleByStringInterpolation, Sendable {
  let key: String
  let values: [HTML]

  public init(stringLiteral value: String) { (key, values) = (value, []) }
  public init(stringInterpolation parts: Parts) { (key, values) = (parts.key, parts.values) }

  public struct Parts: StringInterpolationProtocol {
    var key = ""
    var values: [HTML] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}
    public mutating func appendLiteral(_ literal: String) { key += literal }
    public mutating func appendInterpolation(_ view: some View) {
      values.append(view.html)
      key += "{\(values.count)}"
    }
    public mutating func appendInterpolation(_ text: String) { appendInterpolation(HTML(text: text)) }
    public mutating func appendInterpolation(_ number: Int) { appendInterpolation(Told.plain(number)) }
  }

  func html(_ language: Language) -> HTML {
    // The places are filled with private-use characters first, so that escaping cannot touch the markup.
    var places = Phrase.Parts(literalCapacity: 0, interpolationCount: 0)
    for place in values.indices { places.appendInterpolation(String(MarkedPhrase.marker(place))) }
    let phrase = Phrase(key: key, values: places.values)
    var whole = HTML()
    var text = ""
    for character in language.say(phrase) {
      guard let place = values.indices.first(where: { MarkedPhrase.marker($0) == character }) else {
        text.append(character)
        continue
      }
      whole += HTML(text: text)
      whole += values[place]
      text = ""
    }
    whole += HTML(text: text)
    return whole
  }

  private static func marker(_ place: Int) -> Character {
    Character(Unicode.Scalar(0xF0000 + UInt32(place))!)
  }
}

extension Phrase {
  init(key: String, values: [String]) { (self.key, self.values) = (key, values) }
}
