import Essentials
import People
import Web
import Workshops

/// Home: the next hour in the biggest words, then what one asked for, promised, and could still do.
struct HomePage: View {
  let story: HomeStory
  let viewer: Viewer
  let now: Instant

  private var today: Day { viewer.zone.wall(at: now).day }

  var html: HTML {
    """
    <h1 class="visually-hidden">\(say("Home"))</h1>
    \(next)
    \(Columns(main: main, side: side, sideLeads: !story.waiting.isEmpty || story.waiting.troubles.hasAny))
    """
  }

  private var next: HTML {
    if let line = story.next { return NextHour(line: line, zone: viewer.zone, now: now).html }
    if story.waiting.troubles.isFirstDay { return FirstDay().html }
    return NothingNext(hasOpen: !story.open.isEmpty, hasWishes: !story.wishes.isEmpty).html
  }

  private var main: HTML {
    """
    \(optional: story.awaited.map { Afterwards(session: $0) })
    \(LedgerSection(say("What you asked for"), id: "asked", more: (say("All topics"), TopicURL.list), wishes))
    \(LedgerSection(say("What you said you would do"), id: "plan", note: HTML(text: say("Only you see this")), more: (say("Your plan"), CommitmentURL.plan), Region("plan", commitments).html))
    \(if: !story.actions.isEmpty, LedgerSection(say("Actions in your hands"), id: "actions", more: (say("All your actions"), ActionURL.mine), Entries(story.actions.map(action)).html).html)
    """
  }

  private var wishes: HTML {
    if story.wishes.isEmpty {
      return Empty(
        say("You have not asked for anything yet."),
        text: HTML(
          text: say(
            "What are you stuck on? Somebody three desks or three time zones away may have solved it.")),
        step: ButtonLink(say("Ask for a topic"), to: TopicURL.new, icon: .plus)
      ).html
    }
    return Entries(story.wishes.map { WishRow(wish: $0, zone: viewer.zone, now: now) }).html
  }

  private var commitments: HTML {
    if story.commitments.isEmpty {
      return
        "<p class=\"faint\">\(say("After a session, choose one to three small steps. They stand here until they are done."))</p>"
    }
    let rows = story.commitments.map {
      CommitmentRow($0, today: today, back: HallLinks.home, regions: ["plan", "flash"])
    }
    return Entries(rows).html
  }

  private func action(_ line: ActionLine) -> Entry {
    let isLate = line.action.isOverdue(on: today)
    let day = Told.near(line.action.dueOn, today: today)
    let from: HTML = "<a href=\"\(SessionURL.show(line.action.session))\">\(line.sessionTitle)</a>"
    return Entry(
      line.action.body, to: ActionURL.mine, note: sayHTML("From \(from)"),
      side: State(isLate ? say("Was due \(day)") : say("Due \(day)"), isLate ? .attention : .open).html)
  }

  private var side: HTML {
    """
    \(WaitingPart(waiting: story.waiting, isOrganiser: viewer.mayOrganise, zone: viewer.zone, now: now))
    \(if: !story.later.isEmpty, SessionTable(title: say("Also yours"), id: "later", lines: story.later, zone: viewer.zone, now: now).html)
    \(openToYou)
    """
  }

  private var openToYou: HTML {
    if story.open.isEmpty {
      return LedgerAside(
        say("Open to you soon"), id: "soon",
        "<p class=\"faint\">\(say("No other session is planned. Sessions are made from topics that people need."))</p>"
      ).html
    }
    return SessionTable(
      title: say("Open to you soon"), id: "soon", lines: story.open, zone: viewer.zone,
      now: now
    ).html
  }
}

/// Somebody was there, and may say how it was.
struct Afterwards: View {
  let session: AwaitedFeedback

  var html: HTML {
    let link: HTML = "<a href=\"\(FeedbackURL.show(session.id))\">\(say("Give feedback"))</a>"
    return """
      <p class="newline">\(Icon(.lock))<span>\(sayHTML("“\(session.title)” is over. How was it? \(link) in fifteen seconds, without your name."))</span></p>
      """
  }
}

/// Nobody has set this hall up.
struct NotSetUpPage: View {
  var html: HTML {
    """
    \(PageHead(say("This hall is not set up yet"), lede: HTML(text: say("Whoever started the server finds a link to set it up where it was started."))))
    <p>\(say("The link stands in the server’s output, below the line “This Guildhall is new”. It works once and for a day. Start the server again and it prints a new one."))</p>
    """
  }
}
