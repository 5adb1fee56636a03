import Doors
import Essentials
import Foundation
import People
import TestSupport
import Testing
import Workshops

@testable import Notices

struct WordingTests {
  static let hostile = "<script>alert(1)</script>\r\nBcc: all@evil.example\u{202E}\u{0}"
  static let reader = Receiver(
    id: Somebody.priya.id, name: "Priya Deshmukh", address: "priya@tidewater.example",
    zone: Zone("Asia/Kolkata")!)

  /// One of each letter, with this text wherever somebody else's words stand.
  static func letters(_ words: String) throws -> [LetterContent] {
    let now = TestClock().now
    let (topic, action): (ID<Topic>, ID<Commitment>) = (
      .make(at: now, random: (1, 1)), .make(at: now, random: (2, 2))
    )
    var plan = try Scene.plan(words)
    (plan.room, plan.preparation, plan.about) = (words, words, words)
    let session = Session(
      id: .make(at: now, random: (3, 3)), topic: topic, plan: plan, state: .cancelled, reason: words,
      secret: "",
      createdAt: now, changedAt: now)
    let facts = SessionFacts(session: session, leaders: [words, words])
    let today = Day(iso: "2026-11-18")!
    let seats = [SeatWording.News.taken, .promoted, .waits(place: 3)].flatMap { news in
      SeatMode.allCases.map { SeatWording(news: news, facts: facts, mode: $0).letter(to: reader) }
    }
    let topics = Topic.State.allCases.map {
      TopicWording(topic: topic, title: words, state: $0, reason: words).letter(to: reader)
    }
    return seats + topics + [
      SignInWording(next: "/topics").letter(to: reader),
      WelcomeWording(organisation: words, name: words).letter(to: reader),
      SessionChangedWording(
        facts: facts, changes: [.time, .place], oldTime: plan.time, oldRoom: words, mode: .room, joins: true
      ).letter(to: reader),
      SessionCancelledWording(facts: facts, reason: words, isInCalendar: true).letter(to: reader),
      SessionCancelledWording(facts: facts, reason: words, isInCalendar: false).letter(to: reader),
      SeatReleasedWording(facts: facts).letter(to: reader),
      AddressWording(
        old: reader.address, new: "b@tidewater.example", account: words, isActive: true, name: words,
        isOwn: false
      ).letter(to: reader.address),
      AddressWording(
        old: "b@tidewater.example", new: reader.address, account: words, isActive: false, name: words,
        isOwn: true
      ).letter(to: reader.address),
      PasswordWording(change: .changed, at: plan.time.start).letter(to: reader),
      CrewAssignedWording(facts: facts, part: .facilitator).letter(to: reader),
      CrewUnassignedWording(facts: facts).letter(to: reader),
      InvitationWording(facts: facts, topic: words).letter(to: reader),
      OfferWording(topic: topic, title: words, name: words, kind: .coTeach, note: words).letter(to: reader),
      CommentWording(topic: topic, title: words, name: words, body: words).letter(to: reader),
      ReminderWording(places: [.init(facts: facts, mode: .remote), .init(facts: facts, mode: nil)]).letter(
        to: reader),
      FeedbackWording(facts: facts).letter(to: reader),
      SummaryWording(facts: facts, body: words).letter(to: reader),
      ActionAssignedWording(body: words, dueOn: today, session: facts, name: words).letter(to: reader),
      ActionsDueWording(lines: [.init(body: words, dueOn: today, session: words)], today: today).letter(
        to: reader),
      CommitmentWording(lines: [.init(id: action, body: words, dueOn: today, session: words)], today: today)
        .letter(to: reader),
    ]
  }

  static var frame: LetterFrame {
    var frame = LetterFrame(
      baseURL: "https://guildhall.example", organisation: hostile, why: Reason.asked(topic: "x").sentence)
    frame.stop = Link("https://guildhall.example/letters/stop/k")
    return frame
  }

