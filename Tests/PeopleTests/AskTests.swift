import Database
import Doors
import Essentials
import People
import TestSupport
import Testing

/// Asking somebody who knows.
struct AskTests {
  private let torque = "Torque tools"

  @Test(arguments: Engine.available)
  func `whoever may be asked gets the question as a letter, and how often they were asked is counted`(
    _ engine: Engine
  ) async throws {
    let hall = try await SkillHall.make(on: engine)
    let (world, id) = (hall.world, try hall.skill(torque))
    try await hall.say([torque: "3"], find: torque, as: .mika)
    let path = "/skills/\(id)/helpers/\(Somebody.mika.id)"
    #expect(try await world.get("/skills/\(id)", as: .ana).body.contains("href=\"\(path)\""))
    #expect(!(try await world.get("/skills/\(id)", as: .mika)).body.contains("href=\"\(path)\""))
    let empty = try await world.post(path, ["words": " "], as: .ana)
    #expect(empty.status == 422 && empty.words.contains("What you need is empty."))
    #expect(try await world.post(path, ["words": "Which key for M12?"], as: .ana).status == 303)
    try await world.work()
    let letter = try #require(world.post.sent.first { $0.to.address == Somebody.mika.email })
    #expect(letter.subject.contains("Ana Prata asks you about Torque tools"))
    #expect(letter.text.contains("Which key for M12?") && letter.text.contains(Somebody.ana.email))
    let page = try await world.get("/skills/\(id)", as: .priya)
    #expect(page.words.contains("asked once in 90 days") && !page.words.contains("M12"))
    #expect(try await world.get("/me/asks", as: .mika).words.contains("Which key for M12?"))
    #expect(!(try await world.get("/me/asks", as: .priya)).words.contains("M12"))
    let again = try await world.post(path, ["words": "And M10?"], as: .ana)
    #expect(again.status == 422 && again.words.contains("within the last day"))
    for (days, isKept) in [(364, true), (2, false)] {
      world.clock.advance(by: .days(days))
      let kept: Int? = try await world.store.write { tx in
        try HelpAsk.forgetOld(in: tx)
        return try tx.value("SELECT count(*) FROM help_ask")
      }
      #expect(kept == (isKept ? 1 : 0))
    }
  }

  @Test(arguments: Engine.available)
  func `not now means that nobody asks until that day`(_ engine: Engine) async throws {
    let hall = try await SkillHall.make(on: engine)
    let (world, id) = (hall.world, try hall.skill(torque))
    try await hall.say([torque: "3"], find: torque, as: .mika)
    let path = "/skills/\(id)/helpers/\(Somebody.mika.id)"
    for wrong in ["", "2020-01-01", "2026-02-30", "2199-01-01"] {
      let answer = try await world.put("/me/quiet-time", ["until": wrong], as: .mika)
      #expect(answer.status == 422 && answer.words.contains("Until"), "\(wrong)")
    }
    let today = Zone("Europe/Helsinki")!.wall(at: world.clock.now).day
    #expect(
      try await world.put("/me/quiet-time", ["until": today.adding(days: 3).iso], as: .mika).status == 303)
    #expect(try await world.get("/skills/\(id)", as: .ana).words.contains("Not now, until"))
    #expect(try await world.get(path, as: .ana).status == 422)
    let refused = try await world.post(path, ["words": "Which key for M12?"], as: .ana)
    #expect(
      refused.status == 422 && refused.body.contains("Which key for M12?")
        && refused.words.contains("not now"))
    let view = try await world.post("/me/asks", ["who": "Mika Lehtonen", "skills": id], as: .priya)
    #expect(view.status == 422 && view.words.contains("not now"))
    world.clock.advance(by: .days(3))
    #expect(try await world.get(path, as: .ana).status == 200)
    _ = try await world.put("/me/quiet-time", ["until": today.adding(days: 20).iso], as: .mika)
    #expect(try await world.delete("/me/quiet-time", as: .mika).status == 303)
    #expect(try await world.get(path, as: .ana).status == 200)
  }

  @Test func `nobody is asked who lets nobody find them, has left, or is oneself`() async throws {
    let hall = try await SkillHall.make(on: .sqlite)
    let (world, id) = (hall.world, try hall.skill(torque))
    let unlisted = try await world.post(
      "/skills/\(id)/helpers/\(Somebody.mika.id)", ["words": "Help"], as: .ana)
    #expect(unlisted.status == 422 && unlisted.words.contains("lets nobody ask"))
    try await hall.say([torque: "3"], find: torque, as: .mika)
    try await hall.say([torque: "3"], find: torque, as: .ana)
    #expect(
      try await world.get("/skills/\(id)/helpers/\(Somebody.ana.id)", as: .ana).words.contains("That is you.")
    )
    _ = try await world.post("/admin/people/\(Somebody.mika.id)/deactivation", as: .dora)
    #expect(
      try await world.get("/skills/\(id)/helpers/\(Somebody.mika.id)", as: .ana).words.contains("has left"))
  }

  @Test func `whom one asks and about what is named, or the form says what is wrong`() async throws {
    let hall = try await SkillHall.make(on: .sqlite)
    let (world, id) = (hall.world, try hall.skill(torque))
    try await hall.say([torque: "1"], as: .ana)
    let cases: [(who: String, skill: String, words: String)] = [
      ("", id, "Whom you ask is empty."), ("Nobody Here", id, "nobody here is called"),
      ("Ana Prata", id, "that is you"), ("Mika Lehtonen", "", "tick at least one"),
      ("Mika Lehtonen", "00000000000000000000000000", "out of use"),
    ]
    for (who, skill, words) in cases {
      let answer = try await world.post("/me/asks", ["who": who, "skills": skill], as: .ana)
      #expect(answer.status == 422 && answer.words.contains(words), "\(who): \(answer.words)")
    }
    #expect(
      try await world.post(
        "/me/asks", ["who": "Mika Lehtonen (mika@tidewater.example)", "skills": id], as: .ana
      ).status == 303)
    #expect(try await world.delete("/me/asks/\(Somebody.mika.id)", as: .ana).status == 303)
    #expect(try await world.get("/me/asks", as: .mika).words.contains("Nobody has asked you anything."))
  }
}
