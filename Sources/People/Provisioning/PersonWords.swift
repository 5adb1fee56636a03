import Essentials

/// What a person's fields say, for comparing two states of them and showing the difference.
struct PersonWords {
  private var departments: [ID<Department>: String] = [:]
  private var names: [ID<Person>: String] = [:]

  init(present: PresentPeople, people: [Person], departments: [Department]) {
    for department in present.departments + departments { self.departments[department.id] = department.name }
    for person in present.people + people { names[person.id] = person.name }
  }

  /// Managers and departments are compared by who they are: one who is renamed is no change of those below.
  func isSame(_ column: PersonColumn, _ a: Person, _ b: Person) -> Bool {
    switch column {
    case .manager: a.manager == b.manager
    case .department: a.department == b.department
    default: text(column, of: a) == text(column, of: b)
    }
  }

  func text(_ column: PersonColumn, of person: Person) -> String {
    switch column {
    case .email: person.email
    case .externalID: person.externalID ?? ""
    case .name: person.name
    case .title: person.jobTitle
    case .department: person.department.flatMap { departments[$0] } ?? ""
    case .location: person.location
    case .zone: person.zone.name
    case .manager: person.manager.flatMap { names[$0] } ?? ""
    case .pronouns, .about, .teaches, .wants: person[keyPath: PersonWords.ownWords(column)]
    case .givenName, .familyName, .tree: ""
    }
  }

  /// Where a column of own words is kept.
  static func ownWords(_ column: PersonColumn) -> WritableKeyPath<Person, String> {
    switch column {
    case .pronouns: \.pronouns
    case .teaches: \.teaches
    case .wants: \.wants
    default: \.about
    }
  }
}
