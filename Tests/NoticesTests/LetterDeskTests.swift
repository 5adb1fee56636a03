import Database
import Doors
import Essentials
import People
import TestSupport
import Testing
import Workshops

@testable import Notices

/// From what happens to what is written, through the same deeds people use.
struct LetterDeskTests {
  @Test(arguments: Engine.available)
  func `those who wanted or offered a topic hear what becomes of it`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    let topic = try await scene.topic()
    try await scene.store.write { tx in
      try Topic.offer(.teach, note: "Gladly", on: topic.id, by: Somebody.sam.id, in: tx)
      try Topic.move(topic.id, to: .planned, reason: "In the spring", by: Somebody.ines.id, in: tx)
    }
    try await scene.work()
    #expect(try await scene.receivers(of: .offer) == [Somebody.ana.email])
    #expect(try await scene.receivers(of: .topic) == [Somebody.ana, .mika, .priya, .sam].map(\.email))
    let whys = Dictionary(uniqueKeysWithValues: try await scene.letters(.topic).map { ($0.address, $0.why) })
    #expect(whys[Somebody.ana.email]?.contains("you asked for “Reading") == true)
    #expect(whys[Somebody.mika.email]?.contains("you voted for “Reading") == true)
    #expect(whys[Somebody.sam.email]?.contains("you offered to teach") == true)
    #expect(
      scene.mail(to: .ana).first { $0.subject.contains("offers to teach") }?.text.contains("> Gladly") == true
    )
  }

  @Test(arguments: Engine.available)
  func `those for whom something changes hear of a merge, and of its end`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    let (topic, other) = (try await scene.topic(), try await scene.topic("Spectra"))
    try await scene.store.write { tx in
      try Topic.takeBackVote(topic.id, by: Somebody.priya.id, in: tx)
      try Topic.offer(.teach, on: other.id, by: Somebody.sam.id, in: tx)
      try Topic.merge(topic.id, into: other.id, by: Somebody.ines.id, in: tx)
    }
    try await scene.work()
    // Priya voted for the one that stays, and nothing changes for her.
    #expect(try await scene.receivers(of: .topic) == [Somebody.ana, .mika, .sam].map(\.email))
    let mail = try #require(
      scene.mail(to: .mika).first { $0.subject == "Merged: Reading a vibration spectrum" })
    #expect(mail.text.contains("one topic now: “Spectra”") && mail.text.contains("/topics/\(other.id)"))
    try await scene.store.write { tx in try Topic.part(topic.id, by: Somebody.ines.id, in: tx) }
    try await scene.work()
    #expect(try await scene.letters(.topic).count == 6)
    #expect(scene.mail(to: .ana).contains { $0.subject == "On its own again: Reading a vibration spectrum" })
  }

  @Test(arguments: Engine.available)
  func `nobody is written to about a topic that was asked for without a name`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    try await scene.store.write { tx in
      let topic = try Topic.ask(
        TopicDraft(title: "Saying no", isAnonymous: true), by: Somebody.ana.id, in: tx)
      try Topic.comment("I know somebody", on: topic.id, by: Somebody.mika.id, in: tx)
      try Topic.offer(.coTeach, on: topic.id, by: Somebody.mika.id, in: tx)
      try Topic.move(topic.id, to: .planned, reason: "", by: Somebody.ines.id, in: tx)
    }
    try await scene.work()
    #expect(try await scene.letters().map(\.address) == [Somebody.mika.email])
  }

  @Test(arguments: Engine.available)
  func `a session on a topic is told first to those who wanted it, and its crew`(_ engine: Engine)
    async throws
  {
    let scene = try await Scene.make(on: engine)
    let topic = try await scene.topic()
    _ = try await scene.session(from: topic.id)
    try await scene.work()
    #expect(try await scene.receivers(of: .invitation) == [Somebody.ana, .mika, .priya].map(\.email))
    #expect(try await scene.receivers(of: .crew) == [Somebody.sam.email])
    let named = try #require(scene.mail(to: .sam).first)
    #expect(named.attachments.map(\.name) == ["session.ics"])
    #expect(named.attachments[0].type == "text/calendar; charset=utf-8; method=REQUEST")
    let entry = String(decoding: named.attachments[0].bytes, as: UTF8.self)
    #expect(
      entry.contains("METHOD:REQUEST") && entry.contains("ORGANIZER") && entry.contains("STATUS:CONFIRMED"))
    #expect(named.unsubscribe == nil)
  }

  @Test(arguments: Engine.available)
  func `seats, lines and promotions are confirmed`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    let session = try await scene.session()
    try await scene.take(.room, at: session, .ana, .mika)
    try await scene.work()
    #expect(
      try await scene.letters(.seat).map(\.content.heading) == ["You have a seat", "You stand in line"])
    #expect(scene.mail(to: .mika)[0].text.contains("number 1 in line"))
    #expect(scene.mail(to: .mika)[0].attachments.isEmpty)
    try await scene.store.write { tx in try Registration.release(at: session.id, by: Somebody.ana.id, in: tx)
    }
    try await scene.work()
    #expect(scene.mail(to: .mika)[0].subject.hasPrefix("A seat for you"))
    let released = try #require(scene.mail(to: .ana).first { $0.subject.hasPrefix("Seat released") })
    let entry = String(decoding: released.attachments[0].bytes, as: UTF8.self)
    #expect(entry.contains("METHOD:CANCEL") && entry.contains("STATUS:CANCELLED"))
    #expect(scene.mail(to: .ana).count == 2)
  }

  @Test(arguments: Engine.available)
  func `a changed or cancelled session is told to those with a place, with what it was`(_ engine: Engine)
    async throws
  {
    let scene = try await Scene.make(on: engine)
    let session = try await scene.session()
    try await scene.take(.room, at: session, .ana)
    try await scene.take(.remote, at: session, .mika)
    let later = try Scene.plan(at: "2026-11-26T10:00")
    try await scene.store.write { tx in
      _ = try Session.revise(session.id, to: later, by: Somebody.ines.id, in: tx)
    }
    try await scene.work()
    #expect(try await scene.receivers(of: .session) == [Somebody.ana, .mika, .sam].map(\.email))
    let text = scene.mail(to: .mika)[0].text
    #expect(text.contains("Your time: \(Scene.thursday), 12:00 to 13:00 (Helsinki)"))
    #expect(text.contains("Time there: \(Scene.thursday), 10:00 to 11:00 (Lisbon)"))
    #expect(text.contains("It was: \(Scene.wednesday), 16:30 to 17:30 (Helsinki)"))
    try await scene.store.write { tx in
      try Session.cancel(session.id, reason: "The bay is flooded", by: Somebody.sam.id, in: tx)
    }
    try await scene.work()
    #expect(scene.mail(to: .ana)[0].subject.hasPrefix("Cancelled: "))
    #expect(scene.mail(to: .ana)[0].text.contains("> The bay is flooded"))
    #expect(
      String(decoding: scene.mail(to: .ana)[0].attachments[0].bytes, as: UTF8.self).contains(
        "STATUS:CANCELLED"))
    #expect(scene.mail(to: .sam).filter { $0.subject.hasPrefix("Cancelled") }.isEmpty)
  }

  @Test(arguments: Engine.available)
  func `a changed address is told to the old one and the new one, whatever it is by then`(_ engine: Engine)
    async throws
  {
    let scene = try await Scene.make(on: engine)
    try await scene.move(.ana, to: "ana@new.example")
    try await LetterDesk(scene.world.doors).handle(try await scene.event(Event.addressChanged))
    try await scene.move(.ana, to: "ana@newest.example")
    try await scene.world.work()
    #expect(
      scene.world.post.sent.map(\.to.address).sorted() == [
        "ana@new.example", "ana@new.example", "ana@newest.example", Somebody.ana.email,
      ])
    let old = scene.mail(to: .ana)[0].text
    #expect(old.contains("Dora Vidal set another address instead of \(Somebody.ana.email)"))
    #expect(!old.contains("new.example"))
    let new = try #require(scene.world.post.sent.first { $0.to.address == "ana@new.example" }).text
    #expect(new.contains("Dora Vidal changed it from \(Somebody.ana.email) to ana@new.example"))
  }

  @Test(arguments: Engine.available)
  func `an account that is closed while its address changes hears of it at both addresses`(_ engine: Engine)
    async throws
  {
    let scene = try await Scene.make(on: engine)
    try await scene.deactivate(.ana)
    try await scene.move(.ana, to: "ana@new.example")
    try await scene.work()
    #expect(
      scene.world.post.sent.map(\.to.address).sorted() == ["ana@new.example", Somebody.ana.email].sorted())
  }

  @Test(arguments: Engine.available)
  func `an offer that is taken back and made again is told once a day`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    let topic = try await scene.topic()
    func offerAgain() async throws {
      for kind in [Offer.Kind.teach, .coTeach] {
        try await scene.store.write { tx in
          try Topic.offer(kind, on: topic.id, by: Somebody.sam.id, in: tx)
          try Topic.takeBackOffer(on: topic.id, by: Somebody.sam.id, in: tx)
          try Topic.offer(kind, on: topic.id, by: Somebody.sam.id, in: tx)
        }
        try await scene.work()
      }
    }
    try await offerAgain()
    try await offerAgain()
    #expect(try await scene.letters(.offer).count == 2, "one for each kind")
    scene.world.clock.advance(by: .days(1))
    try await offerAgain()
    #expect(try await scene.letters(.offer).count == 4)
  }

  @Test(arguments: Engine.available)
  func `an event that comes twice has its letters once`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    let topic = try await scene.topic()
    try await scene.store.write { tx in
      try Topic.move(topic.id, to: .planned, reason: "", by: Somebody.ines.id, in: tx)
    }
    try await scene.work()
    let desk = LetterDesk(scene.world.doors)
    let event = try await scene.event(Event.topicMoved)
    for _ in 0..<2 { try await desk.handle(event) }
    try await scene.work()
    #expect(try await scene.letters(.topic).count == 3)
    #expect(scene.world.post.sent.count == 3)
  }

  @Test func `events of unknown kinds, and of things that are gone, are let pass`() async throws {
    let scene = try await Scene.make(on: .sqlite)
    for kind in ["moon.risen"] + LetterDesk.kinds.sorted() {
      try await scene.store.write { tx in
        _ = try EventLog.record(Event(kind: kind, subject: "nonsense", detail: ["person": "nobody"]), in: tx)
      }
      try await LetterDesk(scene.world.doors).handle(try await scene.event(kind))
    }
    #expect(try await scene.letters().isEmpty)
  }

  @Test(arguments: Engine.available)
  func `people who left get no letters, not even those that were waiting`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    let topic = try await scene.topic()
    try await scene.store.write { tx in
      try Topic.move(topic.id, to: .planned, reason: "", by: Somebody.ines.id, in: tx)
    }
    try await LetterDesk(scene.world.doors).handle(try await scene.event(Event.topicMoved))
    try await scene.deactivate(.mika)
    try await scene.work()
    #expect(scene.mail(to: .mika).isEmpty)
    #expect(try await scene.letters(.topic).first { $0.address == Somebody.mika.email }?.state == .failed)
    try await scene.store.write { tx in
      try Topic.move(topic.id, to: .declined, reason: "No", by: Somebody.ines.id, in: tx)
    }
    try await scene.work()
    #expect(try await scene.letters(.topic).count == 5)
  }

  @Test(arguments: Engine.available)
  func `people reminded in the morning before are told once, however often the round is made`(
    _ engine: Engine
  ) async throws {
    let scene = try await Scene.make(on: engine)
    let session = try await scene.session(try Scene.plan(at: "2026-11-20T14:30", roomSeats: 4))
    try await scene.take(.room, at: session, .ana)
    try await scene.take(.remote, at: session, .priya)
    let rounds = LetterRounds(doors: scene.world.doors)
    try await rounds.make()
    #expect(try await scene.letters(.reminder).isEmpty)
    // 07:00 in Lisbon, 12:30 in Pune.
    scene.world.clock.advance(by: .hours(22))
    try await rounds.make()
    #expect(try await scene.receivers(of: .reminder) == [Somebody.priya.email])
    scene.world.clock.advance(by: .hours(1))
    for _ in 0..<2 { try await rounds.make() }
    #expect(try await scene.receivers(of: .reminder) == [Somebody.ana, .priya, .sam].map(\.email))
    try await scene.work()
    #expect(scene.mail(to: .priya)[0].text.contains("meet.example"))
    #expect(!scene.mail(to: .ana)[0].text.contains("meet.example"))
  }

  @Test(arguments: Engine.available)
  func `whoever is added by hand is welcomed, whoever comes with a list is not`(_ engine: Engine) async throws
  {
    let scene = try await Scene.make(on: engine)
    try await scene.store.write { tx in
      for (email, actor) in [("rui@tidewater.example", Somebody.dora.id), ("lia@tidewater.example", nil)] {
        let draft = PersonDraft(email: email, name: "Rui Sá", zone: Zone("Europe/Lisbon")!)
        try Person.add(draft, by: actor, in: tx)
      }
    }
    try await scene.work()
    #expect(try await scene.receivers(of: .welcome) == ["rui@tidewater.example"])
    #expect(
      scene.world.post.sent.map(\.subject) == ["You have an account at Guildhall of Tidewater Instruments"])
  }

  @Test(arguments: Engine.available)
  func `that a topic was taught is told to those who wanted it and were not there`(_ engine: Engine)
    async throws
  {
    let scene = try await Scene.make(on: engine)
    let topic = try await scene.topic()
    let session = try await scene.session(
      try Scene.plan(at: "2026-11-20T14:30", roomSeats: 4), from: topic.id)
    try await scene.take(.room, at: session, .ana)
    scene.world.clock.advance(by: .days(3))
    try await scene.work()
    #expect(try await scene.receivers(of: .topic) == [Somebody.mika, .priya].map(\.email))
    #expect(scene.mail(to: .mika)[0].subject == "Taught: Reading a vibration spectrum")
  }
}

extension Scene {
  /// An administrator gives somebody another address.
  fileprivate func move(_ somebody: Somebody, to address: String) async throws {
    try await store.write { tx in
      let person = try Person.find(somebody.id, in: tx)
      let draft = PersonDraft(email: address, name: person.name, zone: person.zone)
      try Person.change(somebody.id, to: draft, by: Somebody.dora.id, in: tx)
    }
  }
}
