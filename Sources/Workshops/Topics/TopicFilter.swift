import Database
import Essentials
import People

/// What somebody wants to see of the topics.
public struct TopicFilter: Sendable, Equatable {
  public enum Sort: String, Sendable, CaseIterable { case rank, votes, newest }

  public enum Show: String, Sendable, CaseIterable {
    case live, open, planned, scheduled, delivered, declined, merged, all
  }

  public var sort: Sort
  public var show: Show
  public var origin: Topic.Origin?
  public var words: String
  /// Only what the viewer asked for or voted for.
  public var isMine: Bool
  /// Only what asks for this skill.
  public var skill: ID<Skill>?

  public init(
    sort: Sort = .rank, show: Show = .live, origin: Topic.Origin? = nil, words: String = "",
    isMine: Bool = false, skill: ID<Skill>? = nil
  ) {
    (self.sort, self.show, self.origin, self.words, self.isMine) = (sort, show, origin, words, isMine)
    self.skill = skill
  }

  /// Reads an address; what is not understood is as if it were not there.
  init(_ query: FormFields) {
    self.init(
      sort: Sort(rawValue: query["sort"]) ?? .rank, show: Show(rawValue: query["state"]) ?? .live,
      origin: Topic.Origin(rawValue: query["origin"]), words: String(query["q"].prefix(200)),
      isMine: query.has("mine"), skill: ID(query["skill"]))
  }

  /// The address that shows the same again.
  var link: Link {
    var link = TopicURL.list
    if !words.isEmpty { link = link.with("q", words) }
    if show != .live { link = link.with("state", show.rawValue) }
    if let origin { link = link.with("origin", origin.rawValue) }
    if isMine { link = link.with("mine", "on") }
    if let skill { link = link.with("skill", skill.text) }
    if sort != .rank { link = link.with("sort", sort.rawValue) }
    return link
  }

  /// The same words, whatever became of the topic and wherever it comes from.
  var anywhere: TopicFilter { TopicFilter(sort: sort, show: .all, words: words) }

  /// In the words of the partial indexes.
  var states: SQL {
    switch show {
    case .live: Topic.isLive
    case .all: "TRUE"
    case .declined: "topic.state = 'declined' AND topic.merged_into IS NULL"
    case .merged: "topic.merged_into IS NOT NULL"
    default: "topic.state = \(show.rawValue)"
    }
  }
}
