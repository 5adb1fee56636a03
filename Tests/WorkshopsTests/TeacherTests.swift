import Database
import Doors
import Essentials
import People
import TestSupport
import Testing

@testable import Workshops

/// Who could teach a topic, why, and asking them.
struct TeacherTests {
  private let quality = ID<Department>.make(at: Instant(milliseconds: 1), random: (1, 1))
  private let firmware = ID<Department>.make(at: Instant(milliseconds: 2), random: (2, 2))

  private func teacher(
    _ somebody: Somebody, _ department: ID<Department>?, level: Level? = nil, taught: Int = 0,
    offered: Bool = false,
    load: Int = 0, quiet: Day? = nil
  ) -> Teacher {
    Teacher(
      person: somebody.id, name: somebody.name, department: department, departmentName: nil, skill: "Torque",
      level: level, levelName: "Good", taught: taught, hasOffered: offered, load: load, quiet: quiet,
      askedAt: nil)
  }

  private func order(_ all: [Teacher]) -> [String] {
    TeacherRules.ordered(all, asker: quality).map { String($0.name.split(separator: " ")[0]) }
  }

  @Test func `other departments come first, other things equal`() {
    #expect(
      order([teacher(.ana, quality, level: .three), teacher(.mika, firmware, level: .three)]) == [
        "Mika", "Ana",
      ])
    #expect(
      order([teacher(.ana, quality, level: .four, taught: 1), teacher(.mika, firmware, level: .three)]) == [
        "Ana", "Mika",
      ])
  }

  @Test func `who carries much already stands further down, who says not now last`() {
    #expect(
      order([teacher(.ana, quality, level: .four, load: 4), teacher(.mika, quality, level: .two)]) == [
        "Mika", "Ana",
      ])
    let later = Day(iso: "2027-01-01")
    #expect(
      order([teacher(.ana, quality, level: .four, quiet: later), teacher(.mika, quality)]) == ["Mika", "Ana"])
  }

  @Test(arguments: Engine.available)
  func
    `who is known for it is proposed with the reasons, asked once, and declines without anybody being told`(
      _ engine: Engine
    ) async throws
  {
    let world = try await TestWorld.make(on: engine)
    let skill: String = try await world.store.write { tx in
      let file = { (text: String) in FrameworkFiles.File(name: "field.csv", text: text, encoding: "UTF-8") }
      let files = FrameworkFiles(skills: file("name\nTorque tools\n"), roles: nil)
      try FrameworkImport.apply(
        try files.tables(), try files.choices(named: "Field", in: tx), file: "field.csv", by: nil, in: tx)
      return try tx.value("SELECT id FROM skill") ?? ""
    }
    let topic = try #require(
      try await world.post("/topics", ["title": "Torque", "origin": "frontline"], as: .ana).location)
    let page = "\(topic)/teachers"
    #expect(try await world.get(page, as: .ines).words.contains("Say first which skills it is about."))
    _ = try await world.put("\(topic)/skills", ["add_1": "Torque tools", "add_level_1": "2"], as: .ines)
    #expect(try await world.get(page, as: .ines).words.contains("Nobody is known yet who could."))
    for (somebody, level) in [(Somebody.mika, "3"), (.sam, "3")] {
      _ = try await world.submit(
        "/me/skills?_method=put", ["skill": skill, "level_\(skill)": level, "find_\(skill)": "yes"],
        as: somebody)
    }
    let list = try await world.get(page, as: .ines)
    #expect(
      list.words.contains(
        "Level 3, Practitioner, in Torque tools, works in another department than who asked and runs no session in these months."
      ))
    #expect(
      list.body.firstRange(of: "Mika Lehtonen")!.lowerBound
        < list.body.firstRange(of: "Samuel Okafor")!.lowerBound)
    let unlisted = try await world.post(page, ["person": Somebody.priya.id.text], as: .ines)
    #expect(unlisted.status == 422 && unlisted.words.contains("is not among those who could teach this"))
    #expect(try await world.post(page, ["person": Somebody.mika.id.text], as: .ana).status == 403)
    #expect(try await world.post(page, ["person": Somebody.mika.id.text], as: .ines).status == 303)
    try await world.work()
    #expect(
      world.post.sent.contains {
        $0.to.address == Somebody.mika.email && $0.subject.contains("Could you teach this?")
      })
    #expect(try await world.get("/", as: .mika).words.contains("Could you teach it? Torque"))
    #expect(
      try await world.get(topic, as: .mika).words.contains("You are asked whether you could teach this"))
    let letters = world.post.sent.count
    #expect(try await world.post("\(topic)/teachers/refusal", as: .priya).status == 404)
    #expect(try await world.post("\(topic)/teachers/refusal", as: .mika).status == 303)
    try await world.work()
    #expect(world.post.sent.count == letters)
    #expect(!(try await world.get("/", as: .mika)).words.contains("Could you teach it?"))
    let after = try await world.get(page, as: .ines)
    #expect(after.words.contains("Asked just now"))
    let again = try await world.post(page, ["person": Somebody.mika.id.text], as: .ines)
    #expect(again.status == 422 && again.words.contains("was asked already"))
    // Who offers is not proposed.
    _ = try await world.post("\(topic)/offer", ["kind": "teach"], as: .sam)
    #expect(!(try await world.get(page, as: .ines)).words.contains("Samuel Okafor"))
  }
}
