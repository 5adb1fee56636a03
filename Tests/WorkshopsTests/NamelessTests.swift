import Database
import Doors
import Essentials
import Foundation
import HTTPTypes
import People
import TestSupport
import Testing

@testable import Workshops

/// Asking without a name, and the private address that leads back.
struct NamelessTests {
  @Test(arguments: Engine.available)
  func `whoever asked follows it by a private address, and nothing tells who that is`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    let (path, topic) = try await world.askNameless()
    // Nobody is signed in here; and who is, is not noted to be there.
    world.clock.advance(by: .hours(3))
    let seen = {
      try await world.store.read { tx in try tx.values("SELECT seen_at FROM sign_in ORDER BY id") as [Int] }
    }
    let before = try await seen()
    let page = try await world.get(path, as: .priya)
    #expect(try await seen() == before)
    #expect(NamelessURL.isOverlooked(.get, path) && NamelessURL.isOverlooked(.post, "/topics"))
    #expect(!NamelessURL.isOverlooked(.get, "/topics"))
    #expect(page.status == 200 && page.headers[.cacheControl] == "no-store")
    #expect(page.words.contains("Is our safety case sound?") && page.body.contains(path))
    _ = try await world.post("/topics/\(topic)/comments", ["body": "Ask me"], as: .mika)
    _ = try await world.put("/topics/\(topic)/state", ["state": "planned", "reason": "In spring"], as: .ines)
    let later = try await world.get(path)
    #expect(
      later.words.contains("Planned") && later.words.contains("In spring")
        && later.words.contains("1 comment"))
    #expect(
      !later.words.contains("Ask me") && !later.words.contains("Inês") && !later.words.contains("Your words"))
    let traces: Int? = try await world.store.read { tx in
      let id = Somebody.priya.id
      return try tx.value(
        """
        SELECT (SELECT count(*) FROM topic WHERE asker_id = \(id)) + (SELECT count(*) FROM event WHERE actor_id = \(id))
          + (SELECT count(*) FROM audit WHERE actor_id = \(id))
          + (SELECT count(*) FROM topic_key WHERE key_hash = \(String(path.split(separator: "/").last!)))
        """)
    }
    #expect(traces == 0)
  }

  @Test(arguments: Engine.available)
  func `the words can be mended as long as it is open, by nobody else`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let (path, topic) = try await world.askNameless()
    let wrong = try await world.put(path, ["title": "", "body": "Kept", "origin": "goal"])
    #expect(wrong.status == 422 && wrong.words.contains("Topic is empty") && wrong.body.contains("Kept"))
    #expect(try await world.put(path, ["title": "Is it safe?", "origin": "goal"]).status == 303)
    #expect(try await world.get("/topics/\(topic)", as: .ana).words.contains("Is it safe?"))
    #expect(try await world.get("/topics?q=safe", as: .ana).words.contains("1 topic"))
    #expect(
      try await world.put("/asked/0123456789abcdefghijklmnop", ["title": "X", "origin": "goal"]).status == 404
    )
    #expect(try await world.get("/asked/0123456789abcdefghijklmnop").status == 404)
    #expect(
      try await world.put("/topics/\(topic)", ["title": "X", "origin": "goal"], as: .priya).status == 422)
    _ = try await world.put("/topics/\(topic)/state", ["state": "declined", "reason": "Known"], as: .ines)
    let late = try await world.put(path, ["title": "Too late", "origin": "goal"])
    #expect(
      late.status == 422 && late.words.contains("It is not open any more, but in this state: Declined."))
  }

  @Test(arguments: Engine.available)
  func `among the newest it stands by its day, page by page`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    _ = try await world.askNameless()
    world.clock.advance(by: .days(2))
    try await world.store.write { tx in
      for number in 0..<25 {
        _ = try Topic.ask(TopicDraft(title: "Named \(number)"), by: Somebody.ana.id, in: tx)
      }
    }
    let first = try await world.get("/topics?sort=newest", as: .ana)
    #expect(!first.words.contains("Is our safety case sound?"))
    let next = try #require(first.body.firstMatch(of: /href="(\/topics\?sort=newest&amp;after=[^"]+)"/)).1
    let second = try await world.get(String(next).replacing("&amp;", with: "&"), as: .ana)
    #expect(second.words.contains("Is our safety case sound?") && second.words.contains("Named 4"))
    #expect(!second.words.contains("Named 5"))
  }

  @Test(arguments: Engine.available)
  func `merged, it leads to where it lives on`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let (path, topic) = try await world.askNameless()
    let other = try await world.store.write { tx in
      try Topic.ask(TopicDraft(title: "Safety"), by: Somebody.ana.id, in: tx).id
    }
    _ = try await world.post("/topics/\(topic)/merge", ["into": other.text], as: .ines)
    let page = try await world.get(path)
    #expect(
      page.words.contains("“Safety”") && page.words.contains("1 person needs this")
        && page.words.contains("Open"))
  }

  @Test(arguments: Engine.available)
  func `a form that is sent twice asks once, and its words alone lead nowhere`(_ engine: Engine) async throws
  {
    let world = try await TestWorld.make(on: engine)
    let form = try await world.get("/topics/new", as: .priya).body
    let secret = String(try #require(form.firstMatch(of: #/name="secret" value="([0-9a-v]{26})"/#)).1)
    func ask(_ title: String, _ secret: String) async throws -> String {
      let fields = ["title": title, "origin": "goal", "anonymous": "yes", "secret": secret]
      return try #require(try await world.submit("/topics", fields, as: .priya).location)
    }
    let first = try await ask("Is it safe?", secret)
    #expect(try await ask("Is it safe?", secret) == first)
    #expect(!first.contains(secret), "the secret of the form is not the address")
    #expect(try await ask("Is it sound?", secret) != first)
    let count: Int? = try await world.store.read { tx in try tx.value("SELECT count(*) FROM topic") }
    #expect(count == 2)
    let guessed = Key(secret: "", for: ["Is it whole?", "", "goal", ""]).text
    #expect(try await ask("Is it whole?", "") != "/asked/\(guessed)")
  }
}

extension TestWorld {
  /// The private address, and the topic's identity.
  fileprivate func askNameless() async throws -> (String, ID<Topic>) {
    let asked = try await post(
      "/topics", ["title": "Is our safety case sound?", "origin": "procedure", "anonymous": "yes"], as: .priya
    )
    let topic: ID<Topic>? = try await store.read { tx in try tx.value("SELECT id FROM topic") }
    return (try #require(asked.location), try #require(topic))
  }
}
