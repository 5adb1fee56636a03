import Database
import Essentials
import People

/// The people of the story.
struct DemoCast: Sendable {
  struct Member: Sendable {
    let id: ID<Person>
    let name: String
    let email: String
    let place: DemoPlace
    let department: DemoDepartment
    var title = ""
    var manager: ID<Person>?
  }

  var members: [Member] = []
  var organisers: [Member] { Array(members[1...2]) }
  var administrator: Member { members[0] }
  var sponsor: Member { members[3] }
  var workers: [(id: ID<Person>, title: String, manager: ID<Person>?)] {
    members.map { ($0.id, $0.title, $0.manager) }
  }

  /// Founds the organisation and hires everybody.
  /// - Parameter teams: into so many teams the departments of each site are split; none for one department everywhere.
  static func hire(
    _ count: Int, teams: Int = 0, chance: inout DemoChance, in tx: Transaction
  ) throws -> DemoCast {
    guard try Organisation.find(in: tx) == nil else { throw DemoRefusal.inUse }
    var cast = DemoCast()
    let founder = Plan(0, &chance)
    let setUp = SetUp(
      organisation: Organisation(
        name: Demo.organisation, zone: Demo.home, workWeek: [1, 2, 3, 4, 5],
        // Everybody in the large organisation has voted a hundred times.
        voteBudget: teams > 0 ? 1000 : Organisation.usualVoteBudget),
      departments: DemoCast.departments(teams), name: founder.name, email: founder.email)
    let administrator = try setUp.found(in: tx)
    let departments = Dictionary(
      try Department.all(in: tx).map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
    var heads: [String: ID<Person>] = [:]
    for number in 0..<max(12, count) {
      let plan = Plan(number, &chance)
      let id = number == 0 ? administrator.id : tx.newID()
      let manager = heads[plan.department.name] ?? (number == 0 ? nil : administrator.id)
      let person = plan.person(
        id, department: departments[plan.team(of: teams)], manager: manager, &chance, at: tx.now)
      try person.save(in: tx)
      if number > 3, heads[plan.department.name] == nil { heads[plan.department.name] = id }
      cast.members.append(
        Member(
          id: id, name: plan.name, email: plan.email, place: plan.place, department: plan.department,
          title: person.jobTitle, manager: person.manager))
    }
    return cast
  }

  private static func departments(_ teams: Int) -> [String] {
    let plans = (0..<max(1, teams) * 16).map { number in
      (
        DemoDepartment.all[(number / 2) % DemoDepartment.all.count].name,
        DemoPlace.all[number % DemoPlace.all.count].city, number / 16
      )
    }
    if teams == 0 { return DemoDepartment.all.map(\.name) }
    return plans.map { name, city, team in "\(name), \(city) \(team + 1)" }
  }

  /// What somebody will be, before they are.
  private struct Plan {
    let number: Int
    let name: String
    let email: String
    let place: DemoPlace
    let department: DemoDepartment

    init(_ number: Int, _ chance: inout DemoChance) {
      self.number = number
      place = DemoPlace.all[number % DemoPlace.all.count]
      department = DemoDepartment.all[(number / 2) % DemoDepartment.all.count]
      // Each pair of names comes once: the places' lists have no common length with their rounds.
      let round = number / DemoPlace.all.count
      let (first, last) = (
        place.first[round % place.first.count], place.last[(round + round / 60) % place.last.count]
      )
      let repeated = round / 60
      name = repeated == 0 ? "\(first) \(last)" : "\(first) \(DemoPlan.middle(repeated)) \(last)"
      email = Folded.words(name).joined(separator: ".") + "@tidewater.example"
    }

    /// What their department is called: people come round through all pairs of department and site, and then to the next team.
    func team(of teams: Int) -> String {
      if teams == 0 { return department.name }
      return "\(department.name), \(place.city) \(number / 16 % teams + 1)"
    }

    func person(
      _ id: ID<Person>, department: ID<Department>?, manager: ID<Person>?, _ chance: inout DemoChance,
      at now: Instant
    ) -> Person {
      let roles: [Int: Set<Role>] = [
        0: [.administrator, .organiser], 1: [.organiser], 2: [.organiser], 3: [.sponsor],
      ]
      return Person(
        id: id, email: email, externalID: String(4000 + number), name: name,
        jobTitle: number == 3 ? "Managing director" : chance.one(of: self.department.titles),
        department: department,
        location: place.city, zone: place.zone, manager: manager == id ? nil : manager,
        teaches: chance.happens(55)
          ? chance.some(chance.number(1...2), of: self.department.teaches).joined(separator: "\n") : "",
        wants: chance.happens(45) ? chance.one(of: self.department.wants) : "", roles: roles[number] ?? [],
        createdAt: now)
    }
  }
}

enum DemoPlan {
  /// Tells apart people of the same name in large organisations: `B.`, `C.` … `AA.`
  static func middle(_ number: Int) -> String {
    var (rest, letters) = (number, "")
    repeat {
      letters = String(Character(Unicode.Scalar(UInt8(65 + rest % 26)))) + letters
      rest /= 26
    } while rest > 0
    return letters + "."
  }
}
