import Essentials
import People
import Web

/// What can be done about a seat; the first button is the page's main one.
struct BookingActions: View {
  let standing: SeatStanding
  let session: Session
  let reader: SessionLinks.Reader
  let presence: Presence?
  let nextStep: SessionLinks.Entry?

  private var now: Instant { reader.now }

  var html: HTML {
    let actions = buttons
    return actions.isEmpty ? HTML() : "<div class=\"booking__actions\">\(actions)</div>"
  }

  private var buttons: [HTML] {
    switch standing {
    case .cancelled: []
    case .runs: runs
    case .open(let free, let line):
      likely(free).enumerated().map { take($1, $0 == 0) }
        + likely(line).enumerated().map { wait($1, free.isEmpty && $0 == 0) }
    case .seated: seated
    case .waiting(_, _, let free):
      free.enumerated().map { take($1, $0 == 0) } + [release(say("Leave the line")), calendar(false)]
    case .begun(let hasSeat): begun(hasSeat)
    case .over: over
    }
  }

  /// Whoever lives by another clock than the room's will rather sit at their screen.
  private func likely(_ modes: [SeatMode]) -> [SeatMode] {
    reader.zone.agrees(with: session.zone, at: session.start) ? modes : modes.reversed()
  }

  private var runs: [HTML] {
    if isCheckInOpen {
      return [
        ButtonLink(
          say("Attendance and check-in code"), to: SessionURL.attendance(session.id), .main, icon: .check,
          size: .wide
        ).html,
        calendar(false),
      ]
    }
    return session.phase(at: now) == .over ? over : [calendar(true)]
  }

  private var seated: [HTML] {
    let first: [HTML] = isCheckInOpen ? begun(true) : [calendar(true)]
    return first + [release(say("Release my seat"))]
  }

  /// In the half hour before, and while it runs: be there, and say so.
  private func begun(_ hasSeat: Bool) -> [HTML] {
    let isHere = presence?.mode != nil
    let join = hasSeat ? session.plan.joinLink : nil
    let checkIn = ButtonLink(
      say("Check in"), to: SessionURL.checkIn(session.id), join == nil ? .main : .plain, icon: .check,
      size: .wide)
    let joinButton = join.map {
      ButtonLink(say("Join on screen"), to: $0, .main, icon: .screen, size: .wide).html
    }
    return (joinButton.map { [$0] } ?? []) + (isHere || !isCheckInOpen ? [] : [checkIn.html])
  }

  private var over: [HTML] {
    let next = nextStep.map { ButtonLink($0.label, to: $0.target, .main, icon: $0.icon, size: .wide).html }
    let canStillCheckIn = isCheckInOpen && presence == nil && standing != .runs
    let checkIn = ButtonLink(
      say("Check in"), to: SessionURL.checkIn(session.id), next == nil ? .main : .plain, icon: .check,
      size: .wide)
    return (next.map { [$0] } ?? []) + (canStillCheckIn ? [checkIn.html] : [])
  }

  private var isCheckInOpen: Bool { now >= session.checkInOpens && now <= session.checkInCloses }

  private func take(_ mode: SeatMode, _ isMain: Bool) -> HTML {
    let label =
      session.plan.delivery == .hybrid
      ? (mode == .room ? say("Take a seat in the room") : say("Take a remote seat")) : say("Take a seat")
    return seatButton(label, mode, isMain)
  }

  private func wait(_ mode: SeatMode, _ isMain: Bool) -> HTML {
    let label =
      session.plan.delivery == .hybrid
      ? (mode == .room ? say("Join the line for the room") : say("Join the line for remote seats"))
      : say("Join the line")
    return seatButton(label, mode, isMain)
  }

  private func seatButton(_ label: String, _ mode: SeatMode, _ isMain: Bool) -> HTML {
    ButtonForm(
      label, to: SessionURL.seat(session.id), isMain ? .main : .plain, size: .wide,
      fields: [("mode", mode.rawValue)],
      regions: ["seat", "flash"]
    ).html
  }

  private func release(_ label: String) -> HTML {
    ButtonForm(
      label, to: SessionURL.seat(session.id), method: .delete, size: .wide, regions: ["seat", "flash"]
    ).html
  }

  private func calendar(_ isMain: Bool) -> HTML {
    ButtonLink(
      say("Add to calendar"), to: SessionURL.calendarFile(session.id), isMain ? .main : .plain,
      icon: .calendar, size: .wide
    ).html
  }
}
