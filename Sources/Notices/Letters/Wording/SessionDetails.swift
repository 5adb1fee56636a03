import Essentials
import Workshops

/// A session as letters tell of it.
struct SessionFacts: Sendable {
  let session: Session
  /// The names of those who run it, facilitators first.
  let leaders: [String]

  var title: String { LetterText.line(session.title) }
  var page: LetterTarget { .page(SessionURL.show(session.id)) }
}

/// The phrases about sessions that several letters share.
enum SessionDetails {
  /// When, where and with whom, for this reader. The link to join goes only to those who have use for it.
  static func facts(_ facts: SessionFacts, for reader: Receiver, mode: SeatMode? = nil, joins: Bool = false)
    -> [LetterFact]
  {
    var all = times(facts.session.plan.time, for: reader)
    all += places(facts.session.plan, mode: mode, joins: joins)
    if !facts.leaders.isEmpty {
      all.append(LetterFact(say("Led by"), Told.list(facts.leaders.map(LetterText.line))))
    }
    return all
  }

  /// In the reader's zone; where the session's clocks show something else, in both.
  static func times(_ time: SessionTime, for reader: Receiver) -> [LetterFact] {
    if reader.zone.agrees(with: time.zone, at: time.start) {
      return [LetterFact(say("When"), span(time, in: reader.zone))]
    }
    return [
      LetterFact(say("Your time"), span(time, in: reader.zone)),
      LetterFact(say("Time there"), span(time, in: time.zone)),
    ]
  }

  /// `Wednesday 18 November 2026, 12:00 to 13:00 (Lisbon)`
  static func span(_ time: SessionTime, in zone: Zone) -> String {
    let day = Told.fullDay(zone.wall(at: time.start).day)
    return say("\(day), \(SessionWords.span(time, in: zone)) (\(zone.city))")
  }

  /// `Wed 18 Nov, 12:00 (Lisbon)`, for subjects.
  static func short(_ time: SessionTime, for reader: Receiver) -> String {
    let wall = reader.zone.wall(at: time.start)
    return say("\(Told.shortWeekday(wall.day)), \(Told.time(wall.time)) (\(reader.zone.city))")
  }

  private static func places(_ plan: SessionPlan, mode: SeatMode?, joins: Bool) -> [LetterFact] {
    let modes = mode.map { [$0] } ?? plan.delivery.modes
    return modes.map { mode in
      switch mode {
      case .room: LetterFact(say("Where"), plan.room)
      case .remote:
        LetterFact(
          say("On screen"), screen(plan, joins: joins), joins ? plan.joinLink.map { .page($0) } : nil)
      }
    }
  }

  private static func screen(_ plan: SessionPlan, joins: Bool) -> String {
    guard let link = plan.joinLink else { return say("the link to join comes later") }
    return joins ? link.text : say("with a remote seat")
  }
}
