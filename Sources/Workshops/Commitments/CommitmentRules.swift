import Essentials
import People

/// Why a commitment is not taken or changed.
public enum CommitmentRefusal: Refusal, Equatable {
  case full
  case notBegun(SessionTime)
  case cancelled
  case notThere
  case linkOver

  public var sentence: String {
    switch self {
    case .full:
      say(
        "You have \(CommitmentRules.most) commitments from this session. Take one back before you add another; few are kept better than many."
      )
    case .notBegun(let time):
      say(
        "This session begins at \(Told.moment(time.start, in: time.zone)). Decide then what you take from it."
      )
    case .cancelled: say("This session was cancelled, so there is nothing to take from it.")
    case .notThere: say("Commitments are for those who took part in the session.")
    case .linkOver:
      say(
        "This link is over: it works for \(CommitmentRules.linkDays) days. Sign in, and answer on the page with your plan."
      )
    }
  }
}

enum CommitmentRules {
  /// One to three for each person and session: few enough to be kept.
  static let most = 3
  /// When somebody is first asked how it goes, in days.
  static let firstFollowUp = 14
  /// How long the link of a letter works, in days.
  static let linkDays = 60

  static func make(_ count: Int, with part: Partaking, present: Int, now: Instant) throws(CommitmentRefusal) {
    switch part.session.phase(at: now) {
    case .cancelled: throw .cancelled
    case .ahead: throw .notBegun(part.session.plan.time)
    case .running, .over: break
    }
    guard part.tookPart else { throw .notThere }
    guard present + count <= most else { throw .full }
  }

  /// The days on which to ask: after two weeks, or on its day where that comes sooner, and on its day.
  static func followUps(made: Day, dueOn: Day) -> [Day] {
    let first = min(dueOn, made.adding(days: firstFollowUp))
    return first == dueOn ? [dueOn] : [first, dueOn]
  }

  static func answer(
    _ commitment: Commitment, as state: Commitment.State, barrier: String?, now: Instant
  ) -> Commitment {
    var answered = commitment
    answered.state = state
    // A tap on “Stuck” says nothing of what is in the way, so that stays.
    answered.barrier = state == .stuck ? barrier ?? commitment.barrier : ""
    answered.answeredAt = now
    return answered
  }

  static func open(expiresAt: Instant?, now: Instant) throws(CommitmentRefusal) {
    guard let expiresAt, now < expiresAt else { throw .linkOver }
  }
}
