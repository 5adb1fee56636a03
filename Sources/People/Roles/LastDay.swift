import Database
import Essentials

/// When somebody leaves, as far as administrators know. It stands beside the critical skills that hang on one or two people, for
/// those who see the map of gaps; it closes no account.
enum LastDay {
  static func find(of person: ID<Person>, in tx: Transaction) throws -> Day? {
    try tx.value("SELECT leaves_on FROM last_day WHERE person_id = \(person)")
  }

  /// - Parameter day: nil when they stay, or nobody knows.
  static func set(_ day: Day?, of person: ID<Person>, by actor: ID<Person>, in tx: Transaction) throws {
    _ = try Person.find(person, in: tx)
    guard try find(of: person, in: tx) != day else { return }
    try tx.run("DELETE FROM last_day WHERE person_id = \(person)")
    if let day { try tx.run("INSERT INTO last_day (person_id, leaves_on) VALUES (\(person), \(day))") }
    try Audit.record("last day changed", of: person.text, detail: day?.iso ?? "", by: actor, in: tx)
  }

  static func read(_ form: FormFields) throws(FieldErrors) -> Day? {
    var errors = FieldErrors()
    let day = Check.day(form, "leaves_on", named: say("Last day"), required: false, &errors)
    try errors.throwIfAny()
    return day
  }
}
