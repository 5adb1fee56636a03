import Essentials

/// The day by which something is to be done.
enum DueDay {
  /// A day between two others, both of them possible.
  static func read(
    _ form: FormFields, _ field: String, named label: String, from first: Day, to last: Day,
    _ errors: inout FieldErrors
  ) -> Day? {
    guard let day = Check.day(form, field, named: label, &errors) else { return nil }
    if day < first {
      errors.add(field, say("\(label): \(Told.day(day)) is too early. Choose \(Told.day(first)) or later."))
      return nil
    }
    if day > last {
      errors.add(
        field, say("\(label): \(Told.day(day)) is too far away. Choose \(Told.day(last)) or earlier."))
      return nil
    }
    return day
  }

  /// When somebody is reminded on a day: at nine in the morning where they are.
  static func morning(of day: Day, in zone: Zone) -> Instant {
    zone.resolve(WallTime(day: day, time: nine)).instant
  }

  private static let nine = TimeOfDay(hour: 9, minute: 0)!
}
