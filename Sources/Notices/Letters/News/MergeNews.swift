import Database
import Essentials
import People
import Workshops

/// Two topics became one, or one became two again. Those who asked, voted or offered for the one that ended or came back are
/// told; of the other, whoever asked for it and offers to teach it: for those who only voted nothing changes
/// (docs/decisions/0017).
enum MergeNews {
  static func merged(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    try plans(event, try event.id("into", of: Topic.self), isMerged: true, tx)
  }

  static func parted(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    try plans(event, try event.id("from", of: Topic.self), isMerged: false, tx)
  }

  private static func plans(
    _ event: RecordedEvent, _ other: ID<Topic>, isMerged: Bool, _ tx: Transaction
  ) throws -> [LetterPlan] {
    let (topic, other) = (
      try Topic.find(event.subject(as: Topic.self), in: tx), try Topic.find(other, in: tx)
    )
    let wording = MergeWording(
      title: topic.title, other: other.title, topic: isMerged ? other.id : topic.id, isMerged: isMerged)
    let circle =
      try Circles.of(topic, in: tx) + Circles.askers(of: other, in: tx) + Circles.offerers(of: other, in: tx)
    return [
      LetterPlan(
        .topic, cause: event.id.text, to: circle, actor: event.actorID, write: wording.letter)
    ]
  }
}
