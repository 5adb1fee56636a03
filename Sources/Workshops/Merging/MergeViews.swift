import Essentials
import People
import Web

/// Finding the topic that asks for the same.
struct MergeChoicePage: View {
  let topic: Topic
  let words: String
  let lines: [TopicLine]

  var html: HTML {
    """
    \(PageHead(say("Merge “\(topic.title)” into another topic"), lede: HTML(text: say("The other topic stays, and has the votes, offers and comments of both. Those who wanted this one are told, and it can be undone.")), crumbs: [Crumb(say("Topics"), TopicURL.list), Crumb(topic.title, TopicURL.show(topic.id)), Crumb(say("Merge"))]))
    \(FilterBar(say("Find the other topic"), to: TopicURL.merge(topic.id), region: "found", fields: Field("q", say("Words"), .search, in: FormState(FormFields([("q", words)]), prefix: "filter"), look: .inline).html))
    \(Region("found", found))
    """
  }

  private var found: HTML {
    if lines.isEmpty {
      return Empty(
        words.isEmpty ? say("No other topic looks the same.") : say("No topic has these words."),
        text: HTML(text: say("Search for a word that the other topic has."))
      ).html
    }
    return """
      <h2>\(words.isEmpty ? say("These look the same") : say("With these words"))</h2>
      \(Entries(lines.map(entry)))
      """
  }

  private func entry(_ line: TopicLine) -> Entry {
    let need = say(count: line.votes, one: "1 person needs this", other: "\(line.votes) people need this")
    return Entry(
      line.title, to: TopicURL.show(line.id), note: HTML(text: "\(need), \(line.state.word)"),
      side: ButtonLink(
        say("Look at both"), to: TopicURL.merge(topic.id, into: line.id), size: .small, about: line.title
      )
      .html)
  }
}

/// Both topics side by side, with what comes of merging them.
struct MergeLookPage: View {
  let look: MergeLook
  /// Why what was just tried was refused.
  let tried: MergeRefusal?
  let now: Instant

  private var refusal: MergeRefusal? { tried ?? look.refusal }
  private var ends: MergeLook.Side { look.ends }
  private var stays: MergeLook.Side { look.stays }

  var html: HTML {
    """
    \(PageHead(say("Merge two topics"), lede: HTML(text: outcome), crumbs: [Crumb(say("Topics"), TopicURL.list), Crumb(ends.topic.title, TopicURL.show(ends.topic.id)), Crumb(say("Merge"))]))
    \(optional: refusal.map { Notice(.refuse, HTML(text: $0.sentence), isReadAloud: tried != nil) })
    \(table)
    <div class="form__actions">\(if: refusal == nil, ButtonForm(say("Merge into “\(stays.topic.title)”"), to: TopicURL.merge(ends.topic.id), .main, fields: [("into", stays.topic.id.text)]).html)
    \(ButtonLink(say("Keep the other one instead"), to: TopicURL.merge(stays.topic.id, into: ends.topic.id), icon: .swap))
    \(ButtonLink(say("Choose another topic"), to: TopicURL.merge(ends.topic.id), .quiet))</div>
    """
  }

  private var outcome: String {
    if refusal != nil { return say("As they are, the one cannot be merged into the other.") }
    let after = say(
      count: look.votes, one: "“\(stays.topic.title)” is then wanted by 1 person",
      other: "“\(stays.topic.title)” is then wanted by \(look.votes) people")
    guard look.shared > 0 else { return say("\(after). Offers and comments come along; nothing is lost.") }
    let both = say(
      count: look.shared, one: "1 of them wanted both and has a vote free again",
      other: "\(look.shared) of them wanted both and have a vote free again")
    return say("\(after); \(both). Offers and comments come along; nothing is lost.")
  }

  private var table: Table {
    Table(
      say("The two topics"),
      columns: [
        Table.Column("", .head), Table.Column(say("This one ends")), Table.Column(say("This one stays")),
      ],
      rows: [
        row(say("Topic")) { "<a href=\"\(TopicURL.show($0.topic.id))\">\($0.topic.title)</a>" },
        row(say("What would help")) {
          $0.topic.body.isEmpty
            ? HTML(text: say("The title says it all.")) : Prose(Markdown.html($0.topic.body)).html
        },
        row(say("Asked")) {
          HTML(
            text: say(
              "By \($0.askerName ?? say("somebody without a name")), \(Told.ago($0.topic.createdAt, now: now))"
            ))
        },
        row(say("State")) { TopicState(state: $0.topic.state).html },
        row(say("Votes")) { HTML(text: "\($0.votes)") },
        row(say("Offers")) { HTML(text: "\($0.offers)") },
        row(say("Comments")) { HTML(text: "\($0.comments)") },
      ], isWide: true)
  }

  private func row(_ name: String, _ cell: (MergeLook.Side) -> HTML) -> [HTML] {
    [HTML(text: name), cell(ends), cell(stays)]
  }
}

/// What lives on in a topic, on its page.
struct MergedPart: View {
  let merged: [MergedTopic]
  let isOrganiser: Bool
  let zone: Zone

  var html: HTML {
    Entries(
      merged.map { line in
        Entry(
          line.title, to: TopicURL.show(line.id),
          note: HTML(text: say("Merged by \(line.name), \(Told.day(line.at, in: zone))")),
          side: isOrganiser
            ? ButtonForm(
              say("Take it out again"), to: TopicURL.merge(line.id), method: .delete, .quiet, size: .small,
              about: line.title
            ).html : nil)
      }
    ).html
  }
}
