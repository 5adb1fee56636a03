import Database
import Essentials
import Guildhall
import People
import TestSupport
import Testing

/// How the engines run the statements of the pages people open every day: none reads a large table from end to end.
struct QueryPlanTests {
  /// Tables that grow with the organisation and its years.
  static let large: Set = [
    "topic", "topic_vote", "topic_offer", "topic_comment", "topic_step", "person", "session", "session_crew",
    "registration", "attendance", "feedback_token", "feedback_answer", "feedback_words", "action_item",
    "summary",
    "reflection", "commitment", "letter", "event", "job", "sign_in", "sign_in_link", "audit", "text_entry",
    "text_gram", "role_target", "rating", "skill_offer", "person_job_role",
    "standing", "rating_ask", "help_ask", "department_target", "gap_cell",
    "topic_skill", "topic_likeness", "topic_gain", "topic_merge", "topic_key", "teach_ask",
  ]

  /// Not here: the overview, which counts everything in a period and is kept for a while (OverviewShelf).
  static let pages = [
    "/", "/topics", "/topics?state=declined", "/topics?state=all", "/topics?sort=newest", "/topics?q=read",
    "/topics?mine=on", "/topics/similar?q=reading+pumps", "/topics/TOPIC", "/sessions",
    "/sessions?when=past",
    "/sessions?mine=on", "/sessions?q=read", "/sessions/SESSION", "/people", "/people?q=ana",
    "/people/PERSON", "/skills", "/skills?critical=yes", "/skills?q=read+spectra", "/job-roles",
    "/job-roles?q=fit",
    "/frameworks", "/me/skills", "/me/asks", "/departments", "/people/PERSON/skills",
    "/topics?skill=PERSON", "/me/skills?all=yes", "/me/plan", "/me/actions", "/me/letters", "/me/sign-ins",
    "/me/calendar",
  ]

  /// For organisers only.
  static let boards = [
    "/topics/triage", "/topics/triage?pile=waiting", "/topics/triage?pile=planned", "/topics/duplicates",
    "/topics/TOPIC/merge", "/topics/TOPIC/merge?q=read", "/topics/TOPIC/merge?into=OTHER",
    "/topics?state=merged",
  ]

  @Test(arguments: Engine.available) func `no daily page reads a large table from end to end`(
    _ engine: Engine
  ) async throws {
    let world = try await TestWorld.make(on: engine)
    let ids = try await world.layLargePast()
    for page in Self.pages + Self.boards {
      let path = ids.reduce(page) { $0.replacing($1.key, with: $1.value) }
      for somebody in Self.boards.contains(page) ? [Somebody.ines] : [.ana, .ines, .dora] {
        _ = try await world.get(path, as: somebody)
        let statements = try await StatementCount.noting {
          let answer = try await world.get(path, as: somebody)
          #expect(answer.status == 200, "\(path)")
        }
        for statement in statements {
          let scans = Self.scans(in: try await statement.plan(in: world.store), of: statement.text)
          #expect(scans.isEmpty, "\(path) as \(somebody.name) reads \(scans) in \(statement.text)")
        }
        // One more is the test's own, which signs somebody in.
        #expect(statements.count <= 9, "\(path) as \(somebody.name) sends \(statements.count) statements")
      }
    }
  }

  @Test(arguments: Engine.available) func `a scan is noticed`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let statements = try await StatementCount.noting {
      let ids: [String] = try await world.store.read { tx in
        try tx.values("SELECT id FROM person WHERE about = \("nothing")")
      }
      #expect(ids.isEmpty)
    }
    #expect(Self.scans(in: try await statements[0].plan(in: world.store), of: "") == ["person"])
  }

  @Test(arguments: [
    ("SCAN p", "SELECT 1 FROM person AS p", true), ("SCAN page", "WITH page AS (…)", false),
    ("SCAN topic USING COVERING INDEX topic_by_asking", "SELECT count(*) FROM topic", true),
    ("SCAN topic USING INDEX topic_live_by_votes", "SELECT id FROM topic … LIMIT ?", false),
    ("SEARCH topic USING INDEX topic_by_asker (asker_id=?)", "SELECT id FROM topic", false),
    ("  ->  Seq Scan on topic  (cost=0.00..1.00)", "SELECT count(*) FROM topic", true),
  ])
  func `scans under another name and walks without an end are noticed`(
    _ line: String, _ sql: String, _ isScan: Bool
  ) {
    #expect(Self.scans(in: [line], of: sql).isEmpty == !isScan)
  }

  /// What a plan reads whole. SQLite names a table by its alias, so all names count but those of parts of the statement and
  /// of small tables; `USING` an index is a walk in its order, which ends where a LIMIT is. PostgreSQL says
  /// `Seq Scan on topic`.
  static func scans(in plan: [String], of sql: String) -> [String] {
    plan.compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      if words.first == "SCAN", words.count > 1 {
        let isPart =
          small.contains(words[1]) || words.contains("CONSTANT") || words[1].hasPrefix("(subquery")
          || sql.contains("AS \(words[1])")
          || sql.contains("\(words[1]) AS ") || sql.contains("\(words[1]) (key) AS")
        let isWalk = words.contains("USING") && sql.contains("LIMIT")
        return isWalk || (isPart && !isTable(words[1], under: sql)) ? nil : words[1]
      }
      guard let place = words.firstIndex(of: "Seq"), words.count > place + 3 else { return nil }
      return large.contains(words[place + 3]) ? words[place + 3] : nil
    }
  }

  private static let small: Set = [
    "organisation", "department", "rank_weight", "gap_count", "gap_skill", "text_search", "asked",
    "framework", "skill_group", "skill", "job_role",
  ]

  /// An alias that stands behind a large table's name.
  private static func isTable(_ alias: String, under sql: String) -> Bool {
    large.contains { sql.contains("\($0) AS \(alias)") }
  }
}

extension TestWorld {
  /// Some hundred topics and sessions with their seats; the ids of one of each.
  func layLargePast() async throws -> [String: String] {
    let today = Zone("Europe/Lisbon")!.wall(at: clock.now).day
    let others = try await store.write { tx in
      let people = (0..<300).map { number in
        Person(
          id: tx.newID(), email: "p\(number)@tidewater.example", name: "Ana \(number)",
          zone: Zone("Europe/Lisbon")!,
          createdAt: tx.now)
      }
      try Person.save(people, in: tx)
      return people.map(\.id)
    }
    try await Demo(people: 306, years: 0.3, today: today).layPast(
      among: Somebody.all.map(\.id) + others, in: store)
    return try await store.read { tx in
      [
        "TOPIC": try tx.value("SELECT id FROM topic ORDER BY votes DESC LIMIT 1") ?? "",
        "OTHER": try tx.value("SELECT id FROM topic WHERE state = 'open' ORDER BY votes LIMIT 1") ?? "",
        "SESSION": try tx.value("SELECT id FROM session ORDER BY starts_at DESC LIMIT 1") ?? "",
        "PERSON": Somebody.mika.id.text,
      ]
    }
  }
}
