import Database
import Essentials
import People

enum PersonNews {
  /// Those whom somebody adds by hand are told. A list that is imported writes only to those whose address it changes.
  static func added(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let person = try event.subject(as: Person.self)
    guard let actor = event.actorID, let organisation = try Organisation.find(in: tx) else { return [] }
    let wording = WelcomeWording(organisation: organisation.name, name: try Person.find(actor, in: tx).name)
    return [
      LetterPlan(
        .welcome, cause: event.id.text, to: [Addressee(person, .wasAdded)], actor: actor,
        write: wording.letter)
    ]
  }

  /// One letter goes to where the person was reached until now, one to where from now on.
  static func addressChanged(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let person = try event.subject(as: Person.self)
    guard let old = event.detail["before"], let new = event.detail["after"] else { return [] }
    let account = try Person.find(person, in: tx)
    let wording = AddressWording(
      old: old, new: new, account: account.name, isActive: account.isActive,
      name: try event.actorID.map { try Person.find($0, in: tx).name }, isOwn: event.actorID == person)
    return [old, new].map { address in
      var plan = LetterPlan(
        .welcome, cause: LetterCause.address(event.id, address), to: [Addressee(person, .hasAccount)],
        actor: nil, write: { _ in wording.letter(to: address) })
      plan.address = address
      return plan
    }
  }

  static func passwordChanged(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let person = try event.subject(as: Person.self)
    let change = event.detail["what"].flatMap(PasswordWording.Change.init(rawValue:)) ?? .changed
    let wording = PasswordWording(change: change, at: event.at)
    return [
      LetterPlan(
        .welcome, cause: event.id.text, to: [Addressee(person, .hasAccount)], actor: nil,
        write: wording.letter)
    ]
  }
}
