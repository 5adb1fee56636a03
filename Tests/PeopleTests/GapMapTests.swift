import Database
import Essentials
import Foundation
import Guildhall
import TestSupport
import Testing

@testable import People

/// The map of gaps through the front door, in an organisation of 500.
struct GapMapTests {
  /// 500 people in ten departments as eight kinds of worker, some of both of them few; twelve skills, half of them needed.
  private struct Large {
    let world: TestWorld
    /// By person: department, role and levels by skill, as the attacker knows who works where.
    var people: [(department: String, role: String)] = []
    var levels: [[Int: Int]] = []
    var targets: [String: [Int: Int]] = [:]
    var skills: [String] = []
  }

  private static let departmentSizes = [140, 110, 80, 60, 40, 30, 20, 11, 6, 3]

  private func large(_ engine: Engine) async throws -> Large {
    var hall = Large(world: try await TestWorld.make(on: engine))
    let random = SeededRandom(5)
    func number(_ most: Int) -> Int { Int(random.next() % UInt64(most)) }
    let skills = (0..<12).map { "Skill \($0)" }
    let roles = (0..<8).map { "Role \($0)" }
    let lines = roles.enumerated().flatMap { place, role in
      (0..<6).filter { ($0 + place) % 3 != 0 }.map { "\(role),Skill \($0),\(1 + ($0 + place) % 3)" }
    }
    for line in lines {
      let cells = line.split(separator: ",")
      hall.targets[String(cells[0]), default: [:]][Int(cells[1].dropFirst(6))!] = Int(cells[2])!
    }
    try await Frameworks(
      store: hall.world.store, skills: "name,critical\n" + skills.map { "\($0),yes" }.joined(separator: "\n"),
      roles: "role,skill,level\n" + lines.joined(separator: "\n")
    ).apply()
    let chosen = GapMapTests.departmentSizes.enumerated().flatMap { place, size in
      (0..<size).map { _ in
        (department: "Department \(place)", role: number(12) == 0 ? 7 : number(place < 5 ? 7 : 3))
      }
    }
    let levels = chosen.map { _ in
      Dictionary(uniqueKeysWithValues: (0..<12).filter { _ in number(10) < 6 }.map { ($0, number(5)) })
    }
    hall.people = chosen.map { ($0.department, "Role \($0.role)") }
    hall.levels = levels
    let people = hall.people
    hall.skills = try await hall.world.store.write { tx in
      let ids = try Dictionary(
        uniqueKeysWithValues: tx.rows("SELECT id, name FROM skill").map {
          (try $0["name"] as String, try $0["id"] as ID<Skill>)
        })
      let roleIDs = try Dictionary(
        uniqueKeysWithValues: tx.rows("SELECT id, name FROM job_role").map {
          (try $0["name"] as String, try $0["id"] as ID<JobRole>)
        })
      let departments = try Dictionary(
        uniqueKeysWithValues: (0..<GapMapTests.departmentSizes.count).map {
          ("Department \($0)", try Department.add("Department \($0)", in: tx).id)
        })
      let everybody = people.enumerated().map { place, one in
        Person(
          id: tx.newID(), email: "p\(place)@tidewater.example", name: "Person \(place)",
          department: departments[one.department], zone: .utc, createdAt: tx.now)
      }
      try Person.save(everybody, in: tx)
      try PastRating.loadWork(zip(everybody, people).map { ($0.id, roleIDs[$1.role]!) }, in: tx)
      try PastRating.load(
        zip(everybody, levels).flatMap { person, levels in
          levels.sorted { $0.key < $1.key }.map { skill, level in
            PastRating(
              id: tx.newID(), of: person.id, ids[skills[skill]]!, .own, by: person.id,
              Level(rawValue: level)!,
              at: tx.now)
          }
        }, in: tx)
      return skills.map { ids[$0]!.text }
    }
    try await GapCount.run(hall.world.store)
    return hall
  }

  /// A line of the file, or what the page of a skill says.
  private struct Line: Hashable {
    let by: String
    let group: String
    let skill: String
    let figures: [String]
  }

