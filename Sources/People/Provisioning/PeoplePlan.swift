import Essentials

/// What an import of people would do, line by line. Nothing in it has happened.
public struct PeoplePlan: Sendable {
  public var lines: [PlannedPerson] = []
  /// Departments that the file brings.
  public var departments: [Department] = []
  /// With any of these nothing is taken over.
  public var errors: [RowError] = []
  public var warnings: [RowError] = []
  /// Active people whom the file does not name.
  public var missing: [Person] = []

  public var added: Int { lines.count { $0.outcome == .added } }
  public var changed: Int { lines.count { if case .changed = $0.outcome { true } else { false } } }
  public var unchanged: Int { lines.count { $0.outcome == .unchanged } }
  public var isPossible: Bool { errors.isEmpty }

  /// `290 added, 0 changed, 0 unchanged`
  public var summary: String { say("\(added) added, \(changed) changed, \(unchanged) unchanged") }

  /// The lines that would do something.
  public var deeds: [PlannedPerson] { lines.filter { $0.outcome != .unchanged } }
}

/// One line of the file and what it would do.
public struct PlannedPerson: Sendable {
  public let line: Int
  /// As the person will be.
  public let person: Person
  public let department: String
  public let manager: String
  public let outcome: Outcome

  public enum Outcome: Sendable, Equatable {
    case added
    case changed([Change])
    case unchanged
  }

  public struct Change: Sendable, Equatable {
    public let column: PersonColumn
    public let from: String
    public let to: String
  }
}

extension PeoplePlan {
  /// What was shown is compared with what would happen by it.
  public var fingerprint: String {
    var print = Fingerprint()
    for line in lines {
      print.add(line.person.email)
      switch line.outcome {
      case .added:
        for text in PeoplePlan.facts(line.person) + [line.department, line.manager] { print.add(text) }
      case .changed(let changes):
        for change in changes { [change.column.rawValue, change.from, change.to].forEach { print.add($0) } }
      case .unchanged: break
      }
    }
    for department in departments { print.add(department.name) }
    for person in missing { print.add(person.id.text) }
    return print.text
  }

  /// All but identities, which are new at each look.
  private static func facts(_ person: Person) -> [String] {
    [person.name, person.externalID ?? "", person.jobTitle, person.location, person.zone.name]
      + [person.pronouns, person.about, person.teaches, person.wants]
  }
}

/// Who of those missing from the file is to be deactivated.
public enum MissingPeople: Sendable, Equatable {
  case stay
  case deactivateAll
  case deactivate(Set<ID<Person>>)

  public func includes(_ id: ID<Person>) -> Bool {
    switch self {
    case .stay: false
    case .deactivateAll: true
    case .deactivate(let ids): ids.contains(id)
    }
  }
}
