import Doors
import Essentials
import People
import TestSupport
import Testing
@testable import Workshops

struct FeedbackRuleTests {
  private let noon = Instant(milliseconds: 1_795_000_000_000)

  private func round(secret: String? = "s", closesIn: Duration = .days(14)) -> FeedbackRound {
    FeedbackRound(
      session: ID(stored: "06c0000000000000000000000v"), secret: secret, closesAt: noon + closesIn)
  }

  @Test(arguments: [(0, false), (1, false), (4, false), (5, true), (6, true), (40, true)])
  func `answers come to light in batches of at least five`(_ keptBack: Int, _ isShown: Bool) {
    #expect(FeedbackRules.mayShow(keptBack: keptBack) == isShown)
  }

  @Test func `a key belongs to one person, one session and one secret`() {
    let other = FeedbackRound(session: ID(stored: "06c0000000000000000000001v"), secret: "s", closesAt: noon)
    let keys = [
      round().key(of: Somebody.ana.id), round().key(of: Somebody.mika.id), other.key(of: Somebody.ana.id),
      round(secret: "t").key(of: Somebody.ana.id),
    ].compactMap { $0?.text }
    #expect(Set(keys).count == 4)
    #expect(round().key(of: Somebody.ana.id)?.text == keys[0])
    #expect(keys.allSatisfy { $0.count == 26 })
    #expect(round(secret: nil).key(of: Somebody.ana.id) == nil)
  }

  @Test func `a link works once, and until it closes`() {
    #expect(throws: Never.self) { try FeedbackRules.use(isUsed: false, closesAt: noon + .days(1), now: noon) }
    #expect(throws: FeedbackRefusal.used) {
      try FeedbackRules.use(isUsed: true, closesAt: noon + .days(1), now: noon)
    }
    #expect(throws: FeedbackRefusal.over) { try FeedbackRules.use(isUsed: false, closesAt: noon, now: noon) }
    #expect(throws: FeedbackRefusal.over) { try FeedbackRules.use(isUsed: nil, closesAt: nil, now: noon) }
  }

  @Test func `those who were there are asked, unless they were put on the list afterwards`() {
    let end = Instant(milliseconds: 1_795_000_000_000)
    #expect(FeedbackRules.mayAnswer(wasThere: true, seatedAt: end - .days(3), end: end))
    #expect(FeedbackRules.mayAnswer(wasThere: true, seatedAt: end + .minutes(60), end: end))
    #expect(!FeedbackRules.mayAnswer(wasThere: true, seatedAt: end + .minutes(61), end: end))
    #expect(!FeedbackRules.mayAnswer(wasThere: true, seatedAt: nil, end: end))
    #expect(!FeedbackRules.mayAnswer(wasThere: false, seatedAt: end - .days(3), end: end))
  }

  @Test func `words are for those who ran it and organisers, marks also for sponsors`() {
    #expect(FeedbackRules.sight(runsIt: true, isOrganiser: false, isSponsor: false) == .everything)
    #expect(FeedbackRules.sight(runsIt: false, isOrganiser: true, isSponsor: false) == .everything)
    #expect(FeedbackRules.sight(runsIt: false, isOrganiser: false, isSponsor: true) == .marks)
    #expect(FeedbackRules.sight(runsIt: false, isOrganiser: false, isSponsor: false) == .nothing)
  }

  @Test func `where feedback stands for somebody`() {
    func standing(_ round: FeedbackRound?, isUsed: Bool = false, isInvited: Bool = true) -> FeedbackStanding {
      FeedbackRules.standing(
        round: round, key: round?.key(of: Somebody.ana.id), isUsed: isUsed, isInvited: isInvited, now: noon)
    }
    #expect(standing(nil) == .notYet)
    #expect(standing(round(), isInvited: false) == .notForYou)
    #expect(standing(round()) == .open(round().key(of: Somebody.ana.id)!))
    #expect(standing(round(), isUsed: true) == .given)
    #expect(standing(round(closesIn: .zero)) == .closed)
    #expect(standing(round(secret: nil)) == .closed)
  }
}

struct FeedbackFormTests {
  private let good = [
    ("worth", "5"), ("useful", "3"), ("open_to_all", "1"), ("worked", "The pairs\r\nand the bench"),
  ]

  @Test func `three marks are enough, words may be added`() throws {
    let draft = try FeedbackForm.draft(FormFields(good))
    #expect(draft.marks == [.worth: .fully, .useful: .partly, .openToAll: .notAtAll])
    #expect(draft.worked == "The pairs\nand the bench")
    #expect(draft.different == "")
  }

  @Test(arguments: [
    ("worth", "", "“Was it worth your time?” Choose one of the five answers."),
    ("useful", "6", "“Can you use what you learned?” Choose one of the five answers."),
    ("open_to_all", "0", "“Could everybody take part?” Choose one of the five answers."),
    ("worth", "five", "“Was it worth your time?” Choose one of the five answers."),
    (
      "different", String(repeating: "x", count: 1001),
      "“What should be different next time?” has 1,001 characters. Shorten it to 1,000."
    ),
    (
      "worked", "a\u{1}b",
      "“What worked?” holds a character that cannot be shown. Type the text again without it."
    ),
  ])
  func `what is wrong is said beside its question`(_ field: String, _ value: String, _ sentence: String) {
    var form = FormFields(good)
    form.set(field, value)
    let errors = #expect(throws: FieldErrors.self) { try FeedbackForm.draft(form) }
    #expect(errors?[field] == sentence)
    #expect(errors?.entries.count == 1)
  }
}
