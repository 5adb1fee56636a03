import Database
import Essentials
import People

/// What remains of a past session: notes, decisions, actions, the summary, feedback, reflections and commitments.
public struct PastRemains: Sendable {
  public var notes = ""
  public var decisions: [(id: ID<SessionPoint>, body: String)] = []
  public var actions: [ActionItem] = []
  /// Written by the first facilitator and sent; empty when nobody got round to it.
  public var summary = ""
  /// Answers of a feedback that is closed. Fewer than five are never shown.
  public var answers: [(id: ID<FeedbackDraft>, marks: FeedbackDraft)] = []
  public var reflections: [(person: ID<Person>, words: ReflectionDraft)] = []
  public var commitments: [Commitment] = []

  public init() {}

  static func load(_ sessions: [PastSession], in tx: Transaction) throws {
    let held = sessions.filter { $0.session.state == .held }
    try loadNotes(held, in: tx)
    try loadFeedback(held.filter { !$0.remains.answers.isEmpty }, in: tx)
    try loadPlans(held, in: tx)
  }

  private static func loadNotes(_ held: [PastSession], in tx: Transaction) throws {
    let written = held.filter { !$0.remains.notes.isEmpty }
    try tx.load(
      TableLoad("session_notes", "session_id", "body", "written_by", "written_at"),
      written.lazy.map { .row($0.session.id, $0.remains.notes, $0.leader, $0.session.end) })
    try tx.load(
      TableLoad("session_point", "id", "session_id", "kind", "body", "person_id", "created_at"),
      written.lazy.flatMap { past in
        past.remains.decisions.lazy.map {
          .row($0.id, past.session.id, "decision", $0.body, past.leader, past.session.end)
        }
      })
    let summed = held.filter { !$0.remains.summary.isEmpty }
    try tx.load(
      TableLoad("summary", "session_id", "body", "written_by", "written_at", "sent_by", "sent_at"),
      summed.lazy.map { past in
        let sent = past.session.end + .hours(22)
        return .row(past.session.id, past.remains.summary, past.leader, sent, past.leader, sent)
      })
    try TextIndex.load(
      kind: "summary",
      summed.lazy.map { ($0.session.id.text, $0.session.title, Markdown.plain($0.remains.summary)) }, in: tx)
  }

  private static func loadPlans(_ held: [PastSession], in tx: Transaction) throws {
    try tx.load(
      TableLoad(
        "action_item", "id", "session_id", "body", "owner_id", "due_on", "state", "settled_at", "recorded_by",
        "created_at"),
      held.lazy.flatMap { past in
        past.remains.actions.lazy.map {
          .row(
            $0.id, past.session.id, $0.body, $0.owner, $0.dueOn, $0.state, $0.settledAt, past.leader,
            past.session.end)
        }
      })
    try tx.load(
      TableLoad(
        "reflection", "session_id", "person_id", "worked", "not_worked", "mattered", "is_shared",
        "created_at",
        "changed_at"),
      held.lazy.flatMap { past in
        past.remains.reflections.lazy.map {
          let words = $0.words
          return .row(
            past.session.id, $0.person, words.worked, words.notWorked, words.mattered, words.isShared,
            past.session.end, past.session.end)
        }
      })
    try tx.load(
      TableLoad(
        "commitment", "id", "session_id", "person_id", "body", "due_on", "state", "barrier", "answered_at",
        "created_at"),
      held.lazy.flatMap { past in
        past.remains.commitments.lazy.map {
          .row(
            $0.id, $0.session, $0.person, $0.body, $0.dueOn, $0.state, $0.barrier, $0.answeredAt, $0.createdAt
          )
        }
      })
  }

  /// The rows of a session lie in the order of their random identities (docs/decisions/0005-feedback.md).
  private static func loadFeedback(_ held: [PastSession], in tx: Transaction) throws {
    try tx.load(
      TableLoad("feedback_round", "session_id", "secret", "closes_at"),
      held.lazy.map {
        .row($0.session.id, nil as String?, $0.session.end + .days(Feedback.openDays))
      })
    try tx.load(
      TableLoad("feedback_answer", "id", "session_id", "worth", "useful", "open_to_all", "is_shown"),
      held.lazy.flatMap { past in
        past.remains.answers.sorted { $0.id < $1.id }.map { id, answer in
          let marks = FeedbackQuestion.allCases.map { answer.marks[$0]?.rawValue ?? 0 }
          return .row(id, past.session.id, marks[0], marks[1], marks[2], past.isShown)
        }
      })
    try tx.load(
      TableLoad("feedback_words", "id", "session_id", "question", "body", "is_shown"),
      held.lazy.flatMap { past in
        past.remains.answers.filter { !$0.marks.worked.isEmpty }.map { _, answer in
          (id: tx.randomID() as ID<FeedbackUrn.Words>, answer.worked)
        }.sorted { $0.id < $1.id }.map { id, body in
          .row(id, past.session.id, FeedbackText.worked, body, past.isShown)
        }
      })
  }
}

extension PastSession {
  fileprivate var leader: ID<Person> { session.plan.crew[0] }
  fileprivate var isShown: Bool { remains.answers.count >= FeedbackRules.smallestBatch }
}
