import Essentials
import People

/// Why something about a topic is refused.
public enum TopicRefusal: Refusal, Equatable {
  case closed(Topic.State)
  case notYours
  case reasonMissing
  case alreadySo(Topic.State)
  case heldAlready
  case sessionAhead
  case votesUsed(Int)
  case takenUpAlready
  case notOpen(Topic.State)

  public var sentence: String {
    switch self {
    case .closed(let state): TopicRefusal.closedSentence(state)
    case .notYours: say("Only the person who asked, or an organiser, can change this topic.")
    case .reasonMissing: say("Say why, in a sentence: everyone who wanted this topic reads it.")
    case .alreadySo(let state): say("This topic is in that state already: \(state.word).")
    case .sessionAhead:
      say("A session on this topic is to come. Cancel it first; then decide what becomes of the topic.")
    case .votesUsed(let budget):
      say(
        count: budget, one: "Your vote is in use. Take it back from the topic you need less, under “Mine”.",
        other: "All your \(budget) votes are in use. Take one back from a topic you need less, under “Mine”.")
    case .notOpen(let state): say("It is not open any more, but in this state: \(state.word).")
    case .takenUpAlready: say("Somebody has taken it up already.")
    case .heldAlready:
      say("A session has been held on this topic, so it stays delivered. Ask for a new one to go further.")
    }
  }

  private static func closedSentence(_ state: Topic.State) -> String {
    switch state {
    case .delivered: say("This topic has been delivered. Ask for a new one if there is more to learn.")
    case .planned, .scheduled:
      say("This topic is planned already. Ask an organiser to change its words, or say it in a comment.")
    case .merged: say("This topic lives on in another one. Take part there.")
    case .open, .declined: say("This topic was declined. Ask for a new one if something has changed.")
    }
  }
}

public enum TopicRules {
  /// How alike two titles must be for one to be shown as a likely duplicate of the other.
  public static let likely = 0.3

  /// Votes, offers and comments count as long as something can still come of them.
  static func takePart(in topic: Topic) throws(TopicRefusal) {
    guard topic.state.isLive else { throw .closed(topic.state) }
  }

  /// The asker may mend the words while it is open; organisers always.
  static func edit(_ topic: Topic, by person: ID<Person>, isOrganiser: Bool) throws(TopicRefusal) {
    if isOrganiser { return }
    guard topic.asker == person else { throw .notYours }
    guard topic.state == .open else { throw .closed(topic.state) }
  }

  /// The topic as it stands after the decision.
  static func move(
    _ topic: Topic, to state: Topic.State, reason: String, hasSessionAhead: Bool = false
  ) throws(TopicRefusal) -> Topic {
    guard topic.state != state || topic.reason != reason else { throw .alreadySo(state) }
    guard topic.state != .delivered else { throw .heldAlready }
    guard topic.state != .merged else { throw .closed(.merged) }
    if hasSessionAhead { throw .sessionAhead }
    if state == .declined && reason.isEmpty { throw .reasonMissing }
    var moved = topic
    (moved.state, moved.reason) = (state, reason)
    return moved
  }

  /// Likely duplicates of a title among candidates, the most alike first.
  static func similar<T>(to title: String, among candidates: [T], title path: (T) -> String) -> [T] {
    let asked = Similarity.set(title)
    return candidates.map { ($0, Similarity.alike(asked, path($0))) }
      .filter { $0.1 >= likely }
      .sorted { $0.1 > $1.1 }
      .map(\.0)
  }
}
