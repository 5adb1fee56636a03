import Database
import Essentials
import People

/// What happens to sessions by themselves: they end.
public enum SessionJobs {
  static let end = "session.end"
  /// Seats that were for those who wanted the topic are everybody's.
  static let opening = "session.opening"

  public static func handlers(_ store: Store) -> [JobHandler] {
    [
      JobHandler(end) { job in
        let id: ID<Session> = try job.id("session")
        try await store.write { tx in try Session.hold(id, in: tx) }
      },
      JobHandler(opening) { job in
        let id: ID<Session> = try job.id("session")
        try await store.write { tx in try Registration.promote(in: try Session.find(id, in: tx), tx) }
      },
    ]
  }

  /// Whoever leaves frees the seats they have to come, and their calendar closes for good: whoever kept its address reads
  /// nothing when the account is opened again.
  public static func listeners(_ store: Store) -> [EventListener] {
    [
      EventListener("seats", kinds: [Event.personDeactivated]) { event in
        guard let person = ID<Person>(event.subject) else { return }
        try await store.write { tx in
          try Registration.releaseAll(of: person, in: tx)
          try CalendarFeed.stop(for: person, in: tx)
        }
      }
    ]
  }

  /// Follows the rules of the world's clocks once a day, and holds what ended unnoticed.
  public static func chores(_ store: Store) -> [Chore] {
    [
      Chore("align-sessions", .every(.hours(24))) {
        try await store.write { tx in
          _ = try Session.realign(in: tx)
          try Session.holdEnded(in: tx)
        }
      }
    ]
  }
}

extension Session {
  /// A job for its end. A session that is moved gets one for the new end too; the other finds nothing to do.
  func scheduleEnd(in tx: Transaction) throws {
    guard state == .scheduled else { return }
    try Jobs.enqueue(
      SessionJobs.end, ["session": id.text], key: "\(SessionJobs.end):\(id):\(end.milliseconds)", at: end,
      in: tx)
  }
}
