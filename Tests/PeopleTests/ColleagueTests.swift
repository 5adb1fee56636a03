import Database
import Doors
import Essentials
import People
import TestSupport
import Testing

/// What colleagues, and who leads somebody, say of their level.
struct ColleagueTests {
  private let torque = "Torque tools"

  @Test(arguments: Engine.available)
  func `a word that nobody asked for counts once the person takes it`(_ engine: Engine) async throws {
    let hall = try await SkillHall.make(on: engine)
    let world = hall.world
    try await hall.say([torque: "1"], as: .ana)
    let said = try await hall.say(torque, "3", of: .ana, note: "Calibrated the whole bay", as: .mika)
    #expect(said.status == 303)
    #expect(try await hall.counts(torque, of: .ana) == "1 self")
    let list = try await world.get("/me/skills", as: .ana)
    #expect(list.words.contains("Offered to you") && list.words.contains("Calibrated the whole bay"))
    let id = try await hall.rating(of: .ana, by: .mika)
    #expect(try await world.post("/me/ratings/\(id)/acceptance", as: .priya).status == 404)
    #expect(try await world.post("/me/ratings/\(id)/acceptance", as: .ana).status == 303)
    #expect(try await hall.counts(torque, of: .ana) == "3 peer")
    let page = try await world.get("/me/skills/\(try hall.skill(torque))", as: .ana)
    #expect(page.words.contains("Counts as 3, Practitioner: colleagues say. What was said goes from 1 to 3."))
    #expect(page.words.contains("Mika Lehtonen"))
    // What counts is answered and not put aside.
    let aside = try await world.delete("/me/ratings/\(id)/acceptance", as: .ana)
    #expect(aside.status == 422 && aside.words.contains("counts already"))
  }

  @Test(arguments: Engine.available)
  func `what was offered can be put aside, and nobody is told`(_ engine: Engine) async throws {
    let hall = try await SkillHall.make(on: engine)
    _ = try await hall.say(torque, "0", of: .ana, as: .mika)
    let id = try await hall.rating(of: .ana, by: .mika)
    try await hall.world.work()
    let letters = hall.world.post.sent.count
    #expect(try await hall.world.delete("/me/ratings/\(id)/acceptance", as: .ana).status == 303)
    try await hall.world.work()
    #expect(hall.world.post.sent.count == letters)
    #expect(try await hall.counts(torque, of: .ana) == nil)
    let mine = try await hall.world.get("/me/skills/\(try hall.skill(torque))", as: .ana)
    #expect(!mine.words.contains("Mika Lehtonen"))
    #expect(!(try await hall.world.get("/me/skills", as: .ana)).words.contains("Offered to you"))
    // To Mika it goes on waiting.
    let his = try await hall.world.get("/people/\(Somebody.ana.id)/skills", as: .mika)
    #expect(his.words.contains("You said 0") && his.words.contains("It waits for Ana Prata."))
  }

