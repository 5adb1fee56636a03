import Essentials

/// Takes over an organisation's own list of people. A list is compared with who is there, first without changing anything; then all of it
/// is applied or none. People whom the list no longer names are offered for deactivation and never deleted.
public enum PeopleImport {
  /// Compares the file with who is there. `newID` gives identities for what is new; `now` is their beginning.
  public static func plan(
    _ table: ImportTable, _ choices: PeopleChoices, present: PresentPeople, now: Instant, newID: () -> String
  ) -> PeoplePlan {
    var plan = PeoplePlan()
    let reader = PeopleLines(table, choices)
    plan.errors = reader.errors
    plan.warnings = reader.warnings
    guard !reader.lines.isEmpty else { return plan }
    let match = PeopleMatch(reader, present)
    let departments = PeopleDepartments(reader, present: present.departments, newID: newID)
    var people = zip(reader.lines, match.found).map { line, found in
      target(line, found, choices.mapping, departments, present, now, newID)
    }
    let found = Set(match.found.compactMap { $0?.id })
    let others = present.people.filter { !found.contains($0.id) }
    let managers = PeopleManagers(reader, choices, people: &people, others: others)
    plan.departments = departments.added
    plan.missing = others.filter(\.isActive)
    plan.errors = (plan.errors + match.errors + doubles(reader, people) + managers.errors).inOrder
    plan.warnings =
      (plan.warnings + departments.warnings + gone(reader, match.found)).inOrder
    let words = PersonWords(present: present, people: people, departments: departments.added)
    plan.lines = people.indices.map { place in
      planned(reader.lines[place].line, match.found[place], people[place], words)
    }
    return plan
  }

  /// The person as the line wants them; the manager is set later, when everybody is known.
  private static func target(
    _ line: FilePerson, _ found: Person?, _ mapping: ColumnMapping<PersonColumn>,
    _ departments: PeopleDepartments,
    _ present: PresentPeople, _ now: Instant, _ newID: () -> String
  ) -> Person {
    var person =
      found ?? Person(id: ID(stored: newID()), email: "", name: "", zone: present.zone, createdAt: now)
    if !line.email.isEmpty { person.email = line.email }
    if !line.externalID.isEmpty { person.externalID = line.externalID }
    let namesPeople = mapping[.name] != nil || mapping[.givenName] != nil || mapping[.familyName] != nil
    if found == nil || (namesPeople && !line.name.isEmpty) { person.name = line.name }
    if let zone = line.zone { person.zone = zone }
    if let title = line.texts[.title] { person.jobTitle = title }
    if let location = line.texts[.location] { person.location = location }
    if let name = line.texts[.department] { person.department = departments.named(name)?.id }
    for column in PersonColumn.allCases where column.isOwnWords {
      let path = PersonWords.ownWords(column)
      if person[keyPath: path].isEmpty, let text = line.texts[column] { person[keyPath: path] = text }
    }
    return person
  }

  private static func gone(_ reader: PeopleLines, _ found: [Person?]) -> [RowError] {
    zip(reader.lines, found).compactMap { line, person in
      guard let person, !person.isActive else { return nil }
      return RowError(
        line: line.line, wrong: say("\(person.name) is deactivated and stays so."),
        right: say("Reactivate them on their page if they are back."))
    }
  }

  private static func planned(_ line: Int, _ before: Person?, _ person: Person, _ words: PersonWords)
    -> PlannedPerson
  {
    PlannedPerson(
      line: line, person: person, department: words.text(.department, of: person),
      manager: words.text(.manager, of: person), outcome: before.map { outcome($0, person, words) } ?? .added)
  }

  private static func outcome(_ before: Person, _ person: Person, _ words: PersonWords)
    -> PlannedPerson.Outcome
  {
    let changes = PersonColumn.allCases.filter { !words.isSame($0, before, person) }.map { column in
      PlannedPerson.Change(
        column: column, from: words.text(column, of: before), to: words.text(column, of: person))
    }
    return changes.isEmpty ? .unchanged : .changed(changes)
  }
}

extension PeopleImport {
  /// No two people may end with the same address or number.
  private static func doubles(_ reader: PeopleLines, _ people: [Person]) -> [RowError] {
    doubles(reader, .email, people.map(\.email)) { say("The address \($0)") }
      + doubles(reader, .externalID, people.map { $0.externalID ?? "" }) { say("The number \($0)") }
  }

  private static func doubles(
    _ reader: PeopleLines, _ column: PersonColumn, _ values: [String], _ named: (String) -> String
  ) -> [RowError] {
    var lines: [String: [Int]] = [:]
    for (line, value) in zip(reader.lines, values) where !value.isEmpty {
      lines[value, default: []].append(line.line)
    }
    return lines.filter { $0.value.count > 1 }.flatMap { value, places in
      // So many places tell enough; a long list of the same is one mistake.
      places.prefix(RowError.mostOfAKind).map { line in
        let others = places.prefix(6).filter { $0 != line }.prefix(5).map(String.init)
        return RowError(
          line: line, column: reader.header(column),
          wrong: others.count == 1
            ? say("\(named(value)) stands on line \(others[0]) too.")
            : say("\(named(value)) stands on lines \(Told.list(others)) too."),
          right: say("Keep one of the lines, or correct the others."))
      }
    }
  }
}
