import Essentials
import People
import Web

/// The list of topics: what people here want to learn, with the way to ask for more.
struct BacklogPage: View {
  let backlog: TopicBacklog
  let isFirst: Bool
  let isOrganiser: Bool
  let now: Instant

  var html: HTML {
    """
    \(PageHead(say("Topics"), lede: HTML(text: say("What people here want to learn, and who offers to teach it. Your vote counts at once and can be taken back.")), tools: isOrganiser ? ButtonLink(say("Triage"), to: TriageURL.page, icon: .list).html : nil))
    \(AskBox())
    \(filters)
    \(Region("topics", list))
    """
  }

  private var filters: HTML {
    let filter = backlog.filter
    let state = FormState(
      FormFields(
        [
          ("state", filter.show.rawValue), ("origin", filter.origin?.rawValue ?? ""),
          ("sort", filter.sort.rawValue), ("q", filter.words),
        ]
          + (filter.isMine ? [("mine", "yes")] : [])), prefix: "filter")
    return FilterBar(
      say("Filter topics"), to: TopicURL.list, region: "topics",
      fields: """
        \(Field("q", say("Words"), .search, in: state, look: .inline))
        \(Field("state", say("State"), .select(TopicFilter.Show.options), in: state, look: .inline))
        \(Field("origin", say("From"), .select([FieldOption("", say("Anywhere"))] + Topic.Origin.options), in: state, look: .inline))
        \(Field("sort", say("Order"), .select([FieldOption("rank", say("Ranked")), FieldOption("votes", say("Most votes")), FieldOption("newest", say("Newest"))]), in: state, look: .inline))
        \(FilterBar.tick("mine", say("Mine"), in: state))
        """, keeping: filter.skill.map { [("skill", $0.text)] } ?? []
    ).html
  }

  /// Which skill they all ask for, and the way out of that.
  private var skill: HTML {
    guard backlog.filter.skill != nil else { return HTML() }
    var whole = backlog.filter
    whole.skill = nil
    guard let skill = backlog.skill else {
      return """
        <p class="filters__said">\(say("There is no such skill.")) <a href="\(whole.link)">\(say("Show all topics"))</a></p>
        """
    }
    let name: HTML = "<a href=\"\(SkillURL.show(skill.id))\">\(skill.name)</a>"
    return """
      <p class="filters__said">\(sayHTML("Topics that ask for \(name).")) <a href="\(whole.link)">\(say("Show all topics"))</a></p>
      """
  }

  private var list: HTML {
    if backlog.lines.isEmpty { return "\(skill)\(nothing)" }
    let count = say(count: backlog.total.counted, one: "1 topic", other: "\(backlog.total.text) topics")
    return """
      \(skill)<div class="filters__said">\(optional: backlog.budget.map { Region("votes", "<span>\($0.words).</span>") }) \
      \(if: backlog.filter.sort == .rank, "<a href=\"\(RankURL.page)\">\(say("How topics are ranked"))</a>")</div>
      <ol class="ranking">\(backlog.lines.map { TopicRow(line: $0, weights: backlog.weights, back: backlog.filter.link, now: now) })</ol>
      \(Pager(count, first: isFirst ? nil : backlog.filter.link, next: backlog.next.map { backlog.filter.link.with("after", $0) }))
      """
  }

  private var nothing: HTML {
    if backlog.filter == TopicFilter() {
      return Empty(
        say("Nobody has asked for anything yet."),
        text: HTML(text: say("Be the first: what are you stuck on that a colleague may have solved?")),
        step: ButtonLink(say("Ask for a topic"), to: TopicURL.new, icon: .plus)
      ).html
    }
    if let skill = backlog.skill, backlog.filter == TopicFilter(skill: skill.id) {
      return Empty(
        say("Nobody has asked for it yet."),
        text: HTML(text: say("Ask for a topic on \(skill.name), and others can say that they need it too.")),
        step: ButtonLink(
          say("Ask for a topic"), to: SkillURL.asTopic(skill.id, skill.name), icon: .plus)
      ).html
    }
    return Empty(
      say("No topic is like that."),
      text: "\(elsewhere) \(say("Try other words or fewer filters, or ask for it yourself."))",
      step: asking
    ).html
  }

