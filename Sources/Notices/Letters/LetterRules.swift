import Essentials
import People

/// Who gets a letter.
enum LetterRules {
  /// Those of the circle who are written to, in its order: each once, for the first of their reasons; not whoever did
  /// it, unless the letter confirms just that; not people who left, unless an address of theirs is told; and not people who
  /// stopped this kind.
  static func receivers(
    of kind: LetterKind, among circle: [Addressee], doneBy actor: ID<Person>?, people: [ID<Person>: Receiver],
    stops: Set<LetterStop>, isBound: Bool = false
  ) -> [(receiver: Receiver, reason: Reason)] {
    var seen = Set<ID<Person>>()
    return circle.compactMap { addressee in
      let id = addressee.person
      guard seen.insert(id).inserted, let receiver = people[id] else { return nil }
      if !receiver.isActive && !isBound { return nil }
      if id == actor && !kind.tellsDoers { return nil }
      if !kind.isEssential && stops.contains(LetterStop(person: id, kind: kind)) { return nil }
      return (receiver, addressee.reason)
    }
  }
}

/// Whose daily letters are due.
extension LetterRules {
  /// When people find their daily letters.
  static let morning = TimeOfDay(hour: 8, minute: 0)!

  /// The day it is in this zone, once its morning has come.
  static func dailyDay(in zone: Zone, now: Instant) -> Day? {
    let wall = zone.wall(at: now)
    return wall.time >= morning ? wall.day : nil
  }

  /// An overdue action is brought up on the day after its date, and then weekly for three weeks; after that the list on
  /// the page has to do.
  static func bringsUp(due: Day, on day: Day) -> Bool { [1, 8, 15, 22].contains(day.number - due.number) }

  /// Who is reminded now, on which day, of which of these places: those of tomorrow where the person is. Whoever took
  /// the seat since this morning knows.
  static func remindable(
    _ places: [ReminderRound.Place], told: Set<DailyLetter>, now: Instant
  ) -> [(person: ID<Person>, day: Day, places: [ReminderRound.Place])] {
    let due = places.filter { place in
      let zone = place.receiver.zone
      guard let today = dailyDay(in: zone, now: now) else { return false }
      return zone.wall(at: place.startsAt).day == today.adding(days: 1)
        && place.since < zone.resolve(WallTime(day: today, time: morning)).instant
    }
    return daily(due, told: told, now: now, of: \.receiver).map { ($0.receiver.id, $0.day, $0.items) }
  }

  /// Who is asked now about their actions: those with one whose turn it is, about all that are due.
  static func overdue(
    _ tasks: [OverdueRound.Task], told: Set<DailyLetter>, now: Instant
  ) -> [(person: ID<Person>, day: Day, lines: [ActionsDueWording.Line])] {
    daily(tasks, told: told, now: now, of: \.receiver).compactMap { due in
      let lines = due.items.map(\.line).filter { $0.dueOn <= due.day }
      return lines.contains { bringsUp(due: $0.dueOn, on: due.day) } ? (due.receiver.id, due.day, lines) : nil
    }
  }

  /// Grouped by receiver, without those for whom it is not morning yet or who have had their letter today.
  private static func daily<Item>(
    _ items: [Item], told: Set<DailyLetter>, now: Instant, of receiver: (Item) -> Receiver
  ) -> [(receiver: Receiver, day: Day, items: [Item])] {
    Dictionary(grouping: items) { receiver($0).id }.sorted { $0.key < $1.key }.compactMap { id, items in
      let person = receiver(items[0])
      guard let day = dailyDay(in: person.zone, now: now),
        !told.contains(DailyLetter(person: id, cause: LetterCause.day(day)))
      else { return nil }
      return (person, day, items)
    }
  }
}
