import Database
import Essentials
import People
import TestSupport
import Testing

@testable import Workshops

/// Likely duplicates: how alike topics are, and what organisers do about it.
struct LikenessTests {
  private static let titles = [
    "How do I read a vibration spectrum?", "Reading vibration spectra", "Soldering without lead",
    "Ποιότητα κόλλησης", "", "a",
  ]

  private static let rarity = titles.reduce(into: WordRarity()) { $0.add($1) }

  @Test func `likeness goes both ways, is 1 for the same words and never leaves 0 to 1`() {
    for a in Self.titles {
      for b in Self.titles {
        let (one, other) = (
          TopicWords(title: a, body: "", Self.rarity), TopicWords(title: b, body: "", Self.rarity)
        )
        let likeness = one.likeness(to: other)
        #expect(abs(likeness - other.likeness(to: one)) < 1e-12)
        #expect((0...1.000_001).contains(likeness))
        if a == b && !a.isEmpty { #expect(abs(likeness - 1) < 1e-12) }
      }
    }
  }

  @Test func `rare words weigh more than what stands everywhere`() {
    var rarity = WordRarity()
    for word in ["spectrum", "torque", "solder"] { rarity.add("please the \(word)") }
    #expect(rarity.weight("torque") > rarity.weight("please"))
    #expect(rarity.weight("never seen") > rarity.weight("torque"))
    #expect(rarity.rarest(1, of: "Please the TORQUE, the torque") == ["torque"])
  }

  @Test(arguments: Engine.available)
  func `likely duplicates are shown, told apart or merged, and compared anew when words change`(
    _ engine: Engine
  ) async throws {
    let world = try await TestWorld.make(on: engine)
    let ids = try await world.store.write { tx in
      try [
        "How do I read a vibration spectrum?", "Reading a vibration spectrum", "Soldering without lead",
        "Saying no kindly",
      ]
      .map { try Topic.ask(TopicDraft(title: $0), by: Somebody.ana.id, in: tx).id }
    }
    try await world.work()
    let page = try await world.get("/topics/duplicates", as: .ines)
    #expect(
      page.words.contains("Likely duplicates (1)") && page.body.contains(ids[0].text)
        && !page.body.contains(ids[2].text))
    #expect(
      try await world.get("/topics/triage", as: .ines).words.contains(
        "Perhaps the same as “Reading a vibration spectrum”."))
    let dismissal: KeyValuePairs = ["topic": ids[1].text, "other": ids[0].text]
    #expect(
      try await world.post("/topics/duplicates/dismissal", dismissal, as: .ines).location
        == "/topics/duplicates")
    #expect(
      try await world.get("/topics/duplicates", as: .ines).words.contains("No two topics look the same."))
    #expect(
      try await world.post(
        "/topics/duplicates/dismissal", ["topic": ids[2].text, "other": ids[3].text], as: .ines
      ).status == 404)
    #expect(try await world.post("/topics/duplicates/dismissal", ["topic": "x"], as: .ines).status == 404)
    // Other words bring another pair, and not the one that was told apart.
    _ = try await world.put(
      "/topics/\(ids[3])", ["title": "Soldering without any lead", "origin": "goal"], as: .ana)
    try await TopicLikeness.update(world.store)
    let later = try await world.get("/topics/duplicates", as: .ines)
    #expect(
      later.words.contains("Likely duplicates (1)") && later.body.contains(ids[3].text)
        && !later.body.contains(ids[0].text))
    _ = try await world.post("/topics/\(ids[3])/merge", ["into": ids[2].text], as: .ines)
    #expect(try await world.get("/topics/duplicates", as: .ines).words.contains("Likely duplicates (0)"))
  }
}
