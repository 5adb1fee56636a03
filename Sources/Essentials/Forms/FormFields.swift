import Foundation

/// What somebody typed, as it came: names with their values in order. Nothing is decided here.
public struct FormFields: Sendable, Equatable {
  public private(set) var items: [(name: String, value: String)]
  public private(set) var files: [(name: String, upload: Upload)] = []

  public init(_ items: [(name: String, value: String)] = []) { self.items = items }

  /// The first value without surrounding space; empty when there is none.
  public subscript(name: String) -> String {
    raw(name).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The first value as typed.
  public func raw(_ name: String) -> String { items.first { $0.name == name }?.value ?? "" }

  public func has(_ name: String) -> Bool { items.contains { $0.name == name } }

  /// All values of a name, such as the boxes that are ticked.
  public func all(_ name: String) -> [String] {
    items.filter { $0.name == name }.map { $0.value.trimmingCharacters(in: .whitespacesAndNewlines) }
  }

  public func file(_ name: String) -> Upload? { files.first { $0.name == name }?.upload }

  public mutating func append(_ name: String, _ value: String) { items.append((name, value)) }
  public mutating func append(_ name: String, _ upload: Upload) { files.append((name, upload)) }

  /// The form as if this had been typed, for showing what is stored.
  public mutating func set(_ name: String, _ value: String) {
    items.removeAll { $0.name == name }
    items.append((name, value))
  }

  /// The fields whose names begin so, under the rest of their names.
  public func having(_ prefix: String) -> FormFields {
    FormFields(
      items.filter { $0.name.hasPrefix(prefix) }.map { (String($0.name.dropFirst(prefix.count)), $0.value) })
  }

  public static func == (a: FormFields, b: FormFields) -> Bool {
    a.items.elementsEqual(b.items, by: ==) && a.files.count == b.files.count
  }
}

/// A file that somebody sent with a form.
public struct Upload: Sendable {
  /// The name it had on their machine: for showing, never for opening.
  public let name: String
  public let type: String
  public let bytes: [UInt8]

  public init(name: String, type: String, bytes: [UInt8]) {
    (self.name, self.type, self.bytes) = (name, type, bytes)
  }
}
