import Database
import Essentials

/// What is done to people's accounts. Each deed runs inside one transaction and leaves its line in the audit log.
extension Person {
  /// Adds somebody. Throws `FieldErrors` for an address that is taken and for a manager who cannot be one.
  @discardableResult
  public static func add(
    _ draft: PersonDraft, roles: Set<Role> = [], by actor: ID<Person>?, in tx: Transaction
  ) throws -> Person {
    var person = Person(
      id: tx.newID(), email: draft.email, name: draft.name, zone: draft.zone, createdAt: tx.now)
    person.roles = roles
    try person.take(draft, in: tx)
    try Audit.record("person added", of: person.id.text, detail: person.email, by: actor, in: tx)
    for role in roles.sorted(by: { $0.rawValue < $1.rawValue }) {
      try Audit.record("role given", of: person.id.text, detail: role.rawValue, by: actor, in: tx)
    }
    try EventLog.record(.personAdded(person.id, by: actor), in: tx)
    return person
  }

  /// Changes what is known of somebody. Of what people change of themselves only another address is audited.
  /// - Parameter current: the browser it is done from; it stays signed in.
  public static func change(
    _ id: ID<Person>, to draft: PersonDraft, by actor: ID<Person>?, at current: ID<SignIn>? = nil,
    in tx: Transaction
  ) throws {
    var person = try find(id, in: tx)
    let old = person.email
    try person.take(draft, in: tx)
    if person.email != old {
      try AddressChange.record(
        [AddressChange(person: id, old: old, new: person.email)], by: actor, keeping: current, in: tx)
    }
    if actor != id { try Audit.record("person changed", of: id.text, by: actor, in: tx) }
  }

  /// Ends all their sign-ins at once. `isConfirmed`: whoever deactivates themselves has said that they mean it.
  public static func deactivate(
    _ id: ID<Person>, by actor: ID<Person>?, isConfirmed: Bool = false, in tx: Transaction
  ) throws {
    let person = try find(id, in: tx)
    try PersonRules.deactivate(
      person, by: actor, isConfirmed: isConfirmed, administrators: try activeAdministrators(in: tx))
    try deactivate([person], by: actor, in: tx)
  }

  /// Deactivates people of whom it is known that they may be.
  static func deactivate(_ people: [Person], by actor: ID<Person>?, in tx: Transaction) throws {
    try markDeactivated(people.map(\.id), in: tx)
    for person in people {
      try Audit.record("person deactivated", of: person.id.text, by: actor, in: tx)
      try EventLog.record(.personDeactivated(person.id, by: actor), in: tx)
    }
  }

  public static func reactivate(_ id: ID<Person>, by actor: ID<Person>?, in tx: Transaction) throws {
    var person = try find(id, in: tx)
    try PersonRules.reactivate(person)
    person.deactivatedAt = nil
    try person.save(in: tx)
    try Audit.record("person reactivated", of: id.text, by: actor, in: tx)
    try EventLog.record(.personReactivated(id, by: actor), in: tx)
  }

  public static func giveRole(_ role: Role, to id: ID<Person>, by actor: ID<Person>?, in tx: Transaction)
    throws
  {
    var person = try find(id, in: tx)
    try PersonRules.give(role, to: person)
    guard person.roles.insert(role).inserted else { return }
    try person.save(in: tx)
    try Audit.record("role given", of: id.text, detail: role.rawValue, by: actor, in: tx)
  }

  public static func takeRole(_ role: Role, from id: ID<Person>, by actor: ID<Person>?, in tx: Transaction)
    throws
  {
    var person = try find(id, in: tx)
    try PersonRules.take(role, from: person, administrators: try activeAdministrators(in: tx))
    guard person.roles.remove(role) != nil else { return }
    try person.save(in: tx)
    try Audit.record("role taken", of: id.text, detail: role.rawValue, by: actor, in: tx)
  }

  /// Writes the draft after asking what only the database knows.
  private mutating func take(_ draft: PersonDraft, in tx: Transaction) throws {
    var errors = FieldErrors()
    if let other = try Person.find(email: draft.email, in: tx), other.id != id {
      errors.add("email", say("E-mail address \(draft.email) belongs to \(other.name). Use another."))
    }
    if let number = draft.externalID, let other = try Person.find(externalID: number, in: tx), other.id != id
    {
      errors.add("external_id", say("Staff number \(number) belongs to \(other.name). Use another."))
    }
    if let department = draft.department, try Department.find(department, in: tx) == nil {
      errors.add("department", say("Department: it is not there any more. Choose another."))
    }
    let manager = try chosenManager(draft.manager, &errors, in: tx)
    try errors.throwIfAny()
    draft.write(to: &self, manager: manager)
    try save(in: tx)
  }

  private func chosenManager(
    _ typed: String, _ errors: inout FieldErrors, in tx: Transaction
  ) throws -> ID<Person>? {
    let key = NamedPerson.key(typed)
    if key.isEmpty { return nil }
    // One who has been deactivated since stays until somebody chooses another.
    if let manager, try Person.find(manager, in: tx).email == key { return manager }
    let found = try Person.named(key, in: tx)
    let above = found.count == 1 ? try Person.above(found[0].id, in: tx) : []
    switch PersonRules.manager(typed, found: found, of: id, above: above) {
    case .nobody: return nil
    case .somebody(let manager): return manager
    case .wrong(let sentence):
      errors.add("manager", sentence)
      return nil
    }
  }
}
