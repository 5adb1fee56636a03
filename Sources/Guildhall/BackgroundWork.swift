import Database
import Doors
import Essentials
import Notices
import People
import Workshops

/// What is done in the background: who listens to events, which jobs there are, what comes round by itself.
public enum BackgroundWork {
  public static func handlers(_ doors: Doors) -> [JobHandler] {
    let store = doors.store
    return EventListener.handlers(listeners(doors), store: store) + SessionJobs.handlers(store)
      + FeedbackJobs.handlers(store) + CommitmentJobs.handlers(store) + ActionJobs.handlers(store)
      + GapCount.handlers(store, then: { try await TopicRanking.updateAll(store) })
      + NoticesJobs.handlers(doors)
  }

  private static func listeners(_ doors: Doors) -> [EventListener] {
    TopicLikeness.listeners(doors.store) + SessionJobs.listeners(doors.store)
      + FeedbackJobs.listeners(doors.store) + NoticesJobs.listeners(doors)
  }

  public static func chores(_ doors: Doors) -> [Chore] {
    [
      Chore.sweepJobs(doors.store),
      Chore("gather-statistics", .every(.hours(24))) { try await doors.store.gatherStatistics() },
      Chore("forget-what-is-over", .every(.hours(6))) {
        try await doors.store.write { tx in
          try SignInLink.forgetOld(in: tx)
          try ImportDraft.forgetOld(in: tx)
          try HelpAsk.forgetOld(in: tx)
          // Who wanted to sign in when is nobody's business a week later.
          try EventLog.forget(Event.signInAsked, before: tx.now - .days(7), in: tx)
        }
      },
    ] + GapCount.chores(doors.store) + TopicRanking.chores(doors.store) + TopicLikeness.chores(doors.store)
      + SessionJobs.chores(doors.store)
      + FeedbackJobs.chores(doors.store)
      + NoticesJobs.chores(doors)
  }
}
