/// A rule refuses. The sentence says what is in the way and what would work; it is shown beside the control (422).
public protocol Refusal: Error, Sendable {
  var sentence: String { get }
}

/// A fault after which nobody knows whether the change was kept.
public protocol MayBeDone: Error {
  var mayBeDone: Bool { get }
}

/// It is not here, or it is not for these eyes: the two are never told apart (404).
public struct NotHere: Error, Sendable {
  public init() {}
}

/// It is known to be here, and not for this person (403).
public struct NotAllowed: Error, Sendable {
  public let sentence: String
  public init(_ sentence: String) { self.sentence = sentence }
}

/// What is wrong with a form: one sentence for each field, in the order in which they were found (422).
public struct FieldErrors: Error, Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public let field: String
    public let sentence: String
  }

  public private(set) var entries: [Entry] = []
  /// Nothing is wrong with what was typed, but with what it was typed into: somebody else was faster.
  public internal(set) var isStale = false

  public init() {}

  public init(_ field: String, _ sentence: String) { add(field, sentence) }

  public var isEmpty: Bool { entries.isEmpty }

  /// The first sentence about the field.
  public subscript(field: String) -> String? { entries.first { $0.field == field }?.sentence }

  public mutating func add(_ field: String, _ sentence: String) {
    entries.append(Entry(field: field, sentence: sentence))
  }

  public func throwIfAny() throws(FieldErrors) {
    if !isEmpty { throw self }
  }
}

/// A fault that needs nobody: what was asked for can be tried again in a while (503).
public protocol PassesByItself: Error {
  var passesByItself: Bool { get }
  /// What is the matter meanwhile, and what to do.
  var meanwhile: String { get }
}