  private func lines(_ query: String, _ world: TestWorld) async throws -> Set<Line> {
    let answer = try await world.get("/gaps.csv\(query)", as: .sam)
    #expect(answer.status == 200)
    let rows = try CSVReader.rows(of: answer.body)
    return Set(
      rows.dropFirst().map { row in
        Line(by: row.cells[0], group: row.cells[1], skill: row.cells[2], figures: Array(row.cells[5...]))
      })
  }

  @Test(arguments: Engine.available)
  func `nobody works out what is hidden, with all files and filters there are`(_ engine: Engine) async throws
  {
    let hall = try await large(engine)
    var published = try await lines("", hall.world)
    published.formUnion(try await lines("?by=role", hall.world))
    // No filter adds anybody up anew: each gives lines of the whole.
    let framework: String = try await hall.world.store.read { tx in
      try tx.value("SELECT id FROM framework") ?? ""
    }
    for query in [
      "?critical=yes", "?framework=\(framework)", "?show=level", "?after=3", "?by=role&family=x",
      "?by=nonsense",
    ] {
      #expect(try await lines(query, hall.world).isSubset(of: published), "\(query)")
    }
    #expect(
      published.contains { $0.figures[0] == "hidden" } && published.contains { $0.figures[0] != "hidden" })
    for skill in 0..<12 {
      let atoms = atoms(of: skill, hall)
      let own = published.filter { $0.skill == "Skill \(skill)" }
      check(own, atoms, skill)
      let hidden = Set(own.filter { $0.figures[0] == "hidden" }.map { "\($0.by) \($0.group)" })
      GapDisclosureTests.attack(atoms, hidden: hidden, hidesTotal: hidden.contains("everybody "))
    }
  }

  /// Who is counted, put together from what the test made up and not from what the map says.
  private func atoms(of skill: Int, _ hall: Large) -> [Differencing.Atom] {
    let isNeeded = hall.targets.values.contains { $0[skill] != nil }
    var atoms: [[String]: (people: Int, meeting: Int)] = [:]
    for (person, levels) in zip(hall.people, hall.levels) {
      let target = hall.targets[person.role]?[skill]
      guard let level = levels[skill], target != nil || !isNeeded else { continue }
      let before = atoms[[person.department, person.role]] ?? (0, 0)
      atoms[[person.department, person.role]] = (
        before.people + 1, before.meeting + (target.map { level >= $0 } ?? false ? 1 : 0)
      )
    }
    return atoms.sorted { ($0.key[0], $0.key[1]) < ($1.key[0], $1.key[1]) }.map {
      Differencing.Atom(
        department: $0.key[0], role: $0.key[1], people: $0.value.people, meeting: $0.value.meeting)
    }
  }

  /// What is shown is right.
  private func check(_ lines: Set<Line>, _ atoms: [Differencing.Atom], _ skill: Int) {
    let isNeeded = skill < 6
    for line in lines where line.figures[0] != "hidden" {
      let members = atoms.filter {
        line.by == "everybody" || line.by == "department" && $0.department == line.group
          || line.by == "role" && $0.role == line.group
      }
      let (people, meeting) = (
        members.reduce(0) { $0 + $1.people }, members.reduce(0) { $0 + $1.meeting }
      )
      #expect(line.figures[0] == String(people), "\(line)")
      #expect(line.figures[2] == (isNeeded ? String(meeting) : ""), "\(line)")
    }
  }

  @Test(arguments: Engine.available)
  func `the map shows departments and job roles by skills, and each skill by itself`(_ engine: Engine)
    async throws
  {
    let hall = try await large(engine)
    let world = hall.world
    let map = try await world.get("/gaps", as: .sam)
    #expect(
      map.status == 200 && map.words.contains("Where we are short") && map.words.contains("Department 0"))
    #expect(map.words.contains("Share at target by department and skill") && map.words.contains("%"))
    #expect(
      try await world.get("/gaps?by=role&show=level", as: .ines).words.contains(
        "Median level by job role and skill"))
    let page = try await world.get("/gaps/skills/\(hall.skills[0])", as: .sam)
    #expect(page.status == 200 && page.words.contains("By department") && page.words.contains("By job role"))
    #expect(page.words.contains("hidden"))
    #expect(try await world.get("/gaps/skills/00000000000000000000000000", as: .sam).status == 404)
    #expect(try await world.get("/gaps", as: .ana).status == 403)
    #expect(try await world.post("/gaps/count", as: .sam).status == 403)
    world.clock.advance(by: .hours(3))
    #expect(try await world.get("/gaps", as: .sam).words.contains("Counted 3 hours ago"))
    #expect(try await world.post("/gaps/count", as: .ines).status == 303)
    try await world.work()
    #expect(try await world.get("/gaps", as: .sam).words.contains("Counted just now"))
  }

  @Test(arguments: Engine.available)
  func `critical skills that one or two people hold are named, people only where they agreed`(
    _ engine: Engine
  ) async throws {
    let hall = try await SkillHall.make(on: engine)
    let world = hall.world
    _ = try await world.store.write { tx in
      try tx.run("UPDATE skill SET is_critical = TRUE, because = 'Line stop' WHERE name = 'Torque tools'")
    }
    try await hall.say(["Torque tools": "3"], find: "Torque tools", as: .mika)
    try await hall.say(["Torque tools": "4"], as: .priya)
    try await hall.say(["Torque tools": "0"], as: .ana)
    try await GapCount.run(world.store)
    let words = try await world.get("/gaps", as: .sam).words
    #expect(words.contains("Held by one or two"))
    #expect(words.contains("Mika Lehtonen, Firmware; 1 person who is not listed"))
    #expect(!words.contains("Priya Deshmukh"))
    // The last day of whoever is named stands there; of the other nothing is said.
    for (somebody, day) in [(Somebody.mika, "2031-03-14"), (.priya, "2031-02-01")] {
      let kept = try await world.put("/admin/people/\(somebody.id)/last-day", ["leaves_on": day], as: .dora)
      #expect(kept.location == "/admin/people/\(somebody.id)")
    }
    let leaving = try await world.get("/gaps", as: .sam).words
    #expect(leaving.contains("Mika Lehtonen, Firmware, last day 14 March 2031; 1 person who is not listed"))
    #expect(leaving.contains("Pass it on before 14 March 2031") && !leaving.contains("February"))
    let wrong = try await world.put(
      "/admin/people/\(Somebody.mika.id)/last-day", ["leaves_on": "soon"], as: .dora)
    #expect(wrong.status == 422 && wrong.words.contains("Last day “soon” is not a date"))
    _ = try await world.put("/admin/people/\(Somebody.mika.id)/last-day", ["leaves_on": ""], as: .dora)
    #expect(try await world.get("/gaps", as: .sam).words.contains("last day") == false)
    try await hall.say(["Torque tools": "3"], as: .dora)
    try await GapCount.run(world.store)
    #expect(!(try await world.get("/gaps", as: .sam)).words.contains("Mika Lehtonen"))
  }

  @Test func `how a skill went is told from the dates of what was said`() async throws {
    let hall = try await SkillHall.make(on: .sqlite)
    let id = try #require(ID<Skill>(try hall.skill("Torque tools")))
    try await hall.world.store.write { tx in
      let people = (0..<6).map { place in
        Person(
          id: tx.newID(), email: "p\(place)@tidewater.example", name: "Person \(place)", zone: .utc,
          createdAt: tx.now)
      }
      try Person.save(people, in: tx)
      try PastRating.load(
        people.flatMap { person in
          [(90, Level.one), (10, Level.three)].map { days, level in
            PastRating(
              id: tx.newID(), of: person.id, id, .own, by: person.id, level, at: tx.now - .days(days))
          }
        }, in: tx)
    }
    try await GapCount.run(hall.world.store)
    let months: [Int] = try await hall.world.store.read { tx in
      try tx.values("SELECT median2 FROM gap_month ORDER BY month")
    }
    #expect(months.first == 2 && months.last == 6 && months.count >= 3)
    let page = try await hall.world.get("/gaps/skills/\(id)", as: .sam)
    #expect(page.words.contains("The median went from 1 in"))
  }

  @Test func `before anything is counted the page says what it needs`() async throws {
    let world = try await TestWorld.make(on: .sqlite)
    #expect(try await world.get("/gaps", as: .sam).words.contains("There is nothing to count yet."))
    try await GapCount.run(world.store)
    #expect(try await world.get("/gaps", as: .sam).words.contains("There is nothing to count yet."))
    #expect(try await world.get("/gaps.csv", as: .sam).body.hasPrefix("by,group,skill"))
  }
}
