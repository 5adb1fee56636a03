import Essentials

/// Somebody above who acts on events: "letters", "webhooks". Each listener gets a job of its own for each
/// event it hears, so that one that fails is tried again alone. Like every job it may run twice for the same
/// event.
public struct EventListener: Sendable {
  public let name: String
  let hears: @Sendable (String) -> Bool
  let act: @Sendable (RecordedEvent) async throws -> Void

  /// `kinds` are the events it hears; nil for all.
  public init(
    _ name: String, kinds: Set<String>? = nil, act: @escaping @Sendable (RecordedEvent) async throws -> Void
  ) {
    self.name = name
    hears = { kind in kinds?.contains(kind) ?? true }
    self.act = act
  }

  private var jobKind: String { "\(EventLog.jobKind).\(name)" }

  /// The handlers that bring events to these listeners; for the worker's list.
  public static func handlers(_ listeners: [EventListener], store: Store) -> [JobHandler] {
    let spread = JobHandler(EventLog.jobKind) { job in
      try await store.write { tx in
        guard let event = try EventLog.find(job.id("event"), in: tx) else { return }
        for listener in listeners where listener.hears(event.kind) {
          try Jobs.enqueue(
            listener.jobKind, job.payload, key: "\(listener.jobKind):\(event.id)", isUrgent: job.isUrgent,
            in: tx)
        }
      }
    }
    return [spread]
      + listeners.map { listener in
        JobHandler(listener.jobKind) { job in
          let event = try await store.read { tx in try EventLog.find(job.id("event"), in: tx) }
          if let event { try await listener.act(event) }
        }
      }
  }
}
