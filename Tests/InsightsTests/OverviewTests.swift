import Database
import Essentials
import HTTPTypes
import People
import TestSupport
import Testing
import Workshops

struct OverviewTests {
  /// One session held with 14 of 16 present, one without attendance, one cancelled, one to come.
  private func told(on engine: Engine) async throws -> (scene: Scene, session: ID<Session>) {
    let scene = try await Scene.make(on: engine)
    let (quality, firmware) = try await scene.hire()
    let topic = try await scene.topic("Vibration", votes: quality)
    _ = try await scene.topic("Another")
    let declined = try await scene.topic("Declined")
    try await scene.store.write { tx in
      try Topic.move(declined, to: .declined, reason: "No.", by: Somebody.ines.id, in: tx)
    }
    let session = try await scene.session(inHours: 1, from: topic)
    let silent = try await scene.session("Silent", inHours: 2)
    let cancelled = try await scene.session("Called off", inHours: 3)
    try await scene.seat(Array(quality), at: session)
    try await scene.seat(Array(firmware), at: session, as: .remote)
    try await scene.seat(Array(quality.prefix(3)), at: silent)
    try await scene.store.write { tx in
      try Session.cancel(cancelled, reason: "Storm", by: Somebody.ines.id, in: tx)
    }
    try await scene.pass(hours: 4)
    try await scene.came(
      Array(quality.prefix(9)) + firmware.prefix(5), missed: [quality[9], firmware[5]], at: session)
    try await scene.feedback(Array(quality.prefix(9)) + firmware.prefix(3), good: 8, on: session)
    for (place, person) in quality.prefix(6).enumerated() {
      try await scene.commit(
        person, at: session, due: place < 2 ? "2026-11-20" : "2026-12-20", done: place == 0)
    }
    try await scene.act("Print the chart", owner: quality[0], at: session, due: "2026-11-20")
    try await scene.act("Hang it up", owner: quality[1], at: session, due: "2026-11-20", done: true)
    try await scene.pass(hours: 24 * 4)
    _ = try await scene.session("Still to come", inHours: 24)
    return (scene, session)
  }

