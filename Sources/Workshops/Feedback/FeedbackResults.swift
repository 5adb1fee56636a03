import Database
import Essentials

/// How often each mark was given to one question.
public struct MarkCounts: Sendable, Equatable {
  public private(set) var counts: [FeedbackMark: Int] = [:]

  public init(_ counts: [FeedbackMark: Int] = [:]) { self.counts = counts }

  public subscript(_ mark: FeedbackMark) -> Int { counts[mark] ?? 0 }
  public var answers: Int { counts.values.reduce(0, +) }
  /// Those who said fully or mostly.
  public var good: Int { self[.fully] + self[.mostly] }

  mutating func add(_ count: Int, to mark: FeedbackMark) { counts[mark, default: 0] += count }
}

/// What is shown of the answers about one session.
public struct FeedbackResults: Sendable {
  /// How many were there, or had a seat where nobody noted who was there.
  public let invited: Int
  /// How many have answered.
  public let answered: Int
  /// How many of these answers are shown.
  public let shown: Int
  public let marks: [FeedbackQuestion: MarkCounts]
  let texts: [FeedbackText: [String]]

  public var keptBack: Int { answered - shown }

  init(
    invited: Int, answered: Int, shown: Int, marks: [FeedbackQuestion: MarkCounts],
    texts: [FeedbackText: [String]]
  ) {
    (self.invited, self.answered, self.shown) = (invited, answered, shown)
    (self.marks, self.texts) = (marks, texts)
  }
}

extension Feedback {
  /// How many answers there are, shown or not.
  public static func answered(_ session: ID<Session>, in tx: Transaction) throws -> Int {
    try tx.value("SELECT count(*) FROM feedback_answer WHERE session_id = \(session)") ?? 0
  }

  /// What has come to light (see `bringToLight`).
  public static func results(_ session: ID<Session>, in tx: Transaction) throws -> FeedbackResults {
    let answers = try FeedbackUrn.answers(session, in: tx)
    let words = try FeedbackUrn.words(session, in: tx).filter(\.isShown)
    var marks: [FeedbackQuestion: MarkCounts] = [:]
    for answer in answers where answer.isShown {
      for (question, number) in answer.marks {
        FeedbackMark(rawValue: number).map { marks[question, default: MarkCounts()].add(1, to: $0) }
      }
    }
    return FeedbackResults(
      invited: try invited(session, in: tx).count, answered: answers.count,
      shown: answers.count(where: \.isShown),
      marks: marks, texts: Dictionary(grouping: words, by: \.question).mapValues { $0.map(\.body) })
  }
}

extension Feedback {
  /// Shows what is kept back, if it is enough, all of it together. To be called when somebody looks: then fewer answers stay
  /// behind than with batches of exactly five.
  public static func bringToLight(_ session: ID<Session>, in tx: Transaction) throws {
    let keptBack: Int =
      try tx.value("SELECT count(*) FROM feedback_answer WHERE session_id = \(session) AND NOT is_shown") ?? 0
    if FeedbackRules.mayShow(keptBack: keptBack) { try FeedbackUrn.show(session, in: tx) }
  }
}

/// All answers that are shown, over many sessions.
public struct FeedbackTotals: Sendable, Equatable {
  /// How many answers were given, shown or not, and about how many sessions.
  public let answered: Int
  public let sessions: Int
  public let marks: [FeedbackQuestion: MarkCounts]

  /// How many answers the marks are made of.
  public var shown: Int { marks[.worth]?.answers ?? 0 }

  /// Sessions with enough answers to be shown that are still hidden.
  public static func ready(in tx: Transaction) throws -> [ID<Session>] {
    try tx.values(
      """
      SELECT session_id FROM feedback_answer WHERE NOT is_shown GROUP BY session_id
      HAVING count(*) >= \(FeedbackRules.smallestBatch) ORDER BY session_id
      """)
  }

  /// What is enough to be shown comes to light, before totals are looked at.
  public static func bringToLight(in tx: Transaction) throws {
    for session in try ready(in: tx) { try FeedbackUrn.show(session, in: tx) }
  }

  /// Of sessions that began in the period.
  public static func find(from: Instant? = nil, to: Instant? = nil, in tx: Transaction) throws
    -> FeedbackTotals
  {
    let period = SessionPeriod.sql(from, to)
    let size = try tx.one(
      """
      SELECT count(*) AS answered, count(DISTINCT feedback_answer.session_id) AS sessions
      FROM feedback_answer JOIN session ON session.id = feedback_answer.session_id WHERE \(sql: period)
      """
    ) { row -> (Int, Int) in (try row["answered"], try row["sessions"]) }
    var marks: [FeedbackQuestion: MarkCounts] = [:]
    for row in try tx.rows(counts(period)) {
      guard let question = FeedbackQuestion(rawValue: try row["question"]),
        let mark = FeedbackMark(rawValue: try row["mark"])
      else { continue }
      marks[question, default: MarkCounts()].add(try row["answers"], to: mark)
    }
    return FeedbackTotals(answered: size?.0 ?? 0, sessions: size?.1 ?? 0, marks: marks)
  }

  private static func counts(_ period: SQL) -> SQL {
    .joined(
      FeedbackQuestion.allCases.map { question in
        let column: SQL =
          switch question {
          case .worth: "worth"
          case .useful: "useful"
          case .openToAll: "open_to_all"
          }
        return """
          SELECT CAST(\(question) AS TEXT) AS question, \(sql: column) AS mark, count(*) AS answers
          FROM feedback_answer JOIN session ON session.id = feedback_answer.session_id
          WHERE is_shown AND \(sql: period) GROUP BY \(sql: column)
          """
      }, by: " UNION ALL ")
  }
}