  @Test func `nothing that people type breaks out of a subject, a line or the markup`() throws {
    for letter in try Self.letters(Self.hostile) {
      #expect(
        !letter.subject.unicodeScalars.contains { $0.value < 32 || $0.value == 0x202E }, "\(letter.subject)")
      let html = LetterView(content: letter, frame: Self.frame, language: .english).html.text
      #expect(!html.contains("<script"), "\(letter.subject)")
      #expect(!html.contains("\u{202E}"))
      // Titles and names stay on their line, what is quoted behind its mark. A summary has lines of its own.
      if letter.blocks.contains(where: { if case .markdown = $0 { true } else { false } }) { continue }
      let text = LetterText(content: letter, frame: Self.frame).text
      #expect(!text.split(separator: "\n").contains { $0.hasPrefix("Bcc:") }, "\(text)")
    }
  }

  @Test func `a letter's header holds one line for each field, whatever stands in it`() throws {
    let content = try Self.letters(Self.hostile)[0]
    let letter = Letter(
      id: .make(at: TestClock().now, random: (1, 1)), person: Self.reader.id, address: "", isBound: false,
      kind: .offer,
      why: "",
      content: content, session: nil, until: nil, state: .queued, attempts: 0, lastError: nil,
      createdAt: TestClock().now, sentAt: nil)
    let hostile = Receiver(id: Self.reader.id, name: Self.hostile, address: "a@example.org", zone: .utc)
    let message = Outgoing(letter: letter, receiver: hostile, frame: Self.frame, calendar: nil)
      .message(from: .init(name: "Guildhall", address: "g@example.org"), at: TestClock().now)
    let head = String(decoding: message.bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")[0]
    let fields = head.components(separatedBy: "\r\n").filter { !$0.hasPrefix(" ") }.map {
      $0.prefix { $0 != ":" }
    }
    #expect(fields.filter { $0 == "Bcc" } == [])
    #expect(fields.filter { $0 == "Subject" }.count == 1)
  }

  @Test func `every phrase can be translated`() throws {
    let letters = try Language.$current.withValue(.pseudo) { try Self.letters("x") }
    for letter in letters {
      #expect(letter.subject.hasPrefix("⟦") && letter.subject.hasSuffix("⟧"), "\(letter.subject)")
      for block in letter.blocks {
        if case .words(let words) = block { #expect(words.hasPrefix("⟦"), "\(words)") }
        if case .step(let label, _) = block { #expect(label.hasPrefix("⟦"), "\(label)") }
        if case .facts(let facts) = block {
          for fact in facts { #expect(fact.label.hasPrefix("⟦"), "\(fact.label)") }
        }
      }
    }
  }

  @Test func `what is stored is what was written`() throws {
    for letter in try Self.letters("Müller & Söhne “quoted”") {
      #expect(try LetterContent(stored: letter.stored) == letter)
    }
  }

  @Test func `whoever lives by other clocks reads both times, others one`() throws {
    let time = try Scene.plan().time
    let day = Scene.wednesday
    #expect(
      SessionDetails.times(time, for: Self.reader).map(\.value) == [
        "\(day), 20:00 to 21:00 (Kolkata)", "\(day), 14:30 to 15:30 (Lisbon)",
      ])
    let london = Receiver(id: Self.reader.id, name: "", address: "", zone: Zone("Europe/London")!)
    #expect(SessionDetails.times(time, for: london).map(\.value) == ["\(day), 14:30 to 15:30 (London)"])
  }

  @Test func `an hour across midnight says so`() throws {
    let time = try SessionTime(WallTime("2026-11-25T18:00")!, in: Zone("Europe/Lisbon")!, minutes: 60)
    #expect(
      SessionDetails.span(time, in: Self.reader.zone)
        == "\(Scene.wednesday), 23:30 to 00:30 the next day (Kolkata)")
  }

  @Test func `the link to join goes to those who have use for it`() throws {
    let facts = SessionFacts(session: try LetterRulesTests.session(), leaders: [])
    func text(_ content: LetterContent) -> String { LetterText(content: content, frame: Self.frame).text }
    #expect(
      text(SeatWording(news: .taken, facts: facts, mode: .remote).letter(to: Self.reader)).contains(
        "meet.example"))
    #expect(
      !text(SeatWording(news: .taken, facts: facts, mode: .room).letter(to: Self.reader)).contains(
        "meet.example"))
    #expect(
      !text(SeatWording(news: .waits(place: 1), facts: facts, mode: .remote).letter(to: Self.reader))
        .contains("meet.example"))
    #expect(
      !text(InvitationWording(facts: facts, topic: "x").letter(to: Self.reader)).contains("meet.example"))
  }

  @Test func `pictures in what people wrote do not load`() throws {
    let facts = SessionFacts(session: try LetterRulesTests.session(), leaders: [])
    let letter = SummaryWording(facts: facts, body: "![x](https://evil.example/pixel.png)").letter(
      to: Self.reader)
    #expect(!LetterView(content: letter, frame: Self.frame, language: .english).html.text.contains("<img"))
  }

  @Test func `the text has why it came and how to stop it`() throws {
    let text = LetterText(content: try Self.letters("x")[0], frame: Self.frame).text
    #expect(text.contains("You get this because you asked for “x”."))
    #expect(text.contains("No more letters of this kind: https://guildhall.example/letters/stop/k"))
    #expect(text.contains("https://guildhall.example/me/letters"))
  }

  @Test func `both parts of a letter say the same`() {
    let html = LetterView.sample.html.text.replacing(#/<style>.*?<\/style>/#.dotMatchesNewlines(), with: "")
      .replacing(#/<[^>]+>/#, with: " ")
    let text = LetterText.sample.text
    for word in [
      "Bring one spectrum", "We compare with", "Log two readings", "Done", "Open the session", "Led",
    ] {
      #expect(
        html.split(separator: " ").joined(separator: " ").contains(word) == text.contains(word), "\(word)")
    }
    #expect(text.contains("Done: https://guildhall.example.org/me/plan"))
    #expect(text.contains("On screen: https://meet.example/bay\n"))
  }
}