  private var words: String { backlog.filter.words }

  private var asking: ButtonLink {
    words.isEmpty
      ? ButtonLink(say("Show all topics"), to: TopicURL.list)
      : ButtonLink(say("Ask for “\(words)”"), to: TopicURL.new.with("title", words), icon: .plus)
  }

  /// The way to what the words find behind other filters, and among the sessions.
  private var elsewhere: HTML {
    guard let found = backlog.elsewhere else { return HTML() }
    let topics = say(
      count: found.topics.counted, one: "1 other topic has these words",
      other: "\(found.topics.text) other topics have these words")
    let sessions = say("Sessions to come have these words")
    return """
      \(if: !found.topics.isZero, "<a href=\"\(backlog.filter.anywhere.link)\">\(topics)</a>. ")\
      \(if: found.hasSessions, "<a href=\"\(SessionFilter(words: words).link)\">\(sessions)</a>. ")
      """
  }
}

/// One topic in the list.
struct TopicRow: View {
  let line: TopicLine
  let weights: RankWeights
  let back: Link
  let now: Instant

  private var anchor: String { "topic-\(line.id)" }

  /// The order stays as it is under somebody's thumb; it is made anew with the next visit.
  private var vote: HTML {
    let region = "vote-\(line.id)"
    let button = VoteButton(
      count: line.votes, isMine: line.isVoted,
      to: TopicURL.vote(line.id).with("back", back.at(anchor).text), about: line.title,
      regions: [region, "votes"])
    return Region(region, button.html).html
  }

  var html: HTML {
    """
    <li class="rank rank--plain" id="\(anchor)">
    <div class="rank__what">
    <h2 class="rank__title"><a href="\(TopicURL.show(line.id))">\(line.title)</a></h2>
    <p class="rank__from">\(line.from), \(Told.ago(line.createdAt, now: now))</p>
    \(optional: line.state.isLive ? line.reasons.map { RankBar(topic: line.id, title: line.title, reasons: $0, weights: weights, now: now) } : nil)
    </div>
    <div class="rank__side">\(TopicState(state: line.state))\
    \(if: line.offers > 0, "<span class=\"rank__offers\">\(Icon(.teach))\(say(count: line.offers, one: "1 offer to teach", other: "\(line.offers) offers to teach"))</span>")\
    \(if: line.comments > 0, "<span class=\"rank__offers\">\(Icon(.chat))\(say(count: line.comments, one: "1 comment", other: "\(line.comments) comments"))</span>")</div>
    \(if: line.state.isLive, vote)
    \(if: !line.state.isLive, "<p class=\"rank__vote faint\">\(say(count: line.votes, one: "1 person needed this", other: "\(line.votes) people needed this"))</p>")
    </li>
    """
  }
}

extension TopicLine {
  /// Where it comes from and who asked.
  var from: String {
    if isMine { return say("\(origin.from). Asked by you") }
    guard let askerName else { return say("\(origin.from). Asked without a name") }
    guard let askerDepartment else { return say("\(origin.from). Asked by \(askerName)") }
    return say("\(origin.from). Asked by \(askerName), \(askerDepartment)")
  }
}

/// A topic's state, by shape and word.
struct TopicState: View {
  let state: Topic.State

  var html: HTML {
    let meaning: State.Meaning =
      switch state {
      case .open: .open
      case .planned: .planned
      case .scheduled, .delivered: .settled
      case .declined: .refused
      case .merged: .settled
      }
    return State(state.word, meaning).html
  }
}

extension TopicFilter.Show {
  static var options: [FieldOption] {
    allCases.map { show in
      switch show {
      case .live: FieldOption(show.rawValue, say("Current"))
      case .all: FieldOption(show.rawValue, say("All"))
      default: FieldOption(show.rawValue, Topic.State(rawValue: show.rawValue)?.word ?? "")
      }
    }
  }
}

extension Topic.Origin {
  static var options: [FieldOption] { allCases.map { FieldOption($0.rawValue, $0.word) } }
}