  @Test(arguments: Engine.available)
  func `every figure is exact`(_ engine: Engine) async throws {
    let (scene, _) = try await told(on: engine)
    let page = try await scene.world.get("/overview", as: .sam)
    #expect(page.words.contains("2 sessions held, 14 of 22 people reached"))
    #expect(page.words.contains("3 asked for 1 open 0 planned 0 scheduled 1 delivered 1 declined"))
    #expect(page.words.contains("2 held since 24 August 2026 1 cancelled since 24 August 2026 1 to come"))
    #expect(page.words.contains("14 of 16 people with a seat came 1 session without attendance is left out"))
    #expect(page.words.contains("19 of 40 seats were taken at 2 sessions"))
    #expect(
      page.words.contains("Firmware, 5 of 8".replacing(", ", with: " "))
        || page.words.contains("Firmware 5 of 8"))
    #expect(page.words.contains("Quality 9 of 14"))
    #expect(page.words.contains("Quality was reached most, Firmware least."))
    #expect(
      page.words.contains(
        "12 answers about 1 session; 12 are shown 8 of 12 Worth the time said fully or mostly, 67% 8 of 12 Of use said fully or mostly, 67% 12 of 12 Open to all"
      ))
    #expect(
      page.words.contains(
        "1 of 2 commitments kept of those that were due or done 1 missed not done when their day was over 4 open"
      ))
    #expect(page.words.contains("1 done 1 open 1 of them overdue 0 dropped"))
  }

  @Test(arguments: Engine.available)
  func `each figure leads to what it is made of`(_ engine: Engine) async throws {
    let (scene, session) = try await told(on: engine)
    let overview = try await scene.world.get("/overview?period=30", as: .ines)
    let links = Set(
      overview.body.matches(of: #/href="(/overview/[^"]+)"/#).map {
        String($0.1).replacing("&amp;", with: "&")
      })
    #expect(links.count == 17)
    for link in links { #expect(try await scene.world.get(link, as: .ines).status == 200, "\(link)") }
    let held = try await scene.world.get("/overview/sessions?show=held&period=30", as: .ines)
    #expect(held.words.contains("Sessions that were held 2, since 23 October 2026."))
    #expect(
      held.words.contains(
        "18 November 2026 Reading a vibration spectrum 20 16 0 14 12 about Reading a vibration spectrum Not sent"
      ))
    #expect(held.words.contains("18 November 2026 Silent 20 3 0 not noted Not sent"))
    let delivered = try await scene.world.get("/overview/topics?show=delivered&period=30", as: .ines)
    #expect(delivered.words.contains("18 November 2026 Vibration Delivered 11 0"))
    let commitments = try await scene.world.get("/overview/commitments?period=30", as: .ines)
    #expect(commitments.words.contains("Reading a vibration spectrum 6 1 1 4"))
    let actions = try await scene.world.get("/overview/actions?show=overdue&period=30", as: .ines)
    #expect(
      actions.words.contains(
        "20 November 2026 Print the chart Person 0 of Quality Reading a vibration spectrum"))
    let quality = try await scene.world.get(
      "/overview/departments/\(scene.world.quality.id)?period=30", as: .ines)
    #expect(quality.words.contains("9 of 14 people came to a session at least once"))
    #expect(
      quality.body.contains("/sessions/\(session)")
        && quality.words.contains("Reading a vibration spectrum 9"))
  }

  @Test(arguments: Engine.available)
  func `a period counts what began in it`(_ engine: Engine) async throws {
    let (scene, _) = try await told(on: engine)
    try await scene.pass(hours: 24 * 40)
    let month = try await scene.world.get("/overview?period=30", as: .sam)
    #expect(month.words.contains("No session was held in this time"))
    #expect(month.words.contains("Nobody has given feedback on these sessions."))
    #expect(month.words.contains("None after these sessions is counted."))
    let all = try await scene.world.get("/overview?period=all", as: .sam)
    #expect(all.words.contains("3 sessions held, 14 of 22 people reached"))
    #expect(
      try await scene.world.get("/overview?period=nonsense", as: .sam).words.contains("3 sessions held"))
  }

  @Test(arguments: Engine.available)
  func `small groups are shown neither alone nor by what they leave`(_ engine: Engine) async throws {
    let (scene, session) = try await told(on: engine)
    let tiny = try await scene.department("Patents")
    _ = try await scene.people(3, in: tiny)
    let page = try await scene.world.get("/overview", as: .sam)
    #expect(!page.words.contains("Patents 0 of 3"))
    #expect(page.words.contains("2 small groups together 5 of 11"))
    #expect(
      page.words.contains(
        "Groups of fewer than five people are not shown alone. Together: Patents and Firmware."))
    #expect(try await scene.world.get("/overview/departments/\(tiny.id)", as: .sam).status == 404)
    #expect(
      try await scene.world.get("/overview/departments/\(scene.world.firmware.id)", as: .sam).status == 404)
    let few = try await scene.session("For few", inHours: 1)
    let some: [ID<Person>] = try await scene.store.read { tx in
      try tx.values(
        "SELECT id FROM person WHERE department_id = \(scene.world.quality.id) AND name LIKE 'Person%' ORDER BY id LIMIT 2"
      )
    }
    try await scene.seat(some, at: few)
    try await scene.pass(hours: 3)
    try await scene.came(some, at: few)
    let quality = try await scene.world.get("/overview/departments/\(scene.world.quality.id)", as: .sam)
    #expect(quality.words.contains("For few fewer than 5"))
    for person in some { try await scene.commit(person, at: few, due: "2026-12-20") }
    let commitments = try await scene.world.get("/overview/commitments", as: .sam)
    #expect(commitments.words.contains("6 counted after sessions"))
    #expect(commitments.words.contains("1 session is not counted yet."))
    #expect(!commitments.words.contains("For few"))
    _ = session
  }

  /// Whoever looks every day, and at every period, sees no sum that differs by less than five people's.
  @Test(arguments: Engine.available)
  func `what few people promised is counted five people at a time, whenever and wherever one looks`(
    _ engine: Engine
  )
    async throws
  {
    let scene = try await Scene.make(on: engine)
    let (quality, firmware) = try await scene.hire()
    let everybody = quality + firmware
    var sums: Set<Int> = []
    for number in 0..<6 {
      let session = try await scene.session("Small \(number)", inHours: 1)
      let some = Array(everybody[(number * 2)..<(number * 2 + 2)])
      try await scene.seat(some, at: session)
      try await scene.pass(hours: 3)
      try await scene.came(some, at: session)
      for person in some { _ = try await scene.commit(person, at: session, due: "2027-12-20") }
      for _ in 0..<9 {
        try await scene.pass(hours: 24)
        for period in ["30", "90", "all"] {
          let page = try await scene.world.get("/overview/commitments?period=\(period)", as: .sam)
          let sum = try #require(page.words.firstMatch(of: #/([0-9]+) counted after sessions/#)?.1)
          sums.insert(try #require(Int(sum)))
          #expect(!page.words.contains("Small"))
        }
      }
    }
    // Three sessions of two people make a batch.
    #expect(sums == [0, 6])
    try await scene.pass(hours: 24 * 14)
    let page = try await scene.world.get("/overview/commitments?period=all", as: .sam)
    #expect(page.words.contains("6 sessions after which few people made one, together 12 0 0 12"))
    #expect(!page.words.contains("not counted yet"))
  }

  @Test(arguments: Engine.available)
  func `the table of departments is saved as a file`(_ engine: Engine) async throws {
    let (scene, _) = try await told(on: engine)
    let file = try await scene.world.get("/overview/departments.csv?period=90", as: .sam)
    #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
    #expect(file.headers[.contentDisposition] == "attachment; filename=\"departments.csv\"")
    #expect(
      file.body == "Department,People,Came at least once,Per cent\r\nFirmware,8,5,63\r\nQuality,14,9,64\r\n")
  }

  @Test(arguments: Engine.available)
  func `fewer than five answers are counted and not shown`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    let (quality, _) = try await scene.hire()
    let session = try await scene.session(inHours: 1)
    try await scene.seat(Array(quality), at: session)
    try await scene.pass(hours: 3)
    try await scene.came(Array(quality), at: session)
    try await scene.feedback(Array(quality.prefix(4)), good: 4, on: session)
    #expect(
      try await scene.world.get("/overview", as: .sam).words.contains(
        "4 answers about 1 session; 0 are shown Too few to show"))
    try await scene.feedback([quality[4]], good: 0, on: session)
    #expect(
      try await scene.world.get("/overview", as: .sam).words.contains(
        "5 answers about 1 session; 5 are shown 4 of 5 Worth the time"))
  }

  @Test(arguments: Engine.available)
  func `the overview and its lists ask as many statements for much as for little, and page by key`(
    _ engine: Engine
  ) async throws {
    let scene = try await Scene.make(on: engine)
    let pages = [
      "/overview?period=all", "/overview/topics?period=all", "/overview/sessions?period=all",
      "/overview/commitments?period=all", "/overview/actions?period=all",
    ]
    var counts: [[Int]] = []
    for size in [1, 60] {
      for number in 0..<size {
        let topic = try await scene.topic("Wish \(number)")
        let session = try await scene.session("Session \(size) \(number)", inHours: 1, from: topic)
        try await scene.seat([Somebody.ana.id], at: session)
      }
      try await scene.pass(hours: 3)
      let ids: [ID<Session>] = try await scene.store.read { tx in
        try tx.values("SELECT id FROM session WHERE title LIKE \("Session \(size) %") ORDER BY id")
      }
      for id in ids {
        try await scene.came([Somebody.ana.id], at: id)
        try await scene.commit(Somebody.ana.id, at: id, due: "2026-12-20")
        try await scene.act("Act", owner: Somebody.ana.id, at: id, due: "2026-12-20")
      }
      var now: [Int] = []
      for page in pages {
        _ = try await scene.world.get(page, as: .sam)
        now.append(try await StatementCount.counting { _ = try await scene.world.get(page, as: .sam) })
      }
      counts.append(now)
    }
    #expect(counts[0] == counts[1])
    #expect(counts[0].allSatisfy { $0 <= 16 }, "\(counts)")
    for (list, pattern) in [
      ("/overview/topics?period=all", "topics"), ("/overview/sessions?period=all", "sessions"),
      ("/overview/actions?period=all", "sessions"),
    ] {
      var (seen, next): ([String], String?) = ([], list)
      while let path = next {
        let page = try await scene.world.get(path, as: .sam)
        seen += page.body.matches(of: #/<a href="/(topics|sessions)/([0-9a-v]{26})"/#).filter {
          $0.1 == pattern
        }.map { String($0.2) }
        next = page.body.firstMatch(of: #/href="([^"]*after=[^"]*)"/#).map {
          String($0.1).replacing("&amp;", with: "&")
        }
      }
      #expect(seen.count == 61 && Set(seen).count == 61, "\(list): \(seen.count)")
    }
  }

  @Test func `members do not see it`() async throws {
    let world = try await TestWorld.make(on: .sqlite)
    #expect(try await world.get("/overview", as: .ana).status == 403)
    let empty = try await world.get("/overview", as: .sam)
    #expect(empty.status == 200 && empty.words.contains("No session was held in this time"))
  }
}
