import Database
import Essentials

/// From now on somebody is reached elsewhere, and signs in from there.
struct AddressChange: Sendable {
  let person: ID<Person>
  let old: String
  let new: String

  /// Tells both addresses, writes them down, and ends what was begun under the old ones: browsers and unused links. A
  /// change that somebody makes to take an account over, or to give it back, leaves nobody signed in.
  /// - Parameter kept: the browser it is done from, where somebody changes their own.
  static func record(
    _ changes: [AddressChange], by actor: ID<Person>?, keeping kept: ID<SignIn>? = nil, in tx: Transaction
  ) throws {
    try SignIn.endAll(of: changes.map(\.person), except: kept, in: tx)
    for change in changes {
      try Audit.record(
        "address changed", of: change.person.text, detail: "\(change.old) → \(change.new)", by: actor, in: tx)
      try EventLog.record(
        .addressChanged(change.person, from: change.old, to: change.new, by: actor), in: tx)
    }
  }
}
