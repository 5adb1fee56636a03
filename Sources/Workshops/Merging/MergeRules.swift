import Essentials

/// Why two topics are not merged, or not taken apart.
public enum MergeRefusal: Refusal, Equatable {
  case withItself
  case over(String, Topic.State)
  case sessionAhead(String)
  case holdsOthers(String)
  case notMerged

  public var sentence: String {
    switch self {
    case .withItself: say("A topic cannot be merged into itself. Choose another one.")
    case .over(let title, let state):
      say(
        "“\(title)” cannot be merged, as it is in this state: \(state.word). Choose a topic that is not over."
      )
    case .sessionAhead(let title):
      say(
        "A session on “\(title)” is to come, so it must be the one that stays. Merge the other one into it.")
    case .holdsOthers(let title):
      say(
        "Other topics live on in “\(title)”, so it must be the one that stays. Merge the other one into it, or take those out first."
      )
    case .notMerged: say("This topic is not merged, or somebody has just taken it out again.")
    }
  }
}

enum MergeRules {
  /// Both have to be topics of which something can still come. The one that ends must not have a session to come, which people
  /// hold seats of, nor others that live on in it: so there is neither a chain nor a circle.
  static func merge(
    _ topic: Topic, into target: Topic, hasSessionAhead: Bool, holdsOthers: Bool
  ) throws(MergeRefusal) -> Topic {
    guard topic.id != target.id else { throw .withItself }
    for one in [topic, target] where !one.state.isLive { throw .over(one.title, one.state) }
    if hasSessionAhead { throw .sessionAhead(topic.title) }
    if holdsOthers { throw .holdsOthers(topic.title) }
    var merged = topic
    (merged.state, merged.reason, merged.mergedInto) = (.merged, "", target.id)
    return merged
  }

  /// The topic as it stood before it was merged; `former` is nil where it was not.
  static func part(
    _ topic: Topic, to former: (state: Topic.State, reason: String)?
  ) throws(MergeRefusal) -> Topic {
    guard let former else { throw .notMerged }
    var parted = topic
    (parted.state, parted.reason, parted.mergedInto) = (former.state, former.reason, nil)
    return parted
  }
}
