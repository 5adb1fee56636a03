import Database
import Essentials
import HTTPTypes
import People
import TestSupport
import Testing

struct ProvisioningPagesTests {
  private static let list =
    "email,name,department\nana@tidewater.example,Ana Prata-Silva,Quality\nnew@tidewater.example,Nia New,Foundry\n"

  /// Pastes the list and gives the address of its draft.
  private func paste(_ text: String, in world: TestWorld) async throws -> String {
    let answer = try await world.post("/admin/import/people", ["text": text], as: .dora)
    #expect(answer.status == 303)
    return try #require(answer.location)
  }

  private func fingerprint(_ page: Answer) throws -> String {
    let match = try #require(page.body.firstMatch(of: #/name="fingerprint" value="([0-9a-f]+)"/#))
    return String(match.1)
  }

  @Test func `columns that nobody will find again are named before anything is taken over`() async throws {
    let world = try await TestWorld.make(on: .sqlite)
    let draft = try await paste(
      "email,name,Shoe size,empty,Boss\nana@tidewater.example,Ana Prata,38,,Ines\n", in: world)
    let page = try await world.get(draft, as: .dora)
    #expect(page.words.contains("2 columns are not taken over: “Shoe size” and “Boss”. Say what each is"))
    let all = try await paste(Self.list, in: world)
    #expect(!(try await world.get(all, as: .dora)).words.contains("not taken over"))
  }