  @Test(arguments: Engine.available)
  func `whoever was asked speaks at once, or declines without anybody being told`(_ engine: Engine)
    async throws
  {
    let hall = try await SkillHall.make(on: engine)
    let (world, id) = (hall.world, try hall.skill(torque))
    try await hall.say([torque: "1", "Reading a spectrum": "2"], as: .ana)
    let asked = try await world.post("/me/asks", ["who": "Mika Lehtonen", "skills": id], as: .ana)
    #expect(asked.status == 303, "\(asked.words)")
    try await world.work()
    #expect(
      world.post.sent.contains {
        $0.to.address == Somebody.mika.email && $0.subject.contains("Ana Prata asks")
      })
    #expect(try await world.get("/", as: .mika).words.contains("Ana Prata asks how you see their skills"))
    #expect(
      try await world.get("/people/\(Somebody.ana.id)/skills", as: .mika).words.contains(
        "Ana Prata asks for your word on 1 skill"))
    _ = try await hall.say(torque, "2", of: .ana, as: .mika)
    #expect(try await hall.counts(torque, of: .ana) == "2 peer")
    #expect(!(try await world.get("/", as: .mika)).words.contains("asks how you see their skills"))
    // Priya would rather not.
    _ = try await world.post("/me/asks", ["who": Somebody.priya.email, "skills": id], as: .ana)
    #expect(try await world.delete("/me/asked/\(Somebody.ana.id)", as: .priya).status == 303)
    #expect(try await world.get("/me/asks", as: .priya).words.contains("Nobody has asked you anything."))
    #expect(try await world.get("/me/asks", as: .ana).words.contains("Priya Deshmukh"))
  }

  @Test(arguments: Engine.available)
  func `who leads somebody sees what their work needs, and counts before colleagues`(_ engine: Engine)
    async throws
  {
    let hall = try await SkillHall.make(on: engine)
    let world = hall.world
    try await hall.lead(.ana, by: .sam)
    _ = try await world.put("/me/job-role", ["role": try #require(hall.roles["Fitter"])], as: .ana)
    let page = try await world.get("/people/\(Somebody.ana.id)/skills", as: .sam)
    #expect(page.words.contains("You lead Ana Prata") && page.words.contains("Their work needs 1"))
    #expect(
      !(try await world.get("/people/\(Somebody.ana.id)/skills", as: .priya)).words.contains(
        "Their work needs"))
    try await hall.say([torque: "4"], as: .ana)
    _ = try await hall.say(torque, "2", of: .ana, as: .sam)
    #expect(try await hall.counts(torque, of: .ana) == "2 manager")
    // Sam sees his own word, not Ana's.
    let again = try await world.get("/people/\(Somebody.ana.id)/skills", as: .sam)
    #expect(again.words.contains("You said 2") && !again.words.contains("You said 4"))
    #expect(
      try await world.get("/me/skills", as: .ana).words.contains(
        "Counts as 2, Able: the manager says. Words differ"))
  }

  @Test(arguments: Engine.available)
  func `the person answers, and whoever said it reads the answer`(_ engine: Engine) async throws {
    let hall = try await SkillHall.make(on: engine)
    let world = hall.world
    try await hall.lead(.ana, by: .sam)
    _ = try await hall.say(torque, "1", of: .ana, note: "Saw <b>one</b> shift", as: .sam)
    let id = try await hall.rating(of: .ana, by: .sam)
    let long = try await world.put(
      "/me/ratings/\(id)/answer", ["answer": String(repeating: "x", count: 1001)], as: .ana)
    #expect(long.status == 422 && long.words.contains("Shorten it to 1,000"))
    #expect(
      try await world.put("/me/ratings/\(id)/answer", ["answer": "That was my first week."], as: .ana).status
        == 303)
    #expect(try await world.put("/me/ratings/\(id)/answer", ["answer": "Not mine"], as: .mika).status == 404)
    try await world.work()
    #expect(
      world.post.sent.contains {
        $0.to.address == Somebody.sam.email && $0.subject.contains("answered what you said")
      })
    #expect(
      try await world.get("/people/\(Somebody.ana.id)/skills", as: .sam).words.contains(
        "Ana Prata answers: That was my first week."))
    #expect(
      try await world.get("/me/skills/\(try hall.skill(torque))", as: .ana).body.contains("&lt;b&gt;one"))
    // A new word does not stand where the answered one stood.
    _ = try await hall.say(torque, "2", of: .ana, as: .sam)
    let count: Int? = try await world.store.read { tx in try tx.value("SELECT count(*) FROM rating") }
    #expect(count == 2)
  }

  @Test func `nothing is said of oneself, of those who left, or without a level`() async throws {
    let hall = try await SkillHall.make(on: .sqlite)
    let (world, id) = (hall.world, try hall.skill(torque))
    #expect(try await world.get("/people/\(Somebody.ana.id)/skills", as: .ana).location == "/me/skills")
    let own = try await hall.say(torque, "3", of: .ana, as: .ana)
    #expect(own.status == 422 && own.words.contains("This is about you."))
    let bare = try await world.submit(
      "/people/\(Somebody.ana.id)/skills?_method=put", ["skill": id, "note_\(id)": "Good hands"], as: .mika)
    #expect(
      bare.status == 422 && bare.words.contains("Level: choose one of the five")
        && bare.body.contains("Good hands"))
    let bad = try await hall.say(torque, "7", of: .ana, as: .mika)
    #expect(bad.status == 422)
    _ = try await world.post("/admin/people/\(Somebody.priya.id)/deactivation", as: .dora)
    let left = try await hall.say(torque, "3", of: .priya, as: .mika)
    #expect(left.status == 422 && left.words.contains("Priya Deshmukh has left"))
    #expect(try await world.get("/people/\(Somebody.priya.id)/skills", as: .mika).status == 422)
  }

  @Test(arguments: Engine.available)
  func `what somebody said of a colleague they can take back`(_ engine: Engine) async throws {
    let hall = try await SkillHall.make(on: engine)
    try await hall.lead(.ana, by: .sam)
    try await hall.say([torque: "3"], as: .ana)
    _ = try await hall.say(torque, "1", of: .ana, as: .sam)
    #expect(try await hall.counts(torque, of: .ana) == "1 manager")
    let path = "/people/\(Somebody.ana.id)/skills/\(try hall.skill(torque))"
    #expect(try await hall.world.delete(path, as: .mika).status == 303)
    #expect(try await hall.counts(torque, of: .ana) == "1 manager")
    #expect(try await hall.world.delete(path, as: .sam).status == 303)
    #expect(try await hall.counts(torque, of: .ana) == "3 self")
  }

  @Test(arguments: Engine.available)
  func `nobody takes what they have not seen, and a correction does not undo what counts`(_ engine: Engine)
    async throws
  {
    let hall = try await SkillHall.make(on: engine)
    let world = hall.world
    _ = try await hall.say(torque, "3", of: .ana, note: "Great work", as: .mika)
    let seen = try await hall.rating(of: .ana, by: .mika)
    _ = try await hall.say(torque, "0", of: .ana, note: "Useless", as: .mika)
    #expect(try await world.post("/me/ratings/\(seen)/acceptance", as: .ana).status == 404)
    #expect(try await hall.counts(torque, of: .ana) == nil)
    let now = try await hall.rating(of: .ana, by: .mika)
    #expect(try await world.post("/me/ratings/\(now)/acceptance", as: .ana).status == 303)
    // The correction of a word that counts waits, and the word counts meanwhile.
    _ = try await hall.say(torque, "4", of: .ana, as: .mika)
    #expect(try await hall.counts(torque, of: .ana) == "0 peer")
    let third = try await hall.rating(of: .ana, by: .mika)
    #expect(try await world.post("/me/ratings/\(third)/acceptance", as: .ana).status == 303)
    #expect(try await hall.counts(torque, of: .ana) == "4 peer")
  }

  @Test(arguments: Engine.available)
  func `whoever declined and speaks all the same makes an offer, and nothing new says so`(_ engine: Engine)
    async throws
  {
    let hall = try await SkillHall.make(on: engine)
    let (world, id) = (hall.world, try hall.skill(torque))
    try await hall.say([torque: "1"], as: .ana)
    _ = try await world.post("/me/asks", ["who": "Mika Lehtonen", "skills": id], as: .ana)
    _ = try await world.delete("/me/asked/\(Somebody.ana.id)", as: .mika)
    _ = try await hall.say(torque, "3", of: .ana, as: .mika)
    #expect(try await hall.counts(torque, of: .ana) == "1 self")
    try await world.work()
    let letter = try #require(world.post.sent.first { $0.to.address == Somebody.ana.email })
    #expect(letter.text.contains("counts only once you take it"))
    let again = try await hall.say(torque, "3", of: .ana, as: .mika)
    #expect(again.status == 303)
    try await world.work()
    #expect(world.post.sent.count { $0.to.address == Somebody.ana.email } == 1)
  }
}
