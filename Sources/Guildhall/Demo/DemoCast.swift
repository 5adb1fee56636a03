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
  }

  var members: [Member] = []
  var organisers: [Member] { Array(members[1...2]) }
  var administrator: Member { members[0] }
  var sponsor: Member { members[3] }

  /// Founds the organisation and hires everybody.
  static func hire(_ count: Int, chance: inout DemoChance, in tx: Transaction) throws -> DemoCast {
    guard try Organisation.find(in: tx) == nil else { throw DemoRefusal.inUse }
    var cast = DemoCast()
    let founder = Plan(0, &chance)
    let setUp = SetUp(
      organisation: Organisation(name: Demo.organisation, zone: Demo.home, workWeek: [1, 2, 3, 4, 5]),
      departments: DemoDepartment.all.map(\.name), name: founder.name, email: founder.email)
    let administrator = try setUp.found(in: tx)
    let departments = Dictionary(
      try Department.all(in: tx).map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
    var heads: [String: ID<Person>] = [:]
    for number in 0..<max(12, count) {
      let plan = Plan(number, &chance)
      let id = number == 0 ? administrator.id : tx.newID()
      let manager = heads[plan.department.name] ?? (number == 0 ? nil : administrator.id)
      try plan.person(
        id, department: departments[plan.department.name], manager: manager, &chance, at: tx.now
      ).save(in: tx)
      if number > 3, heads[plan.department.name] == nil { heads[plan.department.name] = id }
      cast.members.append(
        Member(id: id, name: plan.name, email: plan.email, place: plan.place, department: plan.department))
    }
    return cast
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
