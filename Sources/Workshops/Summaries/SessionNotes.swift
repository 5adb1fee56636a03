import Essentials
import People

/// What was written down during and after a session by those who ran it: notes in Markdown, decisions, questions that
/// stayed open. Actions are beside them (`ActionItem`). From all of it a summary is drafted.
public struct SessionNotes: Sendable {
  public let session: ID<Session>
  /// Markdown; empty while nobody has written any.
  public var body: String
  public var points: [SessionPoint]
  /// When the notes were saved last.
  public var writtenAt: Instant?

  public init(
    session: ID<Session>, body: String = "", points: [SessionPoint] = [], writtenAt: Instant? = nil
  ) {
    (self.session, self.body, self.points, self.writtenAt) = (session, body, points, writtenAt)
  }

  public func points(_ kind: SessionPoint.Kind) -> [SessionPoint] { points.filter { $0.kind == kind } }
}

/// A decision, or a question that stayed open.
public struct SessionPoint: Sendable, Equatable {
  public let id: ID<SessionPoint>
  public let kind: Kind
  public let body: String

  public init(id: ID<SessionPoint>, kind: Kind, body: String) {
    (self.id, self.kind, self.body) = (id, kind, body)
  }

  public enum Kind: String, Sendable, CaseIterable {
    case decision, question

    public var word: String {
      switch self {
      case .decision: say("Decision")
      case .question: say("Open question")
      }
    }
  }
}

public enum NoteURL {
  public static func show(_ id: ID<Session>) -> Link { Link(path: "/sessions/\(id)/notes") }
  static func points(_ id: ID<Session>) -> Link { Link(path: "/sessions/\(id)/notes/points") }
  static func point(_ id: ID<Session>, _ point: ID<SessionPoint>) -> Link {
    Link(path: "/sessions/\(id)/notes/points/\(point)")
  }
}
