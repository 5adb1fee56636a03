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
        await store.leaveNoTrace()
      },
    ]
  }

  /// Closes what should be closed, whatever became of its job: a promise does not depend on one.
  public static func chores(_ store: Store) -> [Chore] {
    [
      Chore("close-feedback", .every(.hours(6))) {
        try await store.write { tx in try Feedback.closeOverdue(in: tx) }
        await store.leaveNoTrace()
      }
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
