import Database
import Essentials

extension PersonFacts {
  static func find(_ id: ID<Person>, in tx: Transaction) throws -> PersonFacts {
    let person = try Person.find(id, in: tx)
    return PersonFacts(
      person: person, department: try person.department.flatMap { try Department.find($0, in: tx)?.name },
      manager: try person.manager.map { try Person.find($0, in: tx) },
      reports: try Person.reports(of: id, in: tx), skills: try OfferedSkill.find(of: id, in: tx))
  }
}

extension PersonDraft {
  /// What is stored of the person, as their form shows it.
  static func find(_ id: ID<Person>, in tx: Transaction) throws -> PersonDraft {
    let person = try Person.find(id, in: tx)
    return PersonDraft(person, manager: try person.manager.map { try Person.find($0, in: tx) })
  }
}

extension PersonChoices {
  static func find(in tx: Transaction) throws -> PersonChoices {
    PersonChoices(departments: try Department.all(in: tx), managers: try Person.managers(in: tx))
  }
}
