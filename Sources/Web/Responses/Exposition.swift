/// Figures in the text format that Prometheus reads (exposition format 0.0.4).
public struct Exposition: Sendable {
  public enum Kind: String, Sendable { case counter, gauge, histogram }

  public static let contentType = "text/plain; version=0.0.4; charset=utf-8"
  public private(set) var text = ""

  public init() {}

  public mutating func describe(_ name: StaticString, _ kind: Kind, _ help: StaticString) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
  }

  public mutating func add(
    _ name: StaticString, _ labels: KeyValuePairs<String, String>, _ value: Double
  ) {
    let pairs = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
    text += "\(name)\(pairs.isEmpty ? "" : "{\(pairs)}") \(Self.number(value))\n"
  }

  /// A figure of its own, with its description.
  public mutating func add(_ name: StaticString, _ kind: Kind, _ help: StaticString, _ value: Int) {
    describe(name, kind, help)
    add(name, Double(value))
  }

  public mutating func add(_ name: StaticString, _ value: Double) { add(name, [:], value) }

  public static func += (a: inout Exposition, b: Exposition) { a.text += b.text }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
