import Database
import Essentials
import People
import Workshops

/// What happened to topics.
enum TopicNews {
  static func moved(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let topic = try Topic.find(event.subject(as: Topic.self), in: tx)
    // Merging has letters of its own.
    guard let state = event.detail["state"].flatMap(Topic.State.init(rawValue:)), state != .merged else {
      return []
    }
    let circle = try Circles.of(topic, in: tx)
    let wording = TopicWording(
      topic: topic.id, title: topic.title, state: state, reason: event.detail["reason"] ?? "")
    return [LetterPlan(.topic, cause: event.id.text, to: circle, actor: event.actorID, write: wording.letter)]
  }

  static func takenUp(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let topic = try Topic.find(event.subject(as: Topic.self), in: tx)
    guard topic.state == .open else { return [] }
    let circle = try Circles.of(topic, in: tx)
    let wording = TakenUpWording(topic: topic.id, title: topic.title, note: event.detail["note"] ?? "")
    return [LetterPlan(.topic, cause: event.id.text, to: circle, actor: event.actorID, write: wording.letter)]
  }

  static func offered(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let topic = try Topic.find(event.subject(as: Topic.self), in: tx)
    guard let giver = event.actorID,
      let offer = try offers(on: topic.id, in: tx).first(where: { $0.person == giver })
    else { return [] }
    let wording = OfferWording(
      topic: topic.id, title: topic.title, name: try Person.find(giver, in: tx).name, kind: offer.kind,
      note: offer.note)
    return [
      LetterPlan(
        .offer, cause: LetterCause.offer(topic.id, offer, on: Zone.utc.wall(at: event.at).day),
        to: try Circles.askers(of: topic, in: tx), actor: giver,
        write: wording.letter)
    ]
  }

  static func teachAsked(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let topic = try Topic.find(event.subject(as: Topic.self), in: tx)
    guard let organiser = event.actorID, topic.state.isLive else { return [] }
    let wording = TeachAskWording(
      topic: topic.id, title: topic.title, name: try Person.find(organiser, in: tx).name)
    return [
      LetterPlan(
        .skill, cause: event.id.text, to: [Addressee(try event.id("teacher", of: Person.self), .couldTeach)],
        actor: organiser, write: wording.letter)
    ]
  }

  static func commented(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let topic = try Topic.find(event.subject(as: Topic.self), in: tx)
    let id = try event.id("comment", of: TopicComment.self)
    guard let comment = try comment(id, in: tx) else { return [] }
    let wording = CommentWording(topic: topic.id, title: topic.title, name: comment.name, body: comment.body)
    return [
      LetterPlan(
        .comment, cause: event.id.text, to: try Circles.askers(of: topic, in: tx),
        actor: event.actorID,
        write: wording.letter)
    ]
  }

  static func offers(on topic: ID<Topic>, in tx: Transaction) throws -> [Offer] {
    try tx.all("SELECT person_id, kind, note FROM letter_offer WHERE topic_id = \(topic) ORDER BY person_id")
    { row in
      Offer(person: try row["person_id"], kind: try row["kind"], note: try row["note"])
    }
  }

  private static func comment(_ id: ID<TopicComment>, in tx: Transaction) throws -> (
    name: String, body: String
  )? {
    try tx.one("SELECT name, body FROM letter_comment WHERE id = \(id)") { row in
      (try row["name"], try row["body"])
    }
  }
}
