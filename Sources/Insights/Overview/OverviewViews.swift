import Essentials
import Web
import Workshops

/// The overview: what was asked, held, attended, said and done in a period.
struct OverviewPage: View {
  let counted: OverviewShelf.Counted
  let now: Instant

  private var span: OverviewSpan { counted.span }
  private var figures: OverviewFigures { counted.figures }

  var html: HTML {
    """
    \(PageHead(OverviewWords.heading(figures), lede: HTML(text: OverviewWords.lede(figures, span))))
    \(periods)
    \(LedgerSection(say("Topics"), id: "topics", note: HTML(text: say("Asked for \(span.words), by where they stand now")), topics.html))
    \(LedgerSection(say("Sessions"), id: "sessions", sessions.html))
    \(LedgerSection(say("Seats and attendance"), id: "attendance", attendance))
    \(LedgerSection(say("Reach by department"), id: "reach", ReachPart(reach: figures.reach, span: span).html))
    \(LedgerSection(say("Feedback"), id: "feedback", note: HTML(text: say("Confidential: shown from five answers on")), FeedbackPart(totals: figures.feedback, period: span.period).html))
    \(LedgerSection(say("Commitments"), id: "commitments", note: HTML(text: say("Counted together; only their owners see them")), commitments))
    \(LedgerSection(say("Actions"), id: "actions", actions.html))
    \(if: counted.at + .seconds(1) < now, "<p class=\"faint small\">\(say("Counted at \(Told.moment(counted.at, in: span.zone))."))</p>")
    """
  }

  private var periods: Tabs {
    Tabs(
      say("Period"),
      OverviewPeriod.allCases.map {
        Tabs.Tab($0.word, to: OverviewURL.overview($0), isCurrent: $0 == span.period)
      })
  }

  private var topics: Stats {
    let topics = figures.topics
    let states: [(TopicShow, Topic.State, String)] = [
      (.open, .open, say("open")), (.planned, .planned, say("planned")),
      (.scheduled, .scheduled, say("scheduled")), (.delivered, .delivered, say("delivered")),
      (.declined, .declined, say("declined")),
    ]
    return Stats(
      [Stat(Told.number(topics.asked), say("asked for"), to: OverviewURL.topics(.all, span.period))]
        + states.map { show, state, word in
          Stat(Told.number(topics.states[state] ?? 0), word, to: OverviewURL.topics(show, span.period))
        })
  }

  private var sessions: Stats {
    let sessions = figures.sessions
    return Stats([
      Stat(
        Told.number(sessions.held), say("held"), doubt: span.words,
        to: OverviewURL.sessions(.held, span.period)),
      Stat(
        Told.number(sessions.cancelled), say("cancelled"), doubt: span.words,
        to: OverviewURL.sessions(.cancelled, span.period)),
      Stat(
        Told.number(sessions.planned), say("to come"), doubt: say("from today on"),
        to: OverviewURL.sessions(.planned, span.period)),
    ])
  }

  private var attendance: HTML {
    let sessions = figures.sessions
    if sessions.held == 0 { return "<p>\(say("No session was held in this time."))</p>" }
    let unknown = sessions.held - sessions.recorded
    let doubt =
      unknown == 0
      ? say(count: sessions.recorded, one: "at 1 session", other: "at \(sessions.recorded) sessions")
      : say(
        count: unknown, one: "1 session without attendance is left out",
        other: "\(unknown) sessions without attendance are left out")
    return Stats([
      Stat(
        Told.share(sessions.attended, of: sessions.expected), say("people with a seat came"), doubt: doubt,
        to: OverviewURL.sessions(.held, span.period)),
      Stat(
        Told.share(sessions.registered, of: sessions.seats), say("seats were taken"),
        doubt: say(count: sessions.held, one: "at 1 session", other: "at \(sessions.held) sessions"),
        to: OverviewURL.sessions(.held, span.period)),
    ]).html
  }

  private var commitments: HTML {
    let counts = figures.commitments
    let link = OverviewURL.commitments(span.period)
    if counts.made == 0 {
      return
        "<p>\(say("None after these sessions is counted.")) <a href=\"\(link)\">\(say("Why not"))</a></p>"
    }
    let due = counts.kept + counts.missed
    return Stats([
      Stat(
        due == 0 ? say("None was due yet") : Told.share(counts.kept, of: due), say("commitments kept"),
        doubt: say("of those that were due or done"), to: link),
      Stat(
        Told.number(counts.missed), say("missed"), doubt: say("not done when their day was over"), to: link),
      Stat(Told.number(counts.open), say("open"), doubt: say("their day is still to come"), to: link),
    ]).html
  }

  private var actions: Stats {
    let actions = figures.actions
    return Stats([
      Stat(Told.number(actions.done), say("done"), to: OverviewURL.actions(.done, span.period)),
      Stat(
        Told.number(actions.open), say("open"),
        doubt: say(
          count: actions.overdue, one: "1 of them overdue", other: "\(actions.overdue) of them overdue"),
        to: OverviewURL.actions(.open, span.period)),
      Stat(Told.number(actions.dropped), say("dropped"), to: OverviewURL.actions(.dropped, span.period)),
    ])
  }
}

/// The finding, in a heading and a sentence.
enum OverviewWords {
  static func heading(_ figures: OverviewFigures) -> String {
    let held = figures.sessions.held
    if held == 0 { return say("No session was held in this time") }
    let sessions = say(count: held, one: "1 session held", other: "\(held) sessions held")
    return say("\(sessions), \(figures.reach.reached) of \(figures.reach.people) people reached")
  }

  static func lede(_ figures: OverviewFigures, _ span: OverviewSpan) -> String {
    let asked = figures.topics.asked, planned = figures.sessions.planned
    let topics = say(count: asked, one: "1 topic was asked for", other: "\(asked) topics were asked for")
    let ahead = say(count: planned, one: "1 session is to come", other: "\(planned) sessions are to come")
    return say("\(sentenceCase(span.words)). \(topics), \(ahead). Every figure leads to what it is made of.")
  }

  private static func sentenceCase(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}

/// Feedback on all sessions of the period, as far as it is shown.
struct FeedbackPart: View {
  let totals: FeedbackTotals
  let period: OverviewPeriod

  var html: HTML {
    if totals.answered == 0 { return "<p>\(say("Nobody has given feedback on these sessions."))</p>" }
    let about = say(
      count: totals.sessions, one: "about 1 session", other: "about \(totals.sessions) sessions")
    let link = OverviewURL.sessions(.answered, period)
    let size = Stat(
      Told.number(totals.answered), say(count: totals.answered, one: "answer", other: "answers"),
      doubt: say("\(about); \(totals.shown) are shown"),
      to: link)
    if totals.shown == 0 {
      return Stats([
        size, Stat(say("Too few to show"), say("what they say"), doubt: say("shown from 5 answers on")),
      ]).html
    }
    return Stats(
      [size]
        + FeedbackQuestion.allCases.map { question in
          let marks = totals.marks[question] ?? MarkCounts()
          return Stat(
            Told.share(marks.good, of: marks.answers), question.word,
            doubt: say("said fully or mostly, \(Told.percent(marks.good, of: marks.answers))"), to: link)
        }
    ).html
  }
}
