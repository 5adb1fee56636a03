import Database
import Doors
import Essentials
import Foundation
import Guildhall
import HTTPTypes
@testable import People
import TestSupport
import Testing
import Web

struct SignInTests {
  @Test(arguments: [
    ("/topics?q=a", "/topics?q=a"), ("//evil.example", "/"), ("https://evil.example", "/"), ("/sign-in", "/"),
    ("", "/"),
    ("/\\evil", "/"), ("javascript:alert(1)", "/"), ("/a\nb", "/"),
    ("/" + String(repeating: "x", count: 600), "/"),
  ])
  func `signing in never leads to another site`(_ typed: String, _ next: String) {
    #expect(SignInRules.next(typed).text == next)
  }

  @Test(arguments: Engine.available)
  func `nobody signed in is led to the sign-in page and back`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let answer = try await world.get("/topics?q=a%26b")
    #expect(answer.status == 303)
    #expect(answer.location == "/sign-in?next=%2Ftopics%3Fq%3Da%2526b")
  }

  @Test(arguments: Engine.available)
  func `a link signs in once, on any browser, for fifteen minutes`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let key = Key(random: (1, 2))
    try await world.store.write { tx in
      try SignInLink.make(for: Somebody.ana.id, next: "/topics", key: key, in: tx)
    }
    let page = try await world.get("/sign-in/links/\(key.text)")
    #expect(page.status == 200 && page.words.contains("One tap"))
    #expect(page.words.contains("The account is that of \(Somebody.ana.name) \(Somebody.ana.email)"))
    #expect(!page.words.contains("will be signed out"))
    let other = try await world.get("/sign-in/links/\(key.text)", as: .mika)
    #expect(
      other.words.contains("\(Somebody.mika.name) is signed in in this browser, and will be signed out."))
    #expect(
      !(try await world.get("/sign-in/links/\(key.text)", as: .ana)).words.contains("will be signed out"))
    let used = try await world.post("/sign-in/links/\(key.text)")
    #expect(used.status == 303 && used.location == "/topics")
    let cookie = try #require(used.cookie("guildhall"))
    #expect(try await world.get("/topics", cookies: ["guildhall=\(cookie)"]).status == 200)
    let again = try await world.post("/sign-in/links/\(key.text)")
    #expect(again.status == 422 && again.words.contains("has been used already"))
    let look = try await world.get("/sign-in/links/\(key.text)")
    #expect(look.status == 410 && look.words.contains("has been used already"))
    let needless = try await world.get("/sign-in/links/\(key.text)", as: .mika)
    #expect(
      needless.status == 410
        && needless.words.contains("you need none: this browser is signed in as \(Somebody.mika.name)."))
  }

  @Test(arguments: Engine.available)
  func `a link is over after fifteen minutes, and unknown ones say what to do`(_ engine: Engine) async throws
  {
    let world = try await TestWorld.make(on: engine)
    let key = Key(random: (3, 4))
    try await world.store.write { tx in try SignInLink.make(for: Somebody.ana.id, key: key, in: tx) }
    world.clock.advance(by: .minutes(15))
    let late = try await world.post("/sign-in/links/\(key.text)")
    #expect(late.status == 422 && late.words.contains("its time is up"))
    let unknown = try await world.post("/sign-in/links/nonsense")
    #expect(unknown.status == 422 && unknown.words.contains("is not complete"))
  }

  @Test(arguments: Engine.available)
  func `known and unknown addresses get the same answer`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let known = try await world.post("/sign-in/links", ["email": Somebody.ana.email, "next": "/"])
    let unknown = try await world.post("/sign-in/links", ["email": "nobody@tidewater.example", "next": "/"])
    #expect(
      known.status == unknown.status && known.location == unknown.location && known.body == unknown.body)
    let wrong = try await world.post(
      "/sign-in/password", ["email": Somebody.ana.email, "password": "wrong wrong"])
    let stranger = try await world.post(
      "/sign-in/password", ["email": "nobody@tidewater.example", "password": "wrong wrong"])
    #expect(wrong.status == 422 && stranger.status == 422)
    #expect(wrong.words == stranger.words)
  }

  @Test(arguments: Engine.available)
  func `a password works until it is removed, and a new one ends all other browsers`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    let weak = try await world.put("/me/password", ["password": "short"], as: .ana)
    #expect(weak.status == 422)
    let set = try await world.put("/me/password", ["password": "three calm herons"], as: .ana)
    #expect(set.status == 303)
    let signIn = try await world.post(
      "/sign-in/password",
      ["email": " ANA@tidewater.example ", "password": "three calm herons", "next": "/topics"])
    #expect(signIn.status == 303 && signIn.location == "/topics")
    let other = try #require(signIn.cookie("guildhall"))
    let unproved = try await world.put("/me/password", ["password": "four loud herons"], as: .ana)
    #expect(unproved.status == 422 && unproved.words.contains("Current password is not right"))
    let changed = try await world.put(
      "/me/password", ["password": "four loud herons", "current": "three calm herons"], as: .ana)
    #expect(changed.status == 303)
    #expect(try await world.get("/me/sign-ins", cookies: ["guildhall=\(other)"]).status == 303)
    world.clock.advance(by: .minutes(20))
    #expect(try await world.delete("/me/password", as: .ana).words.contains("Current password is not right"))
    #expect(try await world.signsIn(with: "four loud herons"))
    let removed = try await world.post(
      "/me/password?_method=delete", ["current": "four loud herons"], as: .ana)
    #expect(removed.status == 303)
    #expect(try await !world.signsIn(with: "four loud herons"))
  }

  @Test(arguments: Engine.available)
  func `whoever has just signed in by a link may remove a password they forgot, and hears of it by letter`(
    _ engine: Engine
  ) async throws {
    let world = try await TestWorld.make(on: engine)
    #expect(try await world.put("/me/password", ["password": "three calm herons"], as: .ana).status == 303)
    #expect(try await world.delete("/me/password", as: .ana).status == 303)
    #expect(try await !world.signsIn(with: "three calm herons"))
    try await world.instance.worker().drain()
    let subjects: [String] = try await world.store.read { tx in
      try tx.values("SELECT subject FROM letter WHERE person_id = \(Somebody.ana.id) ORDER BY id")
    }
    #expect(subjects == ["Your account has a password now", "Your password was removed"])
  }

  @Test(arguments: Engine.available)
  func `a browser that stands open is not enough for a first password`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    _ = try await world.get("/me/sign-ins", as: .ana)
    world.clock.advance(by: .minutes(20))
    let refused = try await world.put("/me/password", ["password": "three calm herons"], as: .ana)
    #expect(refused.status == 422 && refused.words.contains("sign in by a link, and set it within"))
    #expect(try await !world.signsIn(with: "three calm herons"))
  }

  @Test(arguments: [
    "//evil.example", "/\u{FE0F}/evil.example", "/%2F\u{FE0F}evil.example/x", "/\u{34F}/evil.example",
    "https://evil.example",
    "/\\evil.example",
  ])
  func `signing in leads to a page of this site whatever the address says`(_ next: String) async throws {
    let world = try await TestWorld.make(on: .sqlite)
    let typed = next.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    #expect(try await world.get("/sign-in?next=\(typed)", as: .ana).location == "/")
    let back = try await world.post("/topics/\(ID<Somebody>(stored: "0"))/vote?back=\(typed)", as: .ana)
    #expect(back.location?.contains("evil") != true)
  }

  @Test(arguments: Engine.available)
  func `an unknown address leaves the same traces as a known one, and gets no letter`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    for email in [Somebody.ana.email, "nobody@tidewater.example"] {
      _ = try await world.post("/sign-in/links", ["email": email])
    }
    let counts: [Int] = try await world.store.read { tx in
      let events: Int? = try tx.value("SELECT count(*) FROM event WHERE kind = 'sign-in.asked'")
      let jobs: Int? = try tx.value("SELECT count(*) FROM job WHERE kind = 'event' AND is_urgent")
      return [events ?? 0, jobs ?? 0]
    }
    #expect(counts == [2, 2])
    #expect(try await world.instance.worker().drain().failures == [])
    let letters: Int? = try await world.store.read { tx in try tx.value("SELECT count(*) FROM letter") }
    #expect(letters == 1)
  }

  @Test(arguments: Engine.available)
  func `one network cannot keep somebody out elsewhere, and what worked does not count`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    let limits = SignInLimits(world.doors)
    for _ in 0..<10 { #expect(await limits.takeLink(for: "ana@x.example", from: "2001:db8::1") == nil) }
    #expect(await limits.takeLink(for: "ana@x.example", from: "2001:db8::2") != nil)
    #expect(await limits.takeLink(for: "ana@x.example", from: "2001:db8:0:1::1") == nil)
    #expect(await limits.takePassword(of: "ana@x.example", from: "2001:db8::1") == nil)
    for _ in 0..<600 {
      #expect(await limits.take(from: "10.0.0.1") == nil)
      await limits.giveBack(to: "10.0.0.1")
    }
  }

  @Test(arguments: Engine.available)
  func `tries are limited for an address, and it says how long to wait`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    for _ in 0..<10 {
      let answer = try await world.send(
        .post, "/sign-in/links", headers: form, body: "email=ana%40tidewater.example")
      #expect(answer.status == 303)
    }
    let limited = try await world.send(
      .post, "/sign-in/links", headers: form, body: "email=ana%40tidewater.example")
    #expect(limited.status == 429)
    #expect(limited.headers[.retryAfter] != nil)
    let other = try await world.send(
      .post, "/sign-in/links", headers: form, body: "email=mika%40tidewater.example")
    #expect(other.status == 303)
  }

  @Test(arguments: Engine.available)
  func `signing out ends this browser, everywhere ends all, and nobody ends another's`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    _ = try await world.get("/me/sign-ins", as: .mika)
    let mikas = try await signIns(of: .mika, in: world)
    #expect(mikas.count == 1)
    #expect(try await world.delete("/me/sign-ins/\(mikas[0])", as: .ana).status == 404)
    #expect(try await signIns(of: .mika, in: world) == mikas)
    let out = try await world.delete("/me/sign-ins/current", as: .ana)
    #expect(out.status == 303 && out.location == "/sign-in")
    #expect(try await signIns(of: .ana, in: world).isEmpty)
    try await world.store.write { tx in
      try SignIn.begin(
        for: Somebody.mika.id, key: Key(random: (9, 9)), agent: "Firefox", in: tx)
    }
    let everywhere = try await world.delete("/me/sign-ins", as: .mika)
    #expect(everywhere.status == 303)
    #expect(try await signIns(of: .mika, in: world).isEmpty)
  }

  @Test(arguments: Engine.available)
  func `a deactivated person is out at once`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    #expect(try await world.get("/topics", as: .ana).status == 200)
    try await world.store.write { tx in
      var ana = try Person.find(Somebody.ana.id, in: tx)
      ana.deactivatedAt = tx.now
      try ana.save(in: tx)
    }
    #expect(try await world.get("/topics", as: .ana).status == 303)
  }

  @Test(arguments: ["https://evil.example", "null", "http://localhost.evil.example"])
  func `a form of another site changes nothing`(_ origin: String) async throws {
    let world = try await TestWorld.make(on: .sqlite)
    let answer = try await world.send(
      .post, "/topics", as: .ana,
      headers: [.contentType: "application/x-www-form-urlencoded", .origin: origin],
      body: "title=x&origin=goal")
    #expect(answer.status == 403)
    let topics: Int? = try await world.store.read { tx in try tx.value("SELECT count(*) FROM topic") }
    #expect(topics == 0)
  }

  private var form: HTTPFields { [.contentType: "application/x-www-form-urlencoded"] }
}

