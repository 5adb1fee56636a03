import Essentials
import Web
import Workshops

/// One wish: what became of it lately, and where it stands.
struct WishRow: View {
  let wish: Wish
  let zone: Zone
  let now: Instant

  var html: HTML {
    """
    <div class="asked"><div class="asked__what"><h3><a href="\(TopicURL.show(wish.id))">\(wish.title)</a></h3>
    <p class="asked__news">\(news)</p></div>
    \(standing)\(optional: act)</div>
    """
  }

  private var standing: HTML {
    if wish.state == .declined { return State(say("Declined"), .refused).html }
    let order: [Topic.State] = [.open, .planned, .scheduled, .delivered]
    return Way(say("Where it stands"), steps: order.map(\.word), now: order.firstIndex(of: wish.state) ?? 0)
      .html
  }

  private var act: ButtonLink? {
    guard let session = wish.session, session.seat == nil, !session.runsIt else { return nil }
    return ButtonLink(
      say("See the session"), to: SessionURL.show(session.id), size: .small, about: wish.title)
  }

  private var news: String {
    let sentences = [what, wish.isAsked ? "" : say("You need this too.")]
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var what: String {
    if let session = wish.session { return coming(session) }
    switch wish.state {
    case .open: return "\(need) \(offer)"
    case .planned: return wish.reason.isEmpty ? say("A session is being prepared. \(offer)") : wish.reason
    case .scheduled: return say("A session is being prepared.")
    case .delivered: return say("A session was held on it.")
    case .declined, .merged: return wish.reason
    }
  }

  private func coming(_ session: Wish.Coming) -> String {
    let wall = zone.wall(at: session.start)
    let when = say(
      "\(SessionWords.day(wall.day, today: zone.wall(at: now).day)), \(Told.time(wall.time)) (\(zone.city)).")
    switch session.seat {
    case _ where session.runsIt: return say("\(when) You run it.")
    case .registered: return say("\(when) You have a seat.")
    case .waitlisted: return say("\(when) You are in line for a seat.")
    default: return when
    }
  }

  private var need: String {
    let people = say(count: wish.votes, one: "1 person needs it", other: "\(wish.votes) people need it")
    return wish.place.map { say("\(people), place \($0) among all topics.") } ?? say("\(people).")
  }

  private var offer: String {
    guard let name = wish.offerer else { return say("Nobody has offered to teach it yet.") }
    if wish.offers == 1 { return say("\(name) offers to teach it.") }
    return say(
      count: wish.offers - 1, one: "\(name) and 1 other offer to teach it.",
      other: "\(name) and \(wish.offers - 1) others offer to teach it.")
  }
}
