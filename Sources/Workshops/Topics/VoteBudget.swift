import Database
import Essentials
import People

/// How many of their votes somebody has given to topics of which something can still come. A vote comes back when its topic is
/// taught or declined; everybody has the same number, whatever they are in the organisation.
public struct VoteBudget: Sendable, Equatable {
  let used: Int
  let whole: Int

  var left: Int { max(0, whole - used) }

  /// `You have 3 of 10 votes left`
  var words: String { say("You have \(left) of \(whole) votes left") }

  /// Columns `votes_used` and `vote_budget`.
  static func columns(of person: ID<Person>) -> SQL {
    """
    (SELECT count(*) FROM topic_vote AS given JOIN topic AS wanted ON wanted.id = given.topic_id
      WHERE given.person_id = \(person) AND wanted.state NOT IN ('delivered', 'declined')) AS votes_used,
    (SELECT vote_budget FROM organisation WHERE id = 1) AS vote_budget
    """
  }

  init(used: Int, whole: Int) { (self.used, self.whole) = (used, whole) }

  init(_ row: Row) throws {
    self.init(
      used: try row["votes_used"], whole: (try row["vote_budget"] as Int?) ?? Organisation.usualVoteBudget)
  }

  static func find(of person: ID<Person>, in tx: Transaction) throws -> VoteBudget {
    try tx.one("SELECT \(sql: columns(of: person))", VoteBudget.init)
      ?? VoteBudget(used: 0, whole: Organisation.usualVoteBudget)
  }
}
