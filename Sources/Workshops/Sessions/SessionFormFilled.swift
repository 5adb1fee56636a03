import Essentials
import People

extension SessionForm {
  /// The form as it would have been typed for this plan.
  static func filled(_ plan: SessionPlan, people: [ID<Person>: Person]) -> FormFields {
    var form = FormFields([
      ("title", plan.title), ("about", plan.about), ("know", plan.outcomes.know), ("can", plan.outcomes.can),
      ("measure", plan.outcomes.measure), ("day", plan.time.wall.day.iso), ("time", plan.time.wall.time.text),
      ("minutes", String(plan.time.minutes)), ("zone", plan.time.zone.name),
      ("delivery", plan.delivery.rawValue),
      ("room", plan.room), ("room_seats", number(plan.roomSeats)), ("join_link", plan.joinLink?.text ?? ""),
      ("remote_seats", number(plan.remoteSeats)), ("preparation", plan.preparation),
    ])
    if case .twice = plan.time.zone.resolve(plan.time.wall) {
      form.set("pass", plan.time.isSecondPass ? "second" : "first")
    }
    for (part, members) in [(CrewPart.facilitator, plan.facilitators), (.coFacilitator, plan.coFacilitators)]
    {
      for (place, id) in members.enumerated() {
        // Whoever has left cannot run it; the field is free for somebody else.
        guard let person = people[id], person.isActive else { continue }
        form.set(
          slot(part, place), CrewNames.Candidate(id: id, name: person.name, email: person.email).choice)
      }
    }
    return form
  }

  /// A form for a new session: an hour in the place of whoever plans it, words taken from the topic.
  static func blank(_ topic: Topic?, zone: Zone) -> FormFields {
    FormFields([
      ("title", topic?.title ?? ""), ("minutes", "60"), ("zone", zone.name),
      ("delivery", Delivery.hybrid.rawValue),
      ("room_seats", "12"), ("remote_seats", "40"), ("head_start", topic == nil ? "" : "yes"),
    ])
  }

  private static func number(_ seats: Int) -> String { seats == 0 ? "" : String(seats) }

  /// The name of the field for the person at this place, counted from 0.
  static func slot(_ part: CrewPart, _ place: Int) -> String { "\(part.rawValue)_\(place + 1)" }

  /// How many fields a part needs: all that are filled and an empty one, two at least.
  static func slots(_ form: FormFields, _ part: CrewPart) -> Int {
    let last = (0..<mostCrew).last { !form[slot(part, $0)].isEmpty } ?? -1
    return min(mostCrew, max(2, last + 2))
  }
}
