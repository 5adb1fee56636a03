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
  /// Their places in the lines they stand in.
  let places: [ID<Session>: Int]
  /// A session that is over and about which they may give feedback.
  let awaited: Session?
  let waiting: Waiting
  let troubles: Troubles
  /// Nobody is here but whoever set it up.
  let isFirstDay: Bool
}

/// What only an administrator can mend.
struct Troubles: Sendable, Equatable {
  var deadJobs = 0
  var failedLetters = 0
}

extension HomeStory {
  /// How many sessions are looked through for the next hour and for what is open.
  private static let looked = 20

  /// `today` is the reader's. At most 22 statements, however much there is.
  static func find(
    for person: ID<Person>, isOrganiser: Bool, isAdministrator: Bool, today: Day, in tx: Transaction
  ) throws -> HomeStory {
    let mine = try SessionAgenda.find(SessionFilter(isMine: true), for: person, limit: looked, in: tx).lines
    let all = try SessionAgenda.find(SessionFilter(), for: person, limit: looked, in: tx).lines
    let next = HomeRules.next(mine)
    let commitments = try CommitmentLine.open(of: person, limit: HomeRules.mostCommitments, in: tx)
    let actions = try ActionLine.open(of: person, in: tx)
    return HomeStory(
      next: next, later: HomeRules.later(mine, after: next), wishes: try Wish.all(of: person, in: tx),
      commitments: commitments, actions: HomeRules.urgent(actions, today: today),
      open: HomeRules.open(all, now: tx.now), places: try places(of: person, in: tx),
      awaited: try Feedback.awaited(from: person, in: tx),
      waiting: try Waiting.find(for: person, isOrganiser: isOrganiser, in: tx),
      troubles: isAdministrator ? try Troubles.find(in: tx) : Troubles(), isFirstDay: try isFirstDay(in: tx))
  }

  private static func places(of person: ID<Person>, in tx: Transaction) throws -> [ID<Session>: Int] {
    let places = try tx.all(
      """
      SELECT own.session_id, (
          SELECT count(*) FROM insights_seat AS other WHERE other.session_id = own.session_id
            AND other.state = 'waitlisted' AND other.mode = own.mode AND other.turn <= own.turn) AS place
      FROM insights_seat AS own WHERE own.person_id = \(person) AND own.state = 'waitlisted'
      """
    ) { row -> (ID<Session>, Int) in (try row["session_id"], try row["place"]) }
    return Dictionary(places) { first, _ in first }
  }

  private static func isFirstDay(in tx: Transaction) throws -> Bool {
    let people: [String] = try tx.values("SELECT id FROM insights_person LIMIT 2")
    return people.count < 2
  }
}

extension Troubles {
  static func find(in tx: Transaction) throws -> Troubles {
    let failed: Int? = try tx.value("SELECT count(*) FROM insights_failed_letter")
    return Troubles(deadJobs: try Jobs.figures(in: tx).dead, failedLetters: failed ?? 0)
  }
}
