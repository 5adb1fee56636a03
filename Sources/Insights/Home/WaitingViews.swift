import Essentials
import Notices
import People
import Web
import Workshops

/// What waits for somebody who organises, administers, or runs sessions; nothing where nothing waits.
struct WaitingPart: View {
  let waiting: Waiting
  let isOrganiser: Bool
  let zone: Zone
  let now: Instant

  var html: HTML {
    let items = trouble + abandoned + unfinished + teach + asked + offered + lines + unanswered
    if items.isEmpty && !isOrganiser { return HTML() }
    return LedgerAside(
      say("Waiting for you"), id: "waiting",
      items.isEmpty
        ? "<p class=\"faint\">\(say("Nothing. Every topic has an answer, every session its notes."))</p>"
        : "<ul class=\"todo\">\(items)</ul>"
    ).html
  }

  private func item(_ what: String, _ why: String, to target: Link) -> HTML {
    """
    <li><a class="todo__item" href="\(target)"><span class="todo__what">\(what)</span>\
    <span class="todo__why">\(why)</span></a></li>
    """
  }

  private var trouble: [HTML] {
    var items: [HTML] = []
    if waiting.troubles.deadJobs > 0 {
      let count = waiting.troubles.deadJobs
      items.append(
        item(
          say(count: count, one: "1 job was given up", other: "\(count) jobs were given up"),
          say("Background work that failed too often"), to: WorkURL.list))
    }
    if waiting.troubles.failedLetters > 0 {
      let count = waiting.troubles.failedLetters
      items.append(
        item(
          say(count: count, one: "1 letter could not be sent", other: "\(count) letters could not be sent"),
          say("See why, and try again"), to: LetterURL.outbox.with("state", "failed")))
    }
    return items
  }

  private var abandoned: [HTML] {
    let items = waiting.abandoned.first.map { line in
      item(
        say("Find somebody to run it: \(line.title)"), say("Whoever was to run it has left"),
        to: SessionURL.show(line.id))
    }
    return items
      + rest(waiting.abandoned, to: OverviewURL.sessions(.abandoned, .all)) { count in
        say(
          count: count.counted, one: "1 more session that nobody runs",
          other: "\(count.text) more sessions that nobody runs")
      }
  }

  private var unfinished: [HTML] {
    let items = waiting.unfinished.first.map { held in
      let day = Told.near(zone.wall(at: held.end).day, today: zone.wall(at: now).day)
      return held.isRecorded
        ? item(
          say("Send the summary: \(held.title)"), say("It was held \(day)"), to: SummaryURL.show(held.id))
        : item(
          say("Say who was there: \(held.title)"), say("It was held \(day)"),
          to: SessionURL.attendance(held.id))
    }
    return items
      + rest(waiting.unfinished, to: OverviewURL.sessions(.unfinished, .all)) { count in
        say(
          count: count.counted, one: "1 more session to finish",
          other: "\(count.text) more sessions to finish")
      }
  }

  private var teach: [HTML] {
    waiting.teach.first.map { topic in
      item(say("Could you teach it? \(topic.title)"), need(topic), to: TopicURL.show(topic.id))
    }
  }

  private var asked: [HTML] {
    let items = waiting.asked.first.map { ask in
      item(
        say("\(ask.name) asks how you see their skills"),
        say(count: ask.skills, one: "1 skill, a minute", other: "\(ask.skills) skills, a few minutes"),
        to: ColleagueURL.skills(of: ask.person))
    }
    let count = waiting.asked.total - waiting.asked.first.count
    if count.isZero { return items }
    return items + [
      item(
        say(count: count.counted, one: "1 more colleague asks", other: "\(count.text) more colleagues ask"),
        say("See all of them"), to: AskURL.page)
    ]
  }

  private var offered: [HTML] {
    let items = waiting.offered.first.map { topic in
      item(
        say("Schedule a session: \(topic.title)"),
        say(
          "\(say(count: topic.offers, one: "1 offer to teach", other: "\(topic.offers) offers to teach")), \(need(topic))"
        ),
        to: TopicURL.show(topic.id))
    }
    return items
      + rest(waiting.offered, to: OverviewURL.topics(.offered, .all)) { count in
        say(
          count: count.counted, one: "1 more topic has an offer",
          other: "\(count.text) more topics have offers")
      }
  }

  private var lines: [HTML] {
    let items = waiting.lines.first.map { line in
      item(
        say(
          count: line.waiting, one: "1 person waits for a seat",
          other: "\(line.waiting) people wait for a seat"), line.title,
        to: SessionURL.show(line.id))
    }
    return items
      + rest(waiting.lines, to: OverviewURL.sessions(.line, .all)) { count in
        say(
          count: count.counted, one: "1 more session with a waitlist",
          other: "\(count.text) more sessions with a waitlist"
        )
      }
  }

  private var unanswered: [HTML] {
    let items = waiting.unanswered.first.map { topic in
      item(say("Answer: \(topic.title)"), need(topic), to: TopicURL.show(topic.id))
    }
    return items
      + rest(waiting.unanswered, to: OverviewURL.topics(.unanswered, .all)) { count in
        say(
          count: count.counted, one: "1 more topic without an answer",
          other: "\(count.text) more topics without an answer"
        )
      }
  }

  private func need(_ topic: Waiting.Wanted) -> String {
    say(count: topic.votes, one: "1 person needs it", other: "\(topic.votes) people need it")
  }

  /// The way to those that are not named. Lists of all of them are for organisers and sponsors.
  private func rest<Thing>(_ pile: Waiting.Pile<Thing>, to target: Link, _ words: (Amount) -> String)
    -> [HTML]
  {
    let count = pile.total - pile.first.count
    guard !count.isZero, isOrganiser else { return [] }
    return [item(words(count), say("See all of them"), to: target)]
  }
}
