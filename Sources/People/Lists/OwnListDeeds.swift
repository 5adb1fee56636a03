import Database
import Essentials

/// What people say of themselves: a list adds it where they said nothing yet.
extension PeopleLists {
  static func takeWork(_ list: ListTable, _ names: ListNames, in tx: Transaction) throws -> ListOutcome {
    var (outcome, cells) = (ListOutcome(list), ListCells(list, names))
    let rows = try tx.rows("SELECT person_id, job_role_id FROM person_job_role")
    var said = try Dictionary(
      rows.map { (try $0["person_id"] as ID<Person>, try $0["job_role_id"] as ID<JobRole>) }
    ) { first, _ in first }
    var new: [(person: ID<Person>, role: ID<JobRole>)] = []
    for row in list.table.rows {
      guard let person = cells.person(row, "person"), let role = cells.role(row) else { continue }
      if let other = said[person.id] {
        outcome.unchanged += 1
        if other != role {
          cells.warn(
            row, "job_role", say("\(person.name) has said that they work as something else."),
            say("That stays. They can change it on their page of skills."))
        }
        continue
      }
      said[person.id] = role
      new.append((person.id, role))
    }
    outcome.note(cells)
    outcome.added = new.count
    if outcome.errors.isEmpty { try PastRating.loadWork(new, in: tx) }
    return outcome
  }

  static func takeFindable(_ list: ListTable, _ names: ListNames, in tx: Transaction) throws -> ListOutcome {
    var (outcome, cells) = (ListOutcome(list), ListCells(list, names))
    var said = Set(
      try tx.all("SELECT person_id, skill_id FROM skill_offer") { row in
        [try row["person_id"] as String, try row["skill_id"] as String]
      })
    var new: [(person: ID<Person>, skill: ID<Skill>, since: Instant)] = []
    for row in list.table.rows {
      guard let person = cells.person(row, "person"), let skill = cells.skill(row) else { continue }
      let since = cells.moment(row, "since") ?? tx.now
      if said.insert([person.id.text, skill.text]).inserted {
        new.append((person.id, skill, since))
      } else {
        outcome.unchanged += 1
      }
    }
    outcome.note(cells)
    outcome.added = new.count
    if outcome.errors.isEmpty { try PastRating.loadOffers(new, in: tx) }
    return outcome
  }
}