  @Test(arguments: Engine.available)
  func `a pasted list is looked at, taken over, and put away`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let draft = try await paste(Self.list, in: world)
    let look = try await world.get(draft, as: .dora)
    #expect(look.status == 200)
    #expect(look.words.contains("1 would be added, 1 changed"))
    #expect(look.words.contains("Name: Ana Prata → Ana Prata-Silva"))
    #expect(look.words.contains("Add 1, change 1"))
    #expect(look.words.contains("4 active people are not in the list."))
    let before: Int? = try await world.store.read { tx in try tx.value("SELECT count(*) FROM person") }
    #expect(before == 6)
    let unsure = try await world.post(
      "\(draft)/application", ["fingerprint": fingerprint(look), "deactivate": Somebody.mika.id.text],
      as: .dora)
    #expect(unsure.status == 422 && unsure.words.contains("Say that you mean it"))
    #expect(
      try unsure.body.contains(Regex("value=\"\(Somebody.mika.id.text)\"[^>]*checked")), "the tick is lost")
    let done = try await world.post(
      "\(draft)/application",
      ["fingerprint": fingerprint(look), "deactivate": Somebody.mika.id.text, "sure": "yes"], as: .dora)
    #expect(done.status == 303 && done.location == "/admin/people")
    let gone = try await world.get("/people/\(Somebody.mika.id)", as: .dora)
    #expect(gone.words.contains("Mika Lehtonen is deactivated"))
    #expect(try await world.get("/people?q=nia", as: .ana).words.contains("Nia New"))
    #expect(try await world.get(draft, as: .dora).status == 404)
  }

  @Test(arguments: Engine.available)
  func `a file from a spreadsheet on Windows is uploaded and read`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let body = """
      --mark\r
      Content-Disposition: form-data; name="file"; filename="people.csv"\r
      Content-Type: text/csv\r
      \r
      email;name\r
      francois@tidewater.example;François\r
      \r
      --mark--\r

      """
    let answer = try await world.send(
      .post, "/admin/import/people", as: .dora, headers: [.contentType: "multipart/form-data; boundary=mark"],
      body: body)
    #expect(answer.status == 303)
    let look = try await world.get(try #require(answer.location), as: .dora)
    #expect(look.words.contains("people.csv, 1 line, read as UTF-8"))
    #expect(look.words.contains("François"))
  }

  @Test(arguments: Engine.available)
  func `columns are chosen again until the list fits`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let draft = try await paste("Login,Who\nHQ\\ana,Ana\nHQ\\zoe,Zoe\n", in: world)
    let first = try await world.get(draft, as: .dora)
    #expect(
      first.words.contains("One error to correct") && first.words.contains("No column is taken as e-mail"))
    #expect(!first.body.contains("/application"))
    let wrong = try await world.put(
      draft, ["column-0": "email", "column-1": "email", "mail_domain": "x y"], as: .dora)
    #expect(wrong.status == 422)
    #expect(
      wrong.words.contains("E-mail is already taken from Login")
        && wrong.words.contains("Mail domain “x y” is none"))
    #expect(wrong.body.contains("value=\"x y\""))
    let right = try await world.put(
      draft, ["column-0": "email", "column-1": "name", "mail_domain": "tidewater.example"], as: .dora)
    #expect(right.status == 303)
    let second = try await world.get(draft, as: .dora)
    #expect(second.words.contains("1 added, 1 changed, 0 unchanged"))
  }

  @Test(arguments: Engine.available)
  func `what changed between look and deed is not taken over unseen`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let draft = try await paste(Self.list, in: world)
    let shown = try fingerprint(try await world.get(draft, as: .dora))
    try await world.store.write { tx in
      _ = try Person.add(
        PersonDraft(email: "new@tidewater.example", name: "Nia", zone: .utc), by: nil, in: tx)
    }
    let refused = try await world.post("\(draft)/application", ["fingerprint": shown], as: .dora)
    #expect(refused.status == 422 && refused.words.contains("would do something else than shown"))
    #expect(refused.words.contains("0 added, 2 changed, 0 unchanged"))
    #expect(
      try await world.get("/people/\(Somebody.ana.id)", as: .dora).words.contains("Prata-Silva") == false)
  }

  @Test(arguments: [
    ("", "File: choose the list of your people"), ("email,name\n", "has a header line and nothing below it"),
    ("ana@x.org,Ana\nben@x.org,Ben", "should name the columns"),
    ("email\n\"ana", "A quote is opened and never closed"),
  ])
  func `what is no list is refused beside its field, and what was pasted stays`(
    _ text: String, _ sentence: String
  ) async throws {
    let world = try await TestWorld.make(on: .sqlite)
    let answer = try await world.post("/admin/import/people", ["text": text], as: .dora)
    #expect(answer.status == 422)
    #expect(answer.words.contains(sentence))
    if text.contains("Ben") { #expect(answer.body.contains("ben@x.org,Ben</textarea>")) }
  }

  @Test func `markup in a list is shown as text`() async throws {
    let world = try await TestWorld.make(on: .sqlite)
    let draft = try await paste(
      "email,name\"><script>,<b>x</b>\nx@x.org,<script>alert(1)</script>,\"'><img src=x>\"\n", in: world)
    let look = try await world.get(draft, as: .dora)
    #expect(look.status == 200)
    #expect(
      !look.body.contains("<script>alert") && !look.body.contains("<img src=x") && !look.body.contains("<b>x")
    )
  }

  @Test(arguments: Engine.available)
  func `a draft is its owner's alone, for a day`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let draft = try await paste(Self.list, in: world)
    try await world.store.write { tx in
      try Person.giveRole(.administrator, to: Somebody.ines.id, by: nil, in: tx)
    }
    #expect(try await world.get(draft, as: .ines).status == 404)
    #expect(try await world.post("\(draft)/application", as: .ines).status == 404)
    #expect(try await world.delete(draft, as: .dora).status == 303)
    #expect(try await world.get(draft, as: .dora).status == 404)
    let old = try await paste(Self.list, in: world)
    try await world.work()
    world.clock.advance(by: .days(2))
    #expect(try await world.get(old, as: .dora).status == 404)
    try await world.work()
    let left: Int? = try await world.store.read { tx in try tx.value("SELECT count(*) FROM import_draft") }
    #expect(left == 0)
  }

  @Test(arguments: [
    "/admin/import/people", "/admin/people", "/admin", "/admin/departments", "/admin/organisation",
    "/admin/audit",
  ])
  func `administration is for administrators`(_ path: String) async throws {
    let world = try await TestWorld.make(on: .sqlite)
    for somebody in [Somebody.ana, .ines, .sam] {
      #expect(try await world.get(path, as: somebody).status == 403)
    }
    #expect(try await world.get(path).status == 303)
    #expect(try await world.get(path, as: .dora).status == 200)
  }
}
