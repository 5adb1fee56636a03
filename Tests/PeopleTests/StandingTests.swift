import Essentials
import TestSupport
import Testing

@testable import People

/// Which level counts, of all that was said.
struct StandingTests {
  private static let ana = Somebody.ana.id
  private static let mika = Somebody.mika.id
  private static let priya = Somebody.priya.id
  private static let dora = Somebody.dora.id

  struct Case: Sendable, CustomTestStringConvertible {
    let title: String
    /// `self 3`, `peer mika 2`, in the order in which it was said.
    let said: [String]
    /// `3 self 3-3`; nil for nothing.
    let counts: String?
    var testDescription: String { title }
  }

  private static let cases = [
    Case(title: "nothing", said: [], counts: nil),
    Case(title: "one's own word", said: ["self 3"], counts: "3 self 3-3"),
    Case(title: "the newest of one's own", said: ["self 3", "self 1"], counts: "1 self 1-1"),
    Case(title: "a colleague before oneself", said: ["self 4", "peer mika 2"], counts: "2 peer 2-4"),
    Case(title: "also when one speaks later", said: ["peer mika 2", "self 4"], counts: "2 peer 2-4"),
    Case(title: "the newest colleague", said: ["peer mika 1", "peer priya 4"], counts: "4 peer 1-4"),
    Case(
      title: "what a colleague took back is no disagreement", said: ["peer mika 1", "peer mika 3"],
      counts: "3 peer 3-3"),
    Case(
      title: "the manager before all", said: ["manager dora 2", "peer mika 4", "self 3"],
      counts: "2 manager 2-4"),
    Case(
      title: "a new manager takes the old one's place", said: ["manager mika 1", "manager dora 3"],
      counts: "3 manager 3-3"),
    Case(
      title: "who led once and speaks again as a colleague", said: ["manager mika 1", "peer mika 4"],
      counts: "4 peer 4-4"),
    Case(
      title: "who was a colleague and leads now", said: ["peer mika 1", "manager mika 4"],
      counts: "4 manager 4-4"),
    Case(
      title: "a manager who led before stays until another speaks",
      said: ["manager mika 1", "peer priya 4"], counts: "1 manager 1-4"),
    Case(title: "shown in the work", said: ["evidence mika 2"], counts: "2 evidence 2-2"),
    Case(title: "shown raises", said: ["self 1", "evidence mika 3"], counts: "3 evidence 1-3"),
    Case(title: "shown never lowers", said: ["self 4", "evidence mika 2"], counts: "4 self 4-4"),
    Case(
      title: "the highest that was shown", said: ["evidence mika 3", "evidence priya 1"],
      counts: "3 evidence 3-3"),
    Case(
      title: "shown before the manager spoke", said: ["evidence mika 4", "manager dora 2"],
      counts: "2 manager 2-2"),
    Case(
      title: "shown after the manager spoke", said: ["manager dora 2", "evidence mika 4"],
      counts: "4 evidence 2-4"),
    Case(
      title: "no average of what differs", said: ["peer mika 1", "peer priya 4", "manager dora 4"],
      counts: "4 manager 1-4"),
  ]

  @Test(arguments: cases) func `the stated rule says what counts`(_ one: Case) {
    let people = ["mika": Self.mika, "priya": Self.priya, "dora": Self.dora]
    let said = one.said.enumerated().map { place, text in
      let words = text.split(separator: " ").map(String.init)
      return Said(
        source: RatingSource(rawValue: words[0])!, rater: words.count == 3 ? people[words[1]]! : Self.ana,
        level: Level(rawValue: Int(words.last!)!)!, at: Instant(milliseconds: Int64(place + 1)))
    }
    let counts = StandingRules.settle(said).map {
      "\($0.level.rawValue) \($0.source.rawValue) \($0.lowest.rawValue)-\($0.highest.rawValue)"
    }
    #expect(counts == one.counts)
  }

  @Test func `what counts was said by somebody, whatever was said`() {
    let random = SeededRandom(11)
    for _ in 0..<2000 {
      let said = (0..<Int(random.next() % 8)).map { place in
        Said(
          source: RatingSource.allCases[Int(random.next() % 4)],
          rater: [Self.mika, Self.priya, Self.dora][Int(random.next() % 3)],
          level: Level(rawValue: Int(random.next() % 5))!, at: Instant(milliseconds: Int64(place)))
      }
      let standing = StandingRules.settle(said)
      #expect((standing == nil) == said.isEmpty)
      guard let standing else { continue }
      #expect(
        said.contains {
          $0.source == standing.source && $0.level == standing.level && $0.at == standing.since
        })
      #expect(standing.lowest <= standing.level && standing.level <= standing.highest)
    }
  }
}
