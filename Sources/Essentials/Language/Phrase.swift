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
    Phrase.walk(pattern, places: values.count, text: { text += $0 }, value: { text += values[$0] })
    return text
  }

  /// Takes a pattern apart into its texts and its places for values, counted from 0. It looks at bytes: a page has
  /// hundreds of phrases, and characters are costly to find.
  static func walk(_ pattern: String, places: Int, text: (Substring) -> Void, value: (Int) -> Void) {
    let bytes = pattern.utf8
    var start = pattern.startIndex
    while let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")) {
      let inside = bytes.index(after: open)
      if let close = bytes[inside...].firstIndex(of: UInt8(ascii: "}")),
        let place = Int(pattern[inside..<close]), place >= 1, place <= places
      {
        text(pattern[start..<open])
        value(place - 1)
        start = bytes.index(after: close)
      } else {
        text(pattern[start..<inside])
        start = inside
      }
    }
    text(pattern[start...])
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
    var whole = HTML(text: language.marks?.open ?? "")
    Phrase.walk(
      language.pattern(key), places: values.count, text: { whole.append($0) },
      value: { whole += values[$0] })
    whole += HTML(text: language.marks?.close ?? "")
    return whole
  }
}
