import Database
import Essentials
import People
import Workshops

/// All that home shows to one person.
struct HomeStory: Sendable {
  /// The next hour they have a seat at or run.
  let next: SessionLine?
  /// What else they come to, wait for, or run.
  let later: [SessionLine]
  let wishes: [Wish]
  let commitments: [CommitmentLine]
  /// Actions of theirs that are due within a week, or overdue.
  let actions: [ActionLine]
  /// Sessions at which they could still take a seat, or a place in line.
  let open: [SessionLine]
  /// A session that is over and about which they may give feedback.
  let awaited: AwaitedFeedback?
  let waiting: Waiting
}

/// What only an administrator can mend.
struct Troubles: Sendable, Equatable {
  /// Nobody is here but whoever set it up.
  var isFirstDay = false
  var deadJobs = 0
  var failedLetters = 0

  var hasAny: Bool { deadJobs > 0 || failedLetters > 0 }
}

extension HomeStory {
  /// How many of somebody's own sessions are looked through for the next hour: some are cancelled, for some they wait.
  private static let looked = 12

  /// `today` is the reader's. At most 8 statements, however much there is.
  static func find(
    for person: ID<Person>, isOrganiser: Bool, isAdministrator: Bool, today: Day, in tx: Transaction
  ) throws -> HomeStory {
    let (mine, open) = try SessionAgenda.ahead(
      of: person, mine: looked, open: HomeRules.mostOpen, in: tx)
    let next = HomeRules.next(mine)
    let commitments = try CommitmentLine.open(of: person, limit: HomeRules.mostCommitments, in: tx)
    let actions = try ActionLine.open(of: person, in: tx)
    return HomeStory(
      next: next, later: HomeRules.later(mine, after: next), wishes: try Wish.all(of: person, in: tx),
      commitments: commitments, actions: HomeRules.urgent(actions, today: today),
      open: HomeRules.open(open, now: tx.now),
      awaited: try Feedback.awaited(from: person, in: tx),
      waiting: try Waiting.find(
        for: person, isOrganiser: isOrganiser, isAdministrator: isAdministrator, in: tx))
  }
}
