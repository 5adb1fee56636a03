import Database
import Essentials
import People
import TestSupport
import Testing
import Workshops

struct HomeTests {
  @Test(arguments: Engine.available)
  func `before anything is set up home says how to, and then leads to the sign-in`(_ engine: Engine)
    async throws
  {
    let fresh = try await TestWorld.fresh(on: engine)
    let page = try await fresh.get("/")
    #expect(page.status == 200)
    #expect(
      page.words.contains("This hall is not set up yet") && page.words.contains("This Guildhall is new"))
    #expect(try await TestWorld.make(on: engine).get("/").location == "/sign-in")
  }

  @Test(arguments: Engine.available)
  func `on the first day an administrator brings people in, and a member asks`(_ engine: Engine) async throws
  {
    let world = try await TestWorld.make(on: engine)
    let member = try await world.get("/", as: .ana)
    #expect(
      member.words.contains("Nothing is planned for you yet")
        && member.words.contains("You have not asked for anything yet."))
    #expect(!member.words.contains("Waiting for you"))
    try await world.store.write { tx in
      try tx.run("UPDATE person SET deactivated_at = 1 WHERE is_administrator = FALSE")
    }
    let founder = try await world.get("/", as: .dora)
    #expect(founder.words.contains("you are the only one here"))
    #expect(
      founder.body.contains("href=\"/admin/import/people\"")
        && founder.body.contains("href=\"/admin/import/topics\""))
  }

  @Test(arguments: Engine.available)
  func `the next hour is told in the reader's zone and in the room's`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    let session = try await scene.session(inHours: 27)
    try await scene.seat([Somebody.priya.id], at: session, as: .remote)
    try await scene.seat([Somebody.ana.id], at: session)
    let page = try await scene.world.get("/", as: .priya)
    #expect(
      page.words.contains(
        "Tomorrow, Thursday 19 November 17:30 to 18:30 Kolkata, your time 12:00 to 13:00 in Lisbon"))
    #expect(page.words.contains("You have a remote seat. The link to join is on the session’s page."))
    #expect(page.words.contains("Mika Lehtonen leads, 2 people come."))
    #expect(page.words.contains("Bring one spectrum. How to prepare"))
    #expect(page.body.contains("/sessions/\(session)/calendar.ics") && page.body.contains("Release my seat"))
    let runs = try await scene.world.get("/", as: .mika)
    #expect(runs.words.contains("You run it") && runs.words.contains("The place: Test bay 2, and on screen."))
    #expect(!runs.body.contains("Release my seat"))
    #expect(
      try await scene.world.get("/", as: .ana).words.contains("You have a seat in the room: Test bay 2."))
  }

  @Test(arguments: Engine.available)
  func `whoever left does not lead what is to come`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    let session = try await scene.session(inHours: 27)
    try await scene.seat([Somebody.ana.id], at: session)
    _ = try await scene.world.post("/admin/people/\(Somebody.mika.id)/deactivation", as: .dora)
    for path in ["/", "/sessions", "/sessions/\(session)"] {
      let page = try await scene.world.get(path, as: .ana)
      #expect(!page.words.contains("Mika Lehtonen"), "\(path)")
    }
    #expect(try await scene.world.get("/", as: .ana).words.contains("Nobody leads it yet, 1 person comes."))
    #expect(
      try await scene.world.get("/sessions/\(session)", as: .ana).words.contains(
        "Whoever was to lead it has left. The organisers are looking for somebody."))
    try await scene.pass(hours: 29)
    #expect(
      try await scene.world.get("/sessions/\(session)", as: .ana).words.contains("Mika Lehtonen Facilitator"))
  }

  @Test(arguments: Engine.available)
  func `a cancelled hour and a place in line are not the next hour`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    let cancelled = try await scene.session("Called off", inHours: 2)
    let full = try await scene.session("Full house", inHours: 3, seats: 1)
    let next = try await scene.session("This one", inHours: 30)
    try await scene.seat([Somebody.ana.id], at: cancelled)
    try await scene.seat([Somebody.priya.id, Somebody.sam.id, Somebody.ana.id], at: full)
    try await scene.seat([Somebody.ana.id], at: next)
    try await scene.store.write { tx in
      try Session.cancel(cancelled, reason: "Storm", by: Somebody.ines.id, in: tx)
    }
    let page = try await scene.world.get("/", as: .ana)
    #expect(page.body.contains("id=\"next-title\"><a href=\"/sessions/\(next)\">This one</a>"))
    #expect(page.words.contains("you are number 2 in line"))
    #expect(page.words.contains("Test bay 2, cancelled"))
  }

  @Test(arguments: Engine.available)
  func `what one asked for says what became of it`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    let open = try await scene.topic("Torque tools", votes: [Somebody.mika.id])
    _ = try await scene.topic(
      "Most needed", by: .mika, votes: [Somebody.ines.id, Somebody.sam.id, Somebody.dora.id])
    let declined = try await scene.topic("Saying no")
    let scheduled = try await scene.topic("A handover", by: .priya, votes: [Somebody.ana.id])
    try await scene.store.write { tx in
      try Topic.offer(.teach, on: open, by: Somebody.priya.id, in: tx)
      try Topic.move(declined, to: .declined, reason: "Sales runs this in May.", by: Somebody.ines.id, in: tx)
    }
    let session = try await scene.session("A handover for nights", inHours: 50, from: scheduled)
    let page = try await scene.world.get("/", as: .ana)
    #expect(
      page.words.contains("2 people need it, place 2 among all topics. Priya Deshmukh offers to teach it."))
    #expect(page.words.contains("Sales runs this in May. Declined"))
    #expect(
      page.words.contains(
        "Friday 20 November, 11:00 (Lisbon). You need this too. Open Planned Scheduled Delivered See the session"
      )
    )
    #expect(!page.words.contains("Most needed 4"))
    try await scene.seat([Somebody.ana.id], at: session)
    #expect(try await scene.world.get("/", as: .ana).words.contains("You have a seat. You need this too."))
    try await scene.pass(hours: 24 * 31)
    #expect(!(try await scene.world.get("/", as: .ana)).words.contains("Sales runs this in May."))
  }

  @Test(arguments: Engine.available)
  func `promises are answered with one tap, and come back here`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    let session = try await scene.session(inHours: 1)
    try await scene.seat([Somebody.ana.id], at: session)
    try await scene.pass(hours: 3)
    try await scene.came([Somebody.ana.id], at: session)
    let commitment = try await scene.commit(Somebody.ana.id, at: session, due: "2026-12-01")
    try await scene.act("Print the chart", owner: Somebody.ana.id, at: session, due: "2026-11-19")
    try await scene.act("Far away", owner: Somebody.ana.id, at: session, due: "2027-02-01")
    let page = try await scene.world.get("/", as: .ana)
    #expect(
      page.words.contains("Log two readings By Tuesday 1 December. From Reading a vibration spectrum ."))
    #expect(page.words.contains("Print the chart From Reading a vibration spectrum Due tomorrow"))
    #expect(!page.words.contains("Far away"))
    #expect(page.words.contains("“Reading a vibration spectrum” is over. How was it?"))
    let tap = try await scene.world.put(
      "/commitments/\(commitment)/answer?back=%2F", ["answer": "stuck"], as: .ana)
    #expect(tap.location == "/")
    try await scene.pass(hours: 24 * 3)
    #expect(try await scene.world.get("/", as: .ana).words.contains("Was due Thursday 19 November"))
    #expect(!(try await scene.world.get("/", as: .mika)).words.contains("Log two readings"))
  }

  @Test(arguments: Engine.available)
  func `feedback is asked for once`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    let session = try await scene.session(inHours: 1)
    try await scene.seat([Somebody.ana.id, Somebody.priya.id], at: session)
    try await scene.pass(hours: 3)
    try await scene.came([Somebody.ana.id], missed: [Somebody.priya.id], at: session)
    #expect(try await scene.world.get("/", as: .ana).words.contains("How was it?"))
    for somebody in [Somebody.priya, .mika, .sam] {
      #expect(!(try await scene.world.get("/", as: somebody)).words.contains("How was it?"))
    }
    try await scene.feedback([Somebody.ana.id], good: 1, on: session)
    #expect(!(try await scene.world.get("/", as: .ana)).words.contains("How was it?"))
  }
}
