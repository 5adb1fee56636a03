import Database
import Doors
import Essentials
import People
import Workshops

/// The keys in a letter's links. They are made anew each time it is sent; the database gets only their hashes, and
/// the letter that is kept has none of them.
struct LetterKeys: Sendable {
  private let newKey: @Sendable () -> Key

  init(_ doors: Doors) { newKey = { doors.newKey() } }

  /// The links for a letter's keys. Throws a `Hindrance` when none of them would open anything any more.
  func links(for letter: Letter, in tx: Transaction) throws -> [LetterKey: Link] {
    let uses = letter.content.keys
    var links: [LetterKey: Link] = [:]
    for use in uses { links[use] = try link(use, for: letter.person, in: tx) }
    if links.isEmpty && !uses.isEmpty { throw Hindrance.pointless }
    return links
  }

  private func link(_ use: LetterKey, for person: ID<Person>, in tx: Transaction) throws -> Link? {
    switch use {
    case .signIn(let next): return try signIn(person, next: next, in: tx)
    case .feedback(let session): return try Feedback.invitation(for: person, to: ID(stored: session), in: tx)
    case .commitment(let id):
      let commitment = ID<Commitment>(stored: id)
      guard try isOpen(commitment, in: tx) else { return nil }
      return try Commitment.followUpLink(for: commitment, key: newKey(), in: tx)
    }
  }

  /// It may have been taken back or done since the letter was written.
  private func isOpen(_ commitment: ID<Commitment>, in tx: Transaction) throws -> Bool {
    do { return try Commitment.find(commitment, in: tx).state != .done } catch is NotHere { return false }
  }

  func signIn(_ person: ID<Person>, next: String, in tx: Transaction) throws -> Link {
    let key = newKey()
    try SignInLink.make(for: person, next: SignInRules.next(next), key: key, in: tx)
    return SignInURL.link(key.text)
  }

  /// The link with which whoever holds the letter ends letters of its kind.
  func stop(_ letter: Letter, in tx: Transaction) throws -> Link {
    let key = newKey()
    try tx.run("INSERT INTO letter_stop_key (hash, letter_id) VALUES (\(key.hash), \(letter.id))")
    return LetterURL.stop(key: key.text)
  }
}
