import Essentials

/// Everybody there will be after an import, found by whatever a file may call them.
struct PeopleIndex {
  private var byID: [ID<Person>: Person] = [:]
  private var byEmail: [String: ID<Person>] = [:]
  private var byNumber: [String: ID<Person>] = [:]
  private var byName: [String: [ID<Person>]] = [:]
  private var byBeginning: [String: [ID<Person>]] = [:]
  private let inFile: Set<ID<Person>>

  init(_ people: [Person], _ others: [Person]) {
    inFile = Set(people.map(\.id))
    for person in people + others {
      byID[person.id] = person
      if !person.email.isEmpty { byEmail[person.email] = person.id }
      if let number = person.externalID { byNumber[number] = person.id }
      let key = Folded.key(person.name)
      if person.isActive || inFile.contains(person.id) { byName[key, default: []].append(person.id) }
      byBeginning[String(person.email.prefix(3)), default: []].append(person.id)
      if !key.hasPrefix(person.email.prefix(3)) {
        byBeginning[String(key.prefix(3)), default: []].append(person.id)
      }
    }
  }

  func name(_ id: ID<Person>) -> String { byID[id]?.name ?? "" }

  /// Deactivated and not in the file.
  func isGone(_ person: Person) -> Bool { !person.isActive && !inFile.contains(person.id) }

  /// Nobody, one, or several of the same name.
  /// So many people of one name are looked at.
  static let mostNamesakes = 5

  func find(_ typed: String, domain: String = "") -> [Person] {
    if let id = byEmail[typed.lowercased()] ?? byNumber[typed] ?? byLogin(typed, domain) {
      return byID[id].map { [$0] } ?? []
    }
    // Two are as many as a hundred: the name does not say who is meant.
    return (byName[Folded.key(typed)] ?? []).prefix(PeopleIndex.mostNamesakes).compactMap { byID[$0] }
  }

  private func byLogin(_ typed: String, _ domain: String) -> ID<Person>? {
    typed.contains("@") ? nil : LoginName.address(typed, domain: domain).flatMap { byEmail[$0] }
  }

  /// The address of whoever is written nearly like that.
  func near(_ typed: String) -> String? {
    let candidates = byBeginning[String(Folded.key(typed).prefix(3))] ?? []
    let near = candidates.prefix(500).compactMap { byID[$0] }.map { person in
      (person.email, max(Similarity.trigrams(person.email, typed), Similarity.trigrams(person.name, typed)))
    }
    return near.filter { $0.1 >= 0.5 }.max { $0.1 < $1.1 }?.0
  }
}
