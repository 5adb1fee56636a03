import Essentials
import People
import Web

extension [Crumb] {
  static func sessions(_ last: String) -> [Crumb] { [Crumb(say("Sessions"), SessionURL.list), Crumb(last)] }

  static func session(_ session: Session, _ last: String) -> [Crumb] {
    [Crumb(say("Sessions"), SessionURL.list), Crumb(session.title, SessionURL.show(session.id)), Crumb(last)]
  }
}

/// When it is on the reader's clock, and on the clock of the place where that shows something else.
struct WhenPart: View {
  let plan: SessionPlan
  let zone: Zone
  let now: Instant

  private var time: SessionTime { plan.time }

  var html: HTML {
    let there = say("\(SessionWords.place(time.zone, at: time.start)), \(SessionWords.venue(plan))")
    if zone.agrees(with: time.zone, at: time.start) {
      return
        "<div class=\"when\">\(clock(time.zone, there, icon))</div>"
    }
    return """
      <div class="when">\(clock(zone, say("\(SessionWords.place(zone, at: time.start)), your time"), .clock))
      \(clock(time.zone, there, icon))</div>
      """
  }

  private var icon: Icon.Name { plan.delivery == .virtual ? .screen : .room }

  private func clock(_ zone: Zone, _ place: String, _ icon: Icon.Name) -> HTML {
    let day = SessionWords.day(zone.wall(at: time.start).day, today: zone.wall(at: now).day)
    return """
      <div class="when__zone"><p class="when__day">\(day)</p>
      <p class="when__clock">\(Time(SessionWords.span(time, in: zone), at: time.start))</p>
      <p class="when__place">\(Icon(icon))<span>\(place)</span></p></div>
      """
  }
}

/// The people who run it.
struct CrewList: View {
  let crew: [CrewLine]
  let isOver: Bool

  /// Whoever left before it ends does not run it.
  private var present: [CrewLine] { crew.filter { isOver || !$0.hasLeft } }

  var html: HTML {
    """
    \(if: !present.isEmpty, "<ul class=\"crew\">\(present.map { "<li>\(line($0))</li>" as HTML })</ul>")\
    \(if: !isOver && !present.contains { $0.part == .facilitator }, wanted)
    """
  }

  private var wanted: HTML {
    let sentence =
      crew.contains { $0.hasLeft }
      ? say("Whoever was to lead it has left. The organisers are looking for somebody.")
      : say("Nobody leads it yet. The organisers are looking for somebody.")
    return "<p class=\"faint\">\(sentence)</p>"
  }

  private func line(_ line: CrewLine) -> PersonLine {
    let from = [line.department, line.location].compactMap { $0 }.filter { !$0.isEmpty }.joined(
      separator: ", ")
    let note = from.isEmpty ? line.part.word : say("\(line.part.word). \(from)")
    return PersonLine(line.name, to: PersonURL.show(line.person), note: HTML(text: note))
  }
}

/// What people leave with.
struct OutcomesPart: View {
  let outcomes: Outcomes

  var html: HTML {
    let parts = [(say("Know"), outcomes.know), (say("Do"), outcomes.can), (say("Measure"), outcomes.measure)]
    return """
      <dl class="outcomes">\(parts.filter { !$0.1.isEmpty }.map { term, words in
        "<div><dt>\(term)</dt><dd>\(words)</dd></div>" as HTML
      })</dl>
      """
  }
}
