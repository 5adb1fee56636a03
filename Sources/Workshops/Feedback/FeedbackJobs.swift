import Database
import Essentials

/// Feedback opens and closes by itself.
public enum FeedbackJobs {
  static let open = "feedback.open"
  static let close = "feedback.close"

  public static func handlers(_ store: Store) -> [JobHandler] {
    [
      JobHandler(open) { job in
        let id: ID<Session> = try job.id("session")
        try await store.write { tx in try Feedback.open(id, in: tx) }
      },
      JobHandler(close) { job in
        let id: ID<Session> = try job.id("session")
        try await store.write { tx in try Feedback.close(id, in: tx) }
      },
    ]
  }

  /// Hears that a session was held.
  public static func listeners(_ store: Store) -> [EventListener] {
    [
      EventListener("feedback", kinds: [Event.sessionHeld]) { event in
        guard let id = ID<Session>(event.subject) else { return }
        try await store.write { tx in try Feedback.sessionEnded(id, in: tx) }
      }
    ]
  }
}
