import Essentials
import Web

/// What is done in the background, and what was given up after failing too often.
struct WorkPage: View {
  let work: Work
  let isFirst: Bool
  let zone: Zone

  var html: HTML {
    """
    \(PageHead(say("Background work"), lede: HTML(text: say("Jobs that failed are tried again eight times over about nine hours. What is listed here was given up.")), crumbs: [Crumb(say("Administration"), HallLinks.administration), Crumb(say("Background work"))]))
    \(PostTabs(current: .work))
    \(LedgerSection(say("How it stands"), id: "figures", stats.html))
    \(LedgerSection(say("Given up"), id: "dead", list))
    """
  }

  private var stats: Stats {
    Stats([
      Stat(Told.number(work.waiting), say("waiting")),
      Stat(Told.number(work.overdue), say("of them overdue")),
      Stat(Told.number(work.running), say("running")),
      Stat(Told.number(work.dead), say("given up")),
    ])
  }

  private var list: HTML {
    if work.givenUp.isEmpty {
      return Empty(say("Nothing was given up."), text: "\(say("All background work is done or on its way."))")
        .html
    }
    let next = work.next.map { WorkURL.list.with("before", String($0.milliseconds)) }
    return """
      <ul class="rows">\(work.givenUp.map { JobRow(job: $0, zone: zone) })</ul>
      \(Pager(first: isFirst ? nil : WorkURL.list, next: next, nextWords: say("Earlier ones")))
      """
  }
}

/// One job that was given up, with its own words on why.
struct JobRow: View {
  let job: Work.GivenUp
  let zone: Zone

  var html: HTML {
    """
    <li><div class="entry"><div>
    <h3 class="entry__title" translate="no">\(job.kind)</h3>
    <p class="entry__note">\(say(count: job.attempts, one: "Tried once", other: "Tried \(job.attempts) times")), \
    \(Time(Told.moment(job.at, in: zone), at: job.at))</p>
    \(optional: job.why.map { "<p class=\"entry__text wrap\" translate=\"no\">\($0)</p>" as HTML })</div>
    <div class="entry__side"><div class="cluster">\
    \(ButtonForm(say("Try again"), to: WorkURL.retry(job.id), size: .small, about: job.kind))\
    \(ButtonForm(say("Forget it"), to: WorkURL.one(job.id), method: .delete, .quiet, size: .small, about: job.kind))\
    </div></div></div></li>

    """
  }
}

/// The two sides of what leaves and works by itself.
struct PostTabs: View {
  enum Side { case letters, work }
  let current: Side

  var html: HTML {
    Tabs(
      say("Letters and background work"),
      [
        .init(say("Letters"), to: LetterURL.outbox, isCurrent: current == .letters),
        .init(say("Background work"), to: WorkURL.list, isCurrent: current == .work),
      ]
    ).html
  }
}
