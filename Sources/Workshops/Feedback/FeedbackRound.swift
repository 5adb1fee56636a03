import Doors
import Essentials
import People

/// The time in which feedback on a session may be given, and the secret from which its links are made.
///
/// The key of an attendee is computed whenever it is needed: for their letter, and for the page when they are signed
/// in. So both ways are one answer, a lost letter can be sent again, and no table says whose hash is whose. Who has the
/// database *while feedback is open* could compute which attendees have answered, though not what; afterwards nobody can.
struct FeedbackRound: Sendable, Equatable {
  let session: ID<Session>
  /// 128 random bits; nil once it is closed and they are destroyed.
  let secret: String?
  let closesAt: Instant

  func isOpen(at now: Instant) -> Bool { secret != nil && now < closesAt }

  /// The person's key: the first 128 bits of SHA-256 over the secret, the session and the person. All three have a
  /// fixed length and half of the digest is left out, so nothing can be appended or computed without the secret.
  func key(of person: ID<Person>) -> Key? {
    guard let secret else { return nil }
    let digits = Key.hash(of: "feedback/\(secret)/\(session)/\(person)").prefix(32)
    guard let high = UInt64(digits.prefix(16), radix: 16), let low = UInt64(digits.suffix(16), radix: 16)
    else { return nil }
    return Key(random: (high, low))
  }
}

/// Where feedback on a session stands for one person.
public enum FeedbackStanding: Sendable, Equatable {
  /// The session is still to end, or it is not settled yet who was there.
  case notYet
  /// Somebody who was not there.
  case notForYou
  /// May answer with this key.
  case open(Key)
  case given
  case closed
}
