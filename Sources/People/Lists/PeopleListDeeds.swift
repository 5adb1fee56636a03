import Database
import Essentials

extension PeopleLists {
  /// As the import of people does it. Whoever is new and has left becomes somebody who has left; somebody who is here is never
  /// deactivated by a list.
  static func takePeople(_ list: ListTable, by actor: ID<Person>?, in tx: Transaction) throws -> ListOutcome {
    var outcome = ListOutcome(list)
    let known = Set(try PresentPeople.find(in: tx).people.map(\.email))
    guard outcome.errors.isEmpty, !list.isEmpty else { return outcome }
    let choices = PeopleChoices(mapping: ColumnMapping(guessing: list.table.header))
    let plan = try PeopleImport.look(list.table, choices, in: tx)
    outcome.errors += plan.errors
    let left = Set(list.table.rows.filter { !list.cell($0, "left").isEmpty }.map(\.line))
    // Of those who have left it need not be said that they stay so.
    outcome.warnings += plan.warnings.filter {
      $0.line.map { !left.contains($0) } ?? true || $0.column != nil
    }
    guard plan.errors.isEmpty else { return outcome }
    _ = try PeopleImport.apply(list.table, choices, file: list.name.rawValue, by: actor, in: tx)
    (outcome.added, outcome.changed, outcome.unchanged) = (plan.added, plan.changed, plan.unchanged)
    var cells = ListCells(list, try .find(in: tx))
    for row in list.table.rows where left.contains(row.line) {
      guard let person = cells.person(row, "email"), let at = cells.moment(row, "left") else { continue }
      if !known.contains(person.email) {
        try tx.run("UPDATE person SET deactivated_at = \(at) WHERE id = \(person.id)")
      } else if person.isActive {
        cells.warn(
          row, "left", say("\(person.name) has left by this list, and is active here."),
          say("They stay so. Deactivate them on their page if they have left."))
      }
    }
    outcome.note(cells)
    return outcome
  }

  static func takeDepartments(_ list: ListTable, in tx: Transaction) throws -> ListOutcome {
    var outcome = ListOutcome(list)
    var cells = ListCells(list, try .find(in: tx))
    var known = Set(try Department.all(in: tx).map { Folded.key($0.name) })
    var new: [Department] = []
    for row in list.table.rows {
      let name = cells.text(row, "name", max: PersonLimits.department)
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

  static func takeTargets(_ list: ListTable, _ names: ListNames, in tx: Transaction) throws -> ListOutcome {
    var (outcome, cells) = (ListOutcome(list), ListCells(list, names))
    var kept: [ID<Department>: Targets] = [:]
    for row in list.table.rows {
      guard let department = cells.department(row), let skill = cells.skill(row),
        let level = cells.level(row, least: .one)
      else { continue }
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

  static func takeWork(_ list: ListTable, _ names: ListNames, in tx: Transaction) throws -> ListOutcome {
    var (outcome, cells) = (ListOutcome(list), ListCells(list, names))
    let rows = try tx.rows("SELECT person_id, job_role_id FROM person_job_role")
    var kept = try Dictionary(
      rows.map { (try $0["person_id"] as ID<Person>, try $0["job_role_id"] as ID<JobRole>) }
    ) { first, _ in first }
    for row in list.table.rows {
      guard let person = cells.person(row, "person"), let role = cells.role(row) else { continue }
      outcome.count(kept[person.id], role)
      if kept[person.id] != role {
        try tx.run(
          """
          INSERT INTO person_job_role (person_id, job_role_id) VALUES (\(person.id), \(role))
          ON CONFLICT (person_id) DO UPDATE SET job_role_id = excluded.job_role_id
          """)
      }
      kept[person.id] = role
    }
    outcome.note(cells)
    return outcome
  }

  static func takeFindable(_ list: ListTable, _ names: ListNames, in tx: Transaction) throws -> ListOutcome {
    var (outcome, cells) = (ListOutcome(list), ListCells(list, names))
    for row in list.table.rows {
      guard let person = cells.person(row, "person"), let skill = cells.skill(row) else { continue }
      let since = cells.moment(row, "since") ?? tx.now
      let isNew =
        try tx.run(
          """
          INSERT INTO skill_offer (person_id, skill_id, created_at) VALUES (\(person.id), \(skill), \(since))
          ON CONFLICT (person_id, skill_id) DO NOTHING
          """) > 0
      if isNew { outcome.added += 1 } else { outcome.unchanged += 1 }
    }
    outcome.note(cells)
    return outcome
  }
}
