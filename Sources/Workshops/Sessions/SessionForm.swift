import Essentials
import People

/// What organisers and facilitators may type, made into a plan.
enum SessionForm {
  /// Lengths that can be chosen, in minutes.
  static let minutes = 10...480
  static let seats = 1...5000
  static let mostCrew = 12

  static func plan(_ form: FormFields, people: CrewNames) throws(FieldErrors) -> SessionPlan {
    var errors = FieldErrors()
    let title = Check.text(form, "title", named: say("Title"), max: 140, &errors)
    let about = Check.text(form, "about", named: say("In a sentence"), max: 300, required: false, &errors)
    let outcomes = outcomes(form, &errors)
    let time = time(form, &errors)
    let delivery = Check.choice(form, "delivery", named: say("Delivery"), of: Delivery.self, &errors)
    let preparation = Check.text(
      form, "preparation", named: say("Preparation"), max: 5000, required: false, &errors)
    let place = delivery.map { Self.place(form, $0, &errors) }
    let crew = crew(form, people, &errors)
    guard errors.isEmpty, let title, let about, let time, let delivery, let place, let preparation else {
      throw errors
    }
    return SessionPlan(
      title: title.replacing("\n", with: " "), about: about, outcomes: outcomes, time: time,
      delivery: delivery,
      room: place.room.replacing("\n", with: " "),
      roomSeats: place.roomSeats, joinLink: place.link, remoteSeats: place.remoteSeats,
      preparation: preparation,
      facilitators: crew.facilitators, coFacilitators: crew.coFacilitators)
  }

  /// Why it is called off.
  static func reason(_ form: FormFields) throws(FieldErrors) -> String {
    var errors = FieldErrors()
    let reason = Check.text(form, "reason", named: say("Reason"), max: 500, &errors)
    guard let reason else { throw errors }
    return reason
  }

  private static func outcomes(_ form: FormFields, _ errors: inout FieldErrors) -> Outcomes {
    func words(_ field: String, _ label: String) -> String {
      Check.text(form, field, named: label, max: 500, required: false, &errors) ?? ""
    }
    return Outcomes(
      know: words("know", say("Know")), can: words("can", say("Do")),
      measure: words("measure", say("Measure")))
  }

  private static func time(_ form: FormFields, _ errors: inout FieldErrors) -> SessionTime? {
    let day = Check.day(form, "day", named: say("Date"), &errors)
    let time = Check.time(form, "time", named: say("Begins at"), &errors)
    let zone = Check.zone(form, "zone", named: say("Time zone"), &errors)
    let minutes = Check.number(form, "minutes", named: say("Length in minutes"), in: minutes, &errors)
    guard let day, let time, let zone, let minutes else { return nil }
    let wall = WallTime(day: day, time: time)
    if case .twice(let first, let second) = zone.resolve(wall), !["first", "second"].contains(form["pass"]) {
      errors.add("pass", passSentence(wall, zone, first, second))
      return nil
    }
    do throws(TimeRefusal) {
      return try SessionTime(wall, in: zone, minutes: minutes, isSecondPass: form["pass"] == "second")
    } catch {
      errors.add("time", error.sentence)
      return nil
    }
  }

  private static func passSentence(_ wall: WallTime, _ zone: Zone, _ first: Instant, _ second: Instant)
    -> String
  {
    say(
      """
      The clocks in \(zone.city) go back on \(Told.day(wall.day)), so \(Told.time(wall.time)) comes twice. \
      Choose the first (\(zone.abbreviation(at: first))) or the second (\(zone.abbreviation(at: second))).
      """)
  }

  private struct Place {
    var room = ""
    var roomSeats = 0
    var link: Link?
    var remoteSeats = 0
  }

  private static func place(_ form: FormFields, _ delivery: Delivery, _ errors: inout FieldErrors) -> Place {
    var place = Place()
    if delivery.modes.contains(.room) {
      place.room = Check.text(form, "room", named: say("Room"), max: 100, &errors) ?? ""
      place.roomSeats =
        Check.number(form, "room_seats", named: say("Seats in the room"), in: seats, &errors) ?? 0
    }
    if delivery.modes.contains(.remote) {
      place.link = Check.link(form, "join_link", named: say("Link to join"), &errors)
      place.remoteSeats =
        Check.number(form, "remote_seats", named: say("Remote seats"), in: seats, &errors) ?? 0
    }
    return place
  }

  private static func crew(
    _ form: FormFields, _ people: CrewNames, _ errors: inout FieldErrors
  ) -> (facilitators: [ID<Person>], coFacilitators: [ID<Person>]) {
    let facilitators = people.resolve(CrewNames.typed(form, .facilitator), &errors)
    let typed = CrewNames.typed(form, .coFacilitator)
    let others = people.resolve(typed, &errors)
    if let twice = others.first(where: facilitators.contains), let field = typed.first?.field {
      let name = people.name(of: twice)
      errors.add(field, say("\(name) is already named as facilitator. Take the name out of one of the two."))
    }
    return (facilitators, others)
  }
}
