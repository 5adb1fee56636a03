import Database
import Essentials
import People
import Web

/// What comes after a session, as the session's own page shows it: the way to each of it, the reader's next step, and once
/// it is sent the summary itself.
public enum AfterLinks {
  public static let links = SessionLinks { story, reader, tx in
    switch story.session.phase(at: reader.now) {
    case .ahead, .cancelled: []
    case .running, .over: try AfterStory.find(Partaking(story, reader), reader, in: tx).entries
    }
  }
}

/// What there is after a session for one reader.
struct AfterStory: Sendable {
  let part: Partaking
  let standing: FeedbackStanding
  let isOver: Bool
  let readsFeedback: Bool
  let summary: String?
  let isDrafted: Bool
  let answered: Int
  let commitments: Int
  let hasReflected: Bool
  let shared: [ReflectionLine]

  /// At most four statements.
  static func find(_ part: Partaking, _ reader: SessionLinks.Reader, in tx: Transaction) throws -> AfterStory
  {
    let session = part.session
    let standing = try Feedback.standing(part, in: tx)
    let shared = try ReflectionLine.shared(on: session.id, in: tx)
    let story = try tx.one(
      """
      SELECT (SELECT body FROM summary WHERE session_id = \(session.id) AND sent_at IS NOT NULL) AS summary,
        EXISTS (SELECT 1 FROM summary WHERE session_id = \(session.id)) AS is_drafted,
        (SELECT count(*) FROM feedback_answer WHERE session_id = \(session.id)) AS answered,
        (SELECT count(*) FROM commitment WHERE session_id = \(session.id) AND person_id = \(reader.person)) AS commitments,
        EXISTS (SELECT 1 FROM reflection WHERE session_id = \(session.id) AND person_id = \(reader.person)) AS has_reflected
      """
    ) { row in
      AfterStory(
        part: part, standing: standing, isOver: session.phase(at: reader.now) == .over,
        readsFeedback: part.runsIt, summary: try row["summary"], isDrafted: try row["is_drafted"],
        answered: try row["answered"], commitments: try row["commitments"],
        hasReflected: try row["has_reflected"],
        shared: shared)
    }
    guard let story else { throw NotHere() }
    return story
  }

  var entries: [SessionLinks.Entry] { feedback + commitment + notes + summaryEntry + reflection }

  private var id: ID<Session> { part.session.id }

  private var mayAnswer: Bool {
    if case .open = standing { return true }
    return false
  }

  private var feedback: [SessionLinks.Entry] {
    if readsFeedback {
      let note = say(count: answered, one: "1 answer", other: "\(answered) answers")
      return isOver ? [.init(.lock, say("Feedback"), to: FeedbackURL.show(id), note: note)] : []
    }
    if mayAnswer {
      let note = say("fifteen seconds, without your name")
      return [.init(.lock, say("Give feedback"), to: FeedbackURL.show(id), note: note, isNextStep: true)]
    }
    return standing == .given
      ? [.init(.lock, say("Feedback"), to: FeedbackURL.show(id), note: say("given"))] : []
  }

  private var commitment: [SessionLinks.Entry] {
    guard part.tookPart else { return [] }
    let note = commitments > 0 ? say("\(commitments) of \(CommitmentRules.most)") : nil
    return [
      .init(
        .flag, say("What will you do?"), to: CommitmentURL.all(at: id), note: note,
        isNextStep: isOver && commitments == 0 && !part.isCrew)
    ]
  }

  private var reflection: [SessionLinks.Entry] {
    let section = shared.isEmpty ? nil : SharedReflections(lines: shared).html
    guard part.tookPart else {
      return section.map {
        [.init(.chat, say("Reflections"), to: SessionURL.show(id).at("reflections"), section: $0)]
      } ?? []
    }
    return [
      .init(
        .chat, hasReflected ? say("Your reflection") : say("Look back"), to: ReflectionURL.one(id),
        section: section)
    ]
  }

  private var notes: [SessionLinks.Entry] {
    part.runsIt || part.tookPart ? [.init(.note, say("Notes and decisions"), to: NoteURL.show(id))] : []
  }

  private var summaryEntry: [SessionLinks.Entry] {
    if let summary {
      let section = LedgerSection(
        say("Summary"), id: "summary", .margin,
        "\(Prose(Markdown.html(summary)))<p><a href=\"\(SummaryURL.show(id))\">\(say("How its actions stand"))</a></p>"
      )
      return [.init(.page, say("Summary"), to: SummaryURL.show(id), section: section.html)]
    }
    guard part.runsIt, isOver else { return [] }
    let label = isDrafted ? say("Send the summary") : say("Draft the summary")
    return [.init(.page, label, to: SummaryURL.show(id), isNextStep: part.isCrew || !part.tookPart)]
  }
}
