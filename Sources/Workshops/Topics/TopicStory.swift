import Database
import Essentials
import People

/// All that the page of one topic shows.
public struct TopicStory: Sendable {
  public struct OfferLine: Sendable {
    public let offer: Offer
    public let name: String
    public let department: String?
  }

  public let topic: Topic
  public let askerName: String?
  public let askerDepartment: String?
  public let votes: Int
  public let departments: Int
  public let isVoted: Bool
  public let offers: [OfferLine]
  public let comments: [TopicComment]
  public let steps: [TopicStep]
  /// Sessions made from it that were not cancelled, the latest first.
  let sessions: [Session]
  /// The skills it asks for.
  let aims: [SkillAim]
  let budget: VoteBudget
  /// The reader was asked to teach it, and has not declined.
  let isAskedToTeach: Bool
  /// When the organisers took it up.
  let takenUpAt: Instant?
  /// The title of the topic in which it lives on.
  let targetTitle: String?
  /// Topics that live on in it.
  let merged: [MergedTopic]

  /// Seven statements, however much there is, and one more for what lives on in it.
  static func find(_ id: ID<Topic>, for person: ID<Person>, in tx: Transaction) throws -> TopicStory {
    let found = try tx.one(
      """
      SELECT \(sql: Topic.columns), topic.votes, person.name AS asker_name, department.name AS asker_department,
        EXISTS (SELECT 1 FROM topic_vote WHERE topic_id = topic.id AND person_id = \(person)) AS is_voted,
        \(sql: VoteBudget.columns(of: person)), EXISTS (SELECT 1 FROM teach_ask WHERE teach_ask.topic_id = topic.id
          AND teach_ask.person_id = \(person) AND NOT teach_ask.is_declined) AS is_asked,
        \(sql: departments) AS departments,
        topic.taken_up_at, (SELECT other.title FROM topic AS other WHERE other.id = topic.merged_into) AS target_title,
        EXISTS (SELECT 1 FROM topic AS other WHERE other.merged_into = topic.id) AS has_merged
      FROM topic LEFT JOIN person ON person.id = topic.asker_id
        LEFT JOIN department ON department.id = person.department_id
      WHERE topic.id = \(id)
      """
    ) { row in
      TopicStory(
        topic: try Topic(row), askerName: try row["asker_name"], askerDepartment: try row["asker_department"],
        votes: try row["votes"], departments: try row["departments"],
        isVoted: try row["is_voted"], offers: try offers(id, in: tx),
        comments: try TopicComment.all(on: id, in: tx), steps: try TopicStep.all(of: id, in: tx),
        sessions: try Session.made(from: id, in: tx).filter { $0.state != .cancelled },
        aims: try SkillAim.all(of: .topic(id), in: tx), budget: try VoteBudget(row),
        isAskedToTeach: try row["is_asked"], takenUpAt: try row["taken_up_at"],
        targetTitle: try row["target_title"],
        merged: try row["has_merged"] ? try MergedTopic.all(in: id, in: tx) : [])
    }
    guard let found else { throw NotHere() }
    return found
  }

  /// In how many departments those work who need it. Where many do, each department is asked for one of them, who is found
  /// among its first few people: with 3,333 votes of 10,000 people that takes 0.02 ms instead of the 1.9 ms of looking up
  /// who gave each vote.
  static let departments: SQL = """
    CASE WHEN topic.votes > 500 THEN (
        SELECT count(*) FROM department WHERE EXISTS (
          SELECT 1 FROM person WHERE department_id = department.id AND EXISTS (
            SELECT 1 FROM topic_vote WHERE topic_id = topic.id AND person_id = person.id)))
      ELSE (SELECT count(DISTINCT person.department_id) FROM topic_vote JOIN person ON person.id = topic_vote.person_id
        WHERE topic_vote.topic_id = topic.id) END
    """

  static func offers(_ id: ID<Topic>, in tx: Transaction) throws -> [OfferLine] {
    try tx.all(
      """
      SELECT topic_offer.person_id, topic_offer.kind, topic_offer.note, person.name, department.name AS department
      FROM topic_offer JOIN person ON person.id = topic_offer.person_id
        LEFT JOIN department ON department.id = person.department_id
      WHERE topic_offer.topic_id = \(id) ORDER BY topic_offer.created_at, topic_offer.person_id LIMIT 100
      """
    ) { row in
      OfferLine(
        offer: Offer(person: try row["person_id"], kind: try row["kind"], note: try row["note"]),
        name: try row["name"], department: try row["department"])
    }
  }
}
