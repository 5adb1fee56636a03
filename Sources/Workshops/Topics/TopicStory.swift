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

  /// Seven statements, however much there is.
  static func find(_ id: ID<Topic>, for person: ID<Person>, in tx: Transaction) throws -> TopicStory {
    let found = try tx.one(
      """
      SELECT \(sql: Topic.columns), person.name AS asker_name, department.name AS asker_department
      FROM topic LEFT JOIN person ON person.id = topic.asker_id
        LEFT JOIN department ON department.id = person.department_id
      WHERE topic.id = \(id)
      """
    ) { row -> (Topic, String?, String?) in
      (try Topic(row), try row["asker_name"], try row["asker_department"])
    }
    guard let (topic, name, department) = found else { throw NotHere() }
    let reach = try tx.one(
      """
      SELECT count(*) AS votes, count(DISTINCT person.department_id) AS departments,
        count(*) FILTER (WHERE topic_vote.person_id = \(person)) AS mine
      FROM topic_vote JOIN person ON person.id = topic_vote.person_id WHERE topic_vote.topic_id = \(id)
      """
    ) { row -> (Int, Int, Int) in (try row["votes"], try row["departments"], try row["mine"]) }
    return TopicStory(
      topic: topic, askerName: name, askerDepartment: department, votes: reach?.0 ?? 0,
      departments: reach?.1 ?? 0,
      isVoted: reach?.2 == 1, offers: try offers(id, in: tx), comments: try TopicComment.all(on: id, in: tx),
      steps: try TopicStep.all(of: id, in: tx),
      sessions: try Session.made(from: id, in: tx).filter { $0.state != .cancelled })
  }

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
