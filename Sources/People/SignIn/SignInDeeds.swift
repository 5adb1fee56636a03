import Database
import Doors
import Essentials

extension Event {
  /// Somebody wants a sign-in link; the subject is the person, `next` where the link should lead.
  public static let signInAsked = "sign-in.asked"
  /// Somebody's password was set, changed or removed, which its owner should know of; `what` says which.
  public static let passwordChanged = "password.changed"
}

/// Signing in and out as deeds. They take the doors, because password work happens outside of transactions.
extension SignIn {
  /// Asks for a link by mail. Nothing tells the caller whether the address is known: an unknown one leaves the same event,
  /// with nobody as its subject, so that both take the same time.
  public static func askForLink(email: String, next: Link, doors: Doors) async throws {
    try await doors.store.write { tx in
      let subject = try subject(of: email, in: tx)
      try EventLog.record(
        Event(kind: Event.signInAsked, subject: subject, detail: ["next": next.text]), isUrgent: true, in: tx)
    }
  }

  /// Uses a link up and signs its person in; the key is for the browser's cookie.
  /// - Parameter before: the sign-in this browser had, which ends: nobody holds its token any more.
  static func use(link key: String, agent: String, before: ID<SignIn>?, doors: Doors) async throws -> (
    person: Person, key: Key, next: Link
  ) {
    let token = doors.newKey()
    // Guesses are turned away without a place in the line of those who write.
    _ = try await doors.store.read { tx in try opened(by: key, in: tx) }
    let (person, next) = try await doors.store.write { tx in
      let (person, link) = try opened(by: key, in: tx)
      try SignInLink.markUsed(key: key, in: tx)
      try give(up: before, in: tx)
      try begin(for: person.id, key: token, agent: SignInRules.agent(agent), in: tx)
      return (person, link.next)
    }
    return (person, token, next)
  }

  /// Whom a link would let in. Looking uses nothing up: programs that look into letters follow links, too.
  static func look(at key: String, doors: Doors) async throws -> Person {
    try await doors.store.read { tx in try opened(by: key, in: tx).0 }
  }

  /// Whom a link lets in.
  private static func opened(by key: String, in tx: Transaction) throws -> (Person, SignInLink) {
    guard let link = try SignInLink.find(key: key, in: tx) else { throw SignInRefusal.linkUnknown }
    let found = try link.person.map { try Person.find($0, in: tx) }
    return (try SignInRules.open(link, for: found, now: tx.now), link)
  }

  /// Sets somebody's own password, or with nil removes it. All their other browsers are signed out, and a letter tells them.
  static func keepPassword(
    _ hash: String?, of person: ID<Person>, at current: ID<SignIn>, in tx: Transaction
  ) throws {
    let what = hash == nil ? "removed" : try Person.password(of: person, in: tx) == nil ? "set" : "changed"
    try Person.setPassword(hash, of: person, in: tx)
    try endAll(of: person, except: current, in: tx)
    try EventLog.record(Event(Event.passwordChanged, person, ["what": what]), in: tx)
  }

  /// Signs in with a password, and ends the sign-in this browser had. Unknown addresses cost the same work as known ones.
  static func use(
    email: String, password: String, agent: String, before: ID<SignIn>?, doors: Doors
  ) async throws -> Key {
    let found = try await doors.store.read { tx in
      try Person.find(email: email, in: tx).flatMap { person in
        try person.isActive ? Person.password(of: person.id, in: tx).map { (person.id, $0) } : nil
      }
    }
    let check = try await doors.passwords.verify(password, against: found?.1)
    guard let (person, _) = found, check != .wrong else { throw SignInRefusal.wrongPassword }
    let upgraded = check == .rightButOld ? try await doors.passwords.hash(password) : nil
    let token = doors.newKey()
    try await doors.store.write { tx in
      // Meanwhile the password may have been changed, or the account closed.
      guard try Person.find(person, in: tx).isActive, try Person.password(of: person, in: tx) == found?.1
      else {
        throw SignInRefusal.wrongPassword
      }
      if let upgraded { try Person.setPassword(upgraded, of: person, in: tx) }
      try give(up: before, in: tx)
      try begin(for: person, key: token, agent: SignInRules.agent(agent), in: tx)
    }
    return token
  }
}
