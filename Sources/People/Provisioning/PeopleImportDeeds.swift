import Database
import Essentials

/// What an import did.
public struct PeopleImportOutcome: Sendable, Equatable {
  public let added: Int
  public let changed: Int
  public let unchanged: Int
  public let deactivated: Int

  /// `290 added, 0 changed, 0 unchanged`
  public var summary: String {
    let sentence = say("\(added) added, \(changed) changed, \(unchanged) unchanged")
    return deactivated == 0 ? sentence : say("\(sentence), \(deactivated) deactivated")
  }
}

/// How far a long import has come: people written, of how many.
public typealias ImportProgress = @Sendable (_ done: Int, _ of: Int) -> Void

extension PeopleImport {
  /// What the file would do now. Changes nothing.
  public static func look(_ table: ImportTable, _ choices: PeopleChoices, in tx: Transaction) throws
    -> PeoplePlan
  {
    plan(table, choices, present: try .find(in: tx), now: tx.now) { (tx.newID() as ID<Person>).text }
  }

  /// Plans once more and does it, all or nothing.
  /// - Parameters:
  ///   - missing: who of those the file does not name is deactivated. The last administrator and the one who imports stay.
  ///   - current: the browser it is done from; it stays signed in when the address of whoever imports is another.
  ///   - fingerprint: of the plan that was shown; another outcome is refused.
  public static func apply(
    _ table: ImportTable, _ choices: PeopleChoices, missing: MissingPeople = .stay,
    fingerprint: String? = nil,
    file: String, by actor: ID<Person>?, at current: ID<SignIn>? = nil,
    progress: ImportProgress = { _, _ in }, in tx: Transaction
  ) throws -> PeopleImportOutcome {
    let plan = try look(table, choices, in: tx)
    guard plan.isPossible else { throw ImportRefusal.errors(plan.errors.count) }
    if let fingerprint, fingerprint != plan.fingerprint { throw ImportRefusal.otherOutcome }
    try Department.add(plan.departments, in: tx)
    try write(plan, progress, in: tx)
    try AddressChange.record(plan.addressChanges, by: actor, keeping: current, in: tx)
    let deactivated = try deactivate(plan.missing.filter { missing.includes($0.id) }, by: actor, in: tx)
    let outcome = PeopleImportOutcome(
      added: plan.added, changed: plan.changed, unchanged: plan.unchanged, deactivated: deactivated)
    try record(outcome, file: file, by: actor, in: tx)
    return outcome
  }

  private static func write(_ plan: PeoplePlan, _ progress: ImportProgress, in tx: Transaction) throws {
    let deeds = plan.deeds
    let people = managersFirst(deeds.map(\.person))
    try Person.giveUpNames(of: deeds.filter(\.changesIdentity).map(\.person.id), in: tx)
    let step = 1000
    for start in stride(from: 0, to: people.count, by: step) {
      let end = min(start + step, people.count)
      try Person.save(Array(people[start..<end]), in: tx)
      progress(end, people.count)
    }
  }

  /// Whoever is new comes after their manager, so that every line refers to somebody who is there.
  static func managersFirst(_ people: [Person]) -> [Person] {
    let byID = Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
    var placed: Set<ID<Person>> = []
    var order: [Person] = []
    order.reserveCapacity(people.count)
    for person in people {
      var chain: [Person] = []
      var next: Person? = person
      while let one = next, placed.insert(one.id).inserted {
        chain.append(one)
        next = one.manager.flatMap { byID[$0] }
      }
      order += chain.reversed()
    }
    return order
  }

  /// Whoever imports stays, and so does the last administrator.
  private static func deactivate(_ people: [Person], by actor: ID<Person>?, in tx: Transaction) throws -> Int
  {
    if people.isEmpty { return 0 }
    var administrators = try Person.activeAdministrators(in: tx)
    let leaving = people.filter { person in
      if person.id == actor { return false }
      guard person.roles.contains(.administrator) else { return true }
      administrators -= 1
      return administrators > 0
    }
    try Person.deactivate(leaving, by: actor, in: tx)
    return leaving.count
  }

  private static func record(
    _ outcome: PeopleImportOutcome, file: String, by actor: ID<Person>?, in tx: Transaction
  ) throws {
    guard outcome.added + outcome.changed + outcome.deactivated > 0 else { return }
    let id: ID<PeoplePlan> = tx.newID()
    try Audit.record("people imported", of: id.text, detail: "\(file): \(outcome.summary)", by: actor, in: tx)
    try EventLog.record(
      Event(
        Event.peopleImported, id, by: actor, ["added": "\(outcome.added)", "changed": "\(outcome.changed)"]),
      in: tx)
  }
}

extension PeoplePlan {
  var addressChanges: [AddressChange] { lines.compactMap(\.addressChange) }
}

extension PlannedPerson {
  /// Their address or number becomes another one, so the old one may be somebody else's in the same file.
  var changesIdentity: Bool {
    guard case .changed(let changes) = outcome else { return false }
    return changes.contains { $0.column == .email || $0.column == .externalID }
  }

  var addressChange: AddressChange? {
    guard case .changed(let changes) = outcome, let change = changes.first(where: { $0.column == .email })
    else { return nil }
    return AddressChange(person: person.id, old: change.from, new: change.to)
  }
}
