import Essentials
import People
import Web

/// The organisers' board: one pile at a time, the figures of waiting above it, what can be done with the chosen topics below.
struct TriagePage: View {
  let board: TriageBoard
  let after: String
  let form: FormFields
  let errors: FieldErrors
  let now: Instant

  var html: HTML {
    """
    \(PageHead(say("Triage"), lede: HTML(text: say("What waits for an answer. Whatever you decide, everyone who wants the topic is told.")), crumbs: [Crumb(say("Topics"), TopicURL.list), Crumb(say("Triage"))]))
    \(WaitStats(wait: board.wait))
    \(TriageTabs(counts: board.counts, duplicates: board.duplicates, pile: board.pile))
    \(board.lines.isEmpty ? nothing : list)
    """
  }

  private var nothing: HTML {
    let text =
      switch board.pile {
      case .new: say("Every topic has been taken up. Those that still need an answer are in the next pile.")
      case .waiting: say("No topic that was taken up still needs an answer.")
      case .planned: say("No topic is planned and without a date.")
      case .scheduled: say("No topic has a session to come.")
      }
    return Empty(
      say("Nothing is here."), text: HTML(text: text),
      step: ButtonLink(say("See the topics"), to: TopicURL.list)
    ).html
  }

  private var list: HTML {
    let state = FormState(form, errors: errors)
    let rows: HTML =
      "<ol class=\"triage\" id=\"list\">\(board.lines.enumerated().map { TriageRow(line: $1, pile: board.pile, isChosen: form.all("topic").contains($1.topic.id.text), control: $0 == 0 ? state.id("topic") : nil, now: now) })</ol>"
    let pager = Pager(
      say(count: board.lines.count, one: "1 topic", other: "\(board.lines.count) topics"),
      first: after.isEmpty ? nil : board.pile.link, next: board.next.map { board.pile.link.with("after", $0) }
    )
    if board.pile.moves.isEmpty { return "\(rows)\(pager)" }
    return """
      \(ErrorSummary(state))<form method="post" action="\(TriageURL.page)" data-behaviour="triage chosen">
      <button type="submit" disabled hidden></button>
      \(Hidden([("pile", board.pile.rawValue), ("after", after)]))\(TriageKeys(pile: board.pile))\(rows)\(TriageBar(pile: board.pile, state: state))</form>\(pager)
      """
  }
}

/// What the keys do, said where a script makes them do it.
struct TriageKeys: View {
  let pile: TriagePile

  var html: HTML {
    let keys = pile.moves.map { say("\($0.key) \($0.word.lowercased())") }.joined(separator: ", ")
    return """
      <p class="triage__keys small faint" data-keys hidden>\(say("Keys in the list: J and K go down and up, X chooses, A chooses all, \(keys), M merge, Enter opens."))</p>
      """
  }
}

/// What is done with the topics that are chosen.
struct TriageBar: View {
  let pile: TriagePile
  let state: FormState

  /// What each key does, for the script.
  private var moves: String { pile.moves.map { "\($0.key)=\($0.rawValue)" }.joined(separator: " ") }

  var html: HTML {
    """
    <div class="triage__bar" role="group" aria-label="\(say("With the chosen topics"))" data-moves="\(moves)" \
    data-needs="\(TriageMove.decline.rawValue)" data-why="\(say("Say why, then press Enter."))">
    \(Field("reason", say("What those who want them read; to decline, say why"), in: state, max: TopicForm.reasonMax))
    <div class="form__actions" id="\(state.id("move"))">\(pile.moves.map { Button($0.word, $0 == .decline ? .danger : .plain, name: "move", value: $0.rawValue) })\
    <span class="small faint" data-chosen="\(say("# chosen"))" role="status"></span></div>
    </div>
    """
  }
}

/// One topic on the board.
struct TriageRow: View {
  let line: TriageLine
  let pile: TriagePile
  let isChosen: Bool
  /// What a sentence leads to that asks for a choice.
  let control: String?
  let now: Instant

  private var topic: TopicLine { line.topic }

  var html: HTML {
    """
    <li class="triage__row" data-row>\(if: !pile.moves.isEmpty, pick)
    <div class="triage__what"><h2 class="rank__title"><a href="\(TopicURL.show(topic.id))" data-open>\(topic.title)</a></h2>
    <p class="rank__from">\(topic.from), \(Told.ago(topic.createdAt, now: now))</p>
    <p class="rank__from">\(facts)</p>\(optional: line.alike.map(alike))</div>
    <div class="triage__side">\(waiting)\(way)</div></li>
    """
  }

  private var pick: HTML {
    """
    <label class="check triage__pick"><input class="check__box" type="checkbox"\(attribute: "id", control) name="topic" value="\(topic.id)" data-pick\
    \(attribute: "checked", if: isChosen)><span class="visually-hidden">\(say("Choose “\(topic.title)”"))</span></label>
    """
  }

  private var facts: String {
    [
      say(count: topic.votes, one: "1 person needs it", other: "\(topic.votes) people need it"),
      topic.offers == 0
        ? "" : say(count: topic.offers, one: "1 offer to teach", other: "\(topic.offers) offers to teach"),
      topic.comments == 0
        ? "" : say(count: topic.comments, one: "1 comment", other: "\(topic.comments) comments"),
    ].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func alike(_ other: LikelyPair.Side) -> HTML {
    let link: HTML = "<a href=\"\(TopicURL.merge(topic.id, into: other.id))\">\(say("Look at both"))</a>"
    return "<p class=\"rank__from\">\(say("Perhaps the same as “\(other.title)”.")) \(link)</p>"
  }

  private var waiting: HTML {
    guard line.answeredAt == nil else { return "" }
    let days = (now - topic.createdAt).wholeDays
    let words =
      days == 0
      ? say("Asked today, no answer yet")
      : say(count: days, one: "No answer for 1 day", other: "No answer for \(days) days")
    return State(words, days > WaitFigures.goal ? .attention : .open).html
  }

  private var way: HTML {
    if let session = line.session {
      return "<a href=\"\(SessionURL.show(session))\">\(say("See the session"))</a>"
    }
    return ButtonLink(say("Merge"), to: TopicURL.merge(topic.id), .quiet, size: .small, about: topic.title)
      .html
  }
}
