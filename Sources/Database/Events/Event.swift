import Essentials

/// Something that happened, told to the areas above in the transaction in which it happened. Each area names
/// its own: `extension Event { static func topicAsked(_ topic: ID<Topic>, by: ID<Person>) -> Event }`.
public struct Event: Hashable, Sendable {
  /// Such as "topic.asked".
  public let kind: String
  /// The identity of the thing it happened to.
  public let subject: String
  /// Who did it; nil for the program itself and for what must not be known.
  public let actor: String?
  public let detail: [String: String]

  public init(kind: String, subject: String, actor: String? = nil, detail: [String: String] = [:]) {
    (self.kind, self.subject, self.actor, self.detail) = (kind, subject, actor, detail)
  }

  public init<Subject, Actor>(
    _ kind: String, _ subject: ID<Subject>, by actor: ID<Actor>?, _ detail: [String: String] = [:]
  ) {
    self.init(kind: kind, subject: subject.text, actor: actor?.text, detail: detail)
  }

  /// Done by the program itself, or by somebody who must not be known.
  public init<Subject>(_ kind: String, _ subject: ID<Subject>, _ detail: [String: String] = [:]) {
    self.init(kind: kind, subject: subject.text, detail: detail)
  }
}

/// An event as the log keeps it.
public struct RecordedEvent: Hashable, Sendable {
  public let id: ID<Event>
  public let event: Event
  public let at: Instant

  public var kind: String { event.kind }
  public var subject: String { event.subject }
  public var actor: String? { event.actor }
  public var detail: [String: String] { event.detail }

  init(_ row: Row) throws {
    id = try row["id"]
    event = Event(
      kind: try row["kind"], subject: try row["subject_id"], actor: try row["actor_id"],
      detail: try JSONText.entries(try row["detail"]))
    at = try row["at"]
  }
}