struct SetUpTests {
  @Test(arguments: Engine.available)
  func `the first administrator sets the organisation up, once`(_ engine: Engine) async throws {
    let world = try await TestWorld.fresh(on: engine)
    let link = try #require(try await world.instance.setUpLink())
    let path = String(link.dropFirst(world.doors.settings.baseURL.count))
    #expect(try await world.get(path).status == 200)
    let wrong = try await world.post(
      path, ["organisation": "", "zone": "Mars/Olympus", "name": "<Dora>", "email": "dora"])
    #expect(wrong.status == 422)
    #expect(wrong.body.contains("&lt;Dora&gt;"))
    for sentence in [
      "Organisation is empty", "is not a time zone", "tick at least one day", "not an e-mail address",
    ] {
      #expect(wrong.words.contains(sentence), "\(sentence)")
    }
    let done = try await world.post(
      path,
      [
        "organisation": "Tidewater", "zone": "Europe/Lisbon", "day": "1", "day": "2",
        "departments": "Quality\nFirmware\nquality",
        "name": "Dora Vidal", "email": "dora@tidewater.example",
      ])
    #expect(done.status == 303)
    let cookie = try #require(done.cookie("guildhall"))
    #expect(try await world.get("/topics", cookies: ["guildhall=\(cookie)"]).words.contains("Tidewater"))
    #expect(
      try await world.store.read { tx in try Department.all(in: tx).map(\.name) } == ["Firmware", "Quality"])
    #expect(try await world.get(path).status == 422)
    #expect(try await world.instance.setUpLink() == nil)
  }
}

extension TestWorld {
  /// Ana comes in with this password.
  fileprivate func signsIn(with password: String) async throws -> Bool {
    try await post("/sign-in/password", ["email": Somebody.ana.email, "password": password]).status == 303
  }
}

private func signIns(of somebody: Somebody, in world: TestWorld) async throws -> [String] {
  try await world.store.read { tx in
    try tx.values("SELECT id FROM sign_in WHERE person_id = \(somebody.id) ORDER BY id")
  }
}
