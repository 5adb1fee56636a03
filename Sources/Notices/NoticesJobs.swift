import Database
import Doors
import Essentials

/// What the area does by itself, for the roof's lists.
public enum NoticesJobs {
  /// How long letters are kept for their readers.
  static let keptFor: Duration = .days(400)

  public static func listeners(_ doors: Doors) -> [EventListener] {
    let desk = LetterDesk(doors)
    return [EventListener("letters", kinds: LetterDesk.kinds) { event in try await desk.handle(event) }]
  }

  public static func handlers(_ doors: Doors) -> [JobHandler] {
    let delivery = LetterDelivery(doors: doors)
    // One after the other: so a crash between sending and noting concerns one letter, and a mail server that hangs holds up no
    // other work.
    return [JobHandler(LetterDelivery.jobKind, most: 1) { job in try await delivery.run(job) }]
  }

  public static func chores(_ doors: Doors) -> [Chore] {
    let rounds = LetterRounds(doors: doors)
    return [
      Chore("letter-rounds", .every(.hours(1))) { try await rounds.make() },
      Chore("forget-letters", .every(.hours(24))) {
        while try await doors.store.write({ tx in try Letter.forget(before: tx.now - keptFor, in: tx) }) > 0 {
        }
      },
    ]
  }
}
