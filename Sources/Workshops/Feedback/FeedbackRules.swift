import Doors
import Essentials
import People

/// Why an answer is not taken.
public enum FeedbackRefusal: Refusal, Equatable {
  case used
  case over

  public var sentence: String {
    switch self {
    case .used:
      say(
        "An answer has been given with this link. There is one for each person, and nobody can find it again to change it."
      )
    case .over:
      say(
        "This link does not work. Links to feedback work once, until \(Feedback.openDays) days after the session; then they are destroyed."
      )
    }
  }
}

public enum FeedbackRules {
  /// Answers come to light only together with at least this many others that were not shown before. So a group of
  /// fewer than five is neither shown nor to be had by comparing the page with what it was yesterday.
  public static let smallestBatch = 5

  /// How long after the end feedback waits for attendance to be recorded.
  static let patience = Duration.minutes(60)

  /// Whether what is kept back is enough to be shown, all of it together.
  static func mayShow(keptBack: Int) -> Bool { keptBack >= smallestBatch }

  /// The first thing that is wrong with using a token.
  static func use(isUsed: Bool?, closesAt: Instant?, now: Instant) throws(FeedbackRefusal) {
    guard let isUsed, let closesAt, now < closesAt else { throw .over }
    if isUsed { throw .used }
  }

  /// Those who were there give feedback, and those with a seat of whom nobody noted whether they came. Somebody who is put on
  /// the list later than feedback waits for attendance counts as present and is not asked: otherwise whoever keeps the list
  /// could add four friends and read the fifth answer.
  static func mayAnswer(wasThere: Bool, seatedAt: Instant?, end: Instant) -> Bool {
    wasThere && seatedAt.map { $0 <= end + patience } ?? false
  }

  /// What somebody sees of the answers: those who ran the session and organisers read everything, sponsors the marks.
  static func sight(runsIt: Bool, isOrganiser: Bool, isSponsor: Bool) -> FeedbackSight {
    if runsIt || isOrganiser { return .everything }
    return isSponsor ? .marks : .nothing
  }

  static func standing(
    round: FeedbackRound?, key: Key?, isUsed: Bool, isInvited: Bool, now: Instant
  ) -> FeedbackStanding {
    guard let round else { return .notYet }
    guard isInvited else { return .notForYou }
    guard round.isOpen(at: now), let key else { return .closed }
    return isUsed ? .given : .open(key)
  }
}

enum FeedbackSight: Sendable { case nothing, marks, everything }
