import Database
import Doors
import People

/// What is done in the background: who listens to events, which jobs there are, what comes round by itself.
public enum BackgroundWork {
  public static func handlers(_ doors: Doors) -> [JobHandler] {
    EventListener.handlers(listeners(doors), store: doors.store)
  }

  private static func listeners(_ doors: Doors) -> [EventListener] {
    []
  }

  public static func chores(_ doors: Doors) -> [Chore] {
    [
      Chore.sweepJobs(doors.store),
      Chore("forget-sign-ins", .every(.hours(6))) {
        try await doors.store.write { tx in try SignInLink.forgetOld(in: tx) }
      },
    ]
  }
}
