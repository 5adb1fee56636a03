import Database
import Essentials
import People
import Workshops

/// Letters about seats that were sent long ago, for writing thousands at once: large demonstrations and measurements.
public struct PastLetters: Sendable {
  public let session: Session
  /// Who got one, where, and when.
  public var readers: [(id: ID<Letter>, cause: ID<Event>, person: ID<Person>, address: String, at: Instant)] =
    []

  public init(_ session: Session) { self.session = session }

  public static func load(_ letters: [PastLetters], in tx: Transaction) throws {
    for letters in letters {
      let content = letters.content
      let stored = try content.stored
      let why = Reason.hasSeat(session: letters.session.title).sentence
      try tx.load(
        table,
        letters.readers.lazy.map { reader in
          .row(
            reader.id, reader.person, reader.address, LetterKind.seat, reader.cause, why, content.subject,
            stored,
            letters.session.id, LetterState.sent, 1, reader.at, reader.at)
        })
    }
  }

  private static let table = TableLoad(
    "letter", "id", "person_id", "address", "kind", "cause", "why", "subject", "content", "session_id",
    "state",
    "attempts", "created_at", "sent_at")

  private var content: LetterContent {
    LetterContent(
      subject: say("Your seat: \(session.title)"), heading: say("You have a seat"),
      [
        .words(say("Your seat at “\(session.title)” is kept for you.")),
        .step(say("Open the session"), SessionURL.show(session.id)),
      ])
  }
}
