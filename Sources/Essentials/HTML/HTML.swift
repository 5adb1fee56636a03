/// Markup. It is made by its own literal, in which every interpolated value is escaped, so a page cannot be
/// injected into. It grows as bytes, because that is what goes over the wire.
public struct HTML: Sendable {
  public private(set) var bytes: [UInt8]

  public init() { bytes = [] }

  /// Takes markup that is known to be safe: the Markdown sanitiser's, and phrases with markup inside.
  init(trusted text: String) { bytes = Array(text.utf8) }

  /// Takes text and escapes it.
  public init(text: String) {
    bytes = []
    Escaping.append(text, to: &bytes)
  }

  public var text: String { String(decoding: bytes, as: UTF8.self) }
  public var isEmpty: Bool { bytes.isEmpty }

  public static func += (a: inout HTML, b: HTML) { a.bytes += b.bytes }

  /// Adds text, escaped.
  mutating func append(_ text: Substring) { Escaping.append(text, to: &bytes) }
}

/// A page, or a part of one, rendered from plain values.
public protocol View: Sendable {
  var html: HTML { get }
}

extension HTML: View {
  public var html: HTML { self }
}

extension HTML: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { bytes = Array(value.utf8) }
  public init(stringInterpolation parts: Parts) { bytes = parts.bytes }

  public struct Parts: StringInterpolationProtocol {
    var bytes: [UInt8] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + 32 * interpolationCount)
    }

    public mutating func appendLiteral(_ literal: String) { bytes.append(contentsOf: literal.utf8) }

    /// Text: escaped, and neutralised where a `Link` should have been given.
    public mutating func appendInterpolation(_ text: String) {
      if Escaping.opensLink(bytes) {
        Escaping.append(Link(checking: text)?.text ?? "#", to: &bytes)
      } else {
        Escaping.append(text, to: &bytes)
      }
    }

    public mutating func appendInterpolation(_ link: Link) { Escaping.append(link.text, to: &bytes) }
    public mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }
    public mutating func appendInterpolation<T>(_ id: ID<T>) { bytes.append(contentsOf: id.text.utf8) }
    public mutating func appendInterpolation(_ html: HTML) { bytes += html.bytes }
    public mutating func appendInterpolation(_ view: some View) { bytes += view.html.bytes }
    public mutating func appendInterpolation(_ views: [some View]) {
      for view in views { bytes += view.html.bytes }
    }

    /// Nothing when there is nothing.
    public mutating func appendInterpolation(optional view: (some View)?) {
      if let view { bytes += view.html.bytes }
    }

    public mutating func appendInterpolation(optional text: String?) {
      if let text { Escaping.append(text, to: &bytes) }
    }

    /// Markup under a condition; it is not built when the condition fails.
    public mutating func appendInterpolation(if condition: Bool, _ html: @autoclosure () -> HTML) {
      if condition { bytes += html().bytes }
    }

    /// A boolean attribute: ` checked` or nothing. Write it directly behind the tag's name or another attribute.
    public mutating func appendInterpolation(attribute name: StaticString, if condition: Bool) {
      guard condition else { return }
      bytes.append(32)
      bytes.append(contentsOf: name.description.utf8)
    }

    /// An attribute with a value: ` name="value"`, or nothing for nil.
    public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
      guard let value else { return }
      bytes.append(32)
      bytes.append(contentsOf: name.description.utf8)
      appendLiteral("=\"")
      appendInterpolation(value)
      bytes.append(34)
    }
  }
}

extension Sequence where Element == HTML {
  /// One after the other, with `separator` between them.
  public func joined(separator: HTML = HTML()) -> HTML {
    var whole = HTML()
    for (place, part) in enumerated() {
      if place > 0 { whole += separator }
      whole += part
    }
    return whole
  }
}
