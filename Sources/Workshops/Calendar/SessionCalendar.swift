import Essentials
import People

/// Somebody's part in a session, as far as a calendar says it.
public enum SessionPart: Sendable, Equatable {
  case runs
  case seat(SeatMode)
  /// Waits for a seat.
  case waits
  case none
}

extension CalendarEvent {
  /// A session as it stands in somebody's calendar. `base` is the site's address; the link to join is given to
  /// those with a seat and those who run it.
  public init(_ session: Session, part: SessionPart, base: String) {
    let plan = session.plan
    let page = SessionURL.show(session.id).on(base: base)
    let link = part == .none || part == .waits ? nil : plan.joinLink
    let title = part == .waits ? say("In line: \(plan.title)") : plan.title
    self.init(
      uid: "session-\(session.id)@guildhall", sequence: session.sequence, changedAt: session.changedAt,
      time: plan.time,
      status: session.state == .cancelled ? .cancelled : part == .waits ? .tentative : .confirmed,
      summary: session.state == .cancelled ? say("Cancelled: \(plan.title)") : title,
      location: CalendarEvent.place(plan, part, link),
      description: CalendarEvent.words(session, link, page), url: page, conference: link)
  }

  private static func place(_ plan: SessionPlan, _ part: SessionPart, _ link: Link?) -> String {
    let online = link?.text ?? say("Online")
    return switch (plan.delivery, part) {
    case (.inPerson, _), (.hybrid, .seat(.room)): plan.room
    case (.virtual, _), (.hybrid, .seat(.remote)): online
    case (.hybrid, _): say("\(plan.room), and online")
    }
  }

  private static func words(_ session: Session, _ link: Link?, _ page: Link) -> String {
    let plan = session.plan
    let parts = [
      session.state == .cancelled ? say("Cancelled: \(session.reason)") : "",
      plan.about,
      plan.outcomes.know.isEmpty ? "" : say("Know: \(plan.outcomes.know)"),
      plan.outcomes.can.isEmpty ? "" : say("Do: \(plan.outcomes.can)"),
      plan.preparation.isEmpty ? "" : say("Prepare: \(Markdown.plain(plan.preparation))"),
      link.map { say("Join: \($0.text)") } ?? "",
      page.text,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}

extension SessionPart {
  public init(of person: ID<Person>, in session: Session, seat: Registration?) {
    if session.plan.crew.contains(person) {
      self = .runs
    } else if let seat, seat.state == .registered {
      self = .seat(seat.mode)
    } else if seat?.state == .waitlisted {
      self = .waits
    } else {
      self = .none
    }
  }
}
