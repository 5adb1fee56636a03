import Database
import Essentials

extension PeopleLists {
  static func takeDepartments(_ list: ListTable, in tx: Transaction) throws -> ListOutcome {
    var (outcome, cells) = (ListOutcome(list), ListCells(list, .nobody(at: tx.now)))
    var known = Set(try Department.all(in: tx).map { Folded.key($0.name) })
    var new: [Department] = []
    for row in list.table.rows {
      guard let name = cells.name(row, "name", max: PersonLimits.department) else { continue }
      if known.insert(Folded.key(name)).inserted {
        new.append(Department(id: tx.newID(), name: name))
      } else {
        outcome.unchanged += 1
      }
    }
    outcome.note(cells)
    guard outcome.errors.isEmpty else { return outcome }
    try Department.add(new, in: tx)
    outcome.added = new.count
    return outcome
  }

  /// As the import of people does it. Whoever is new and has left becomes somebody who has left.
  static func takePeople(_ list: ListTable, by actor: ID<Person>?, in tx: Transaction) throws -> ListOutcome {
    var outcome = ListOutcome(list)
    guard outcome.errors.isEmpty, !list.isEmpty else { return outcome }
    let known = Set(try PresentPeople.find(in: tx).people.map(\.id))
    let choices = PeopleChoices(mapping: ColumnMapping(guessing: list.table.header))
    let plan = try PeopleImport.look(list.table, choices, in: tx)
    outcome.errors += plan.errors
    let left = Set(list.table.rows.filter { !list.cell($0, "left").isEmpty }.map(\.line))
    // Of those who have left it need not be said that they stay so.
    outcome.warnings += plan.warnings.filter { $0.column != nil || !left.contains($0.line ?? 0) }
    guard plan.errors.isEmpty else { return outcome }
    _ = try PeopleImport.apply(list.table, choices, file: list.name.rawValue, by: actor, in: tx)
    (outcome.added, outcome.changed, outcome.unchanged) = (plan.added, plan.changed, plan.unchanged)
    outcome.changes = plan.deeds.filter { $0.outcome != .added }.map {
      say("line \(String($0.line)): \($0.person.name): \(ImportWords.what($0))")
    }
    var cells = ListCells(list, try .find(in: tx))
    for row in list.table.rows where left.contains(row.line) {
      try leave(row, known, &cells, in: tx)
    }
    outcome.note(cells)
    return outcome
  }

  /// Somebody who was here before is never deactivated by a list.
  private static func leave(
    _ row: CSVRow, _ known: Set<ID<Person>>, _ cells: inout ListCells, in tx: Transaction
  ) throws {
    guard let person = cells.person(row, "email"), let at = cells.moment(row, "left") else { return }
    if !known.contains(person.id) {
      try tx.run("UPDATE person SET deactivated_at = \(at) WHERE id = \(person.id)")
    } else if person.isActive {
      cells.warn(
        row, "left", say("\(person.name) has left by this list, and is active here."),
        say("They stay so. Deactivate them on their page if they have left."))
    }
  }

  static func takeTargets(_ list: ListTable, _ names: ListNames, in tx: Transaction) throws -> ListOutcome {
    var (outcome, cells) = (ListOutcome(list), ListCells(list, names))
    var (kept, lines): ([ID<Department>: Targets], [String: Int]) = ([:], [:])
    for row in list.table.rows {
      guard let department = cells.department(row), let skill = cells.skill(row),
        let level = cells.level(row, least: .one)
      else { continue }
      if let other = lines.updateValue(row.line, forKey: "\(department) \(skill)") {
        cells.refuse(
          row, "skill", say("Line \(String(other)) says what the department needs of it."),
          say("Keep one of the lines."))
      }
      let targets = try kept[department] ?? DepartmentTargets.find(department, in: tx).targets
      outcome.count(targets[skill], level)
      kept[department] = targets.merging([skill: level]) { $1 }
    }
    outcome.note(cells)
    guard outcome.errors.isEmpty, outcome.added + outcome.changed > 0 else { return outcome }
    for (department, targets) in kept.sorted(by: { $0.key < $1.key }) {
      try DepartmentTargets.save(targets, of: department, in: tx)
    }
    return outcome
  }
}
