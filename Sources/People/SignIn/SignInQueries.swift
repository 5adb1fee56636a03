import Database
import Doors
import Essentials
import Web

extension SignInLink {
  /// Makes a link for the person; only its hash is kept, the key is for the letter.
  public static func make(
    for person: ID<Person>?, next: Link = Link("/"), key: Key, lifetime: Duration = lifetime,
    in tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO sign_in_link (hash, person_id, next, expires_at)
      VALUES (\(key.hash), \(person), \(next.text), \(tx.now + lifetime))
      """)
  }

  static func find(key: String, in tx: Transaction) throws -> SignInLink? {
    try tx.one(
      "SELECT person_id, next, expires_at, used_at FROM sign_in_link WHERE hash = \(Key.hash(of: key))"
    ) { row in
      SignInLink(
        person: try row["person_id"], next: SignInRules.next(try row["next"]),
        expiresAt: try row["expires_at"],
        usedAt: try row["used_at"])
    }
  }

  static func markUsed(key: String, in tx: Transaction) throws {
    try tx.run("UPDATE sign_in_link SET used_at = \(tx.now) WHERE hash = \(Key.hash(of: key))")
  }

  /// Forgets links that nobody can use any more.
  public static func forgetOld(in tx: Transaction) throws {
    try tx.run("DELETE FROM sign_in_link WHERE expires_at < \(tx.now - .days(2))")
    try tx.run("DELETE FROM sign_in WHERE seen_at < \(tx.now - SignInRules.idle)")
  }
}

extension SignIn {
  /// The id of whoever is reached there, or "nobody": one row of one cell in both cases, so that reading it takes the same
  /// time.
  static func subject(of email: String, in tx: Transaction) throws -> String {
    try tx.value(
      """
      SELECT coalesce((SELECT id FROM person WHERE email = \(email) AND deactivated_at IS NULL), 'nobody') AS subject
      """) ?? "nobody"
  }

  /// Signs the person in with this key as the browser's token.
  package static func begin(for person: ID<Person>, key: Key, agent: String, in tx: Transaction) throws {
    let id: ID<SignIn> = tx.newID()
    try tx.run(
      """
      INSERT INTO sign_in (id, token_hash, person_id, agent, created_at, seen_at)
      VALUES (\(id), \(key.hash), \(person), \(agent), \(tx.now), \(tx.now))
      """)
  }

  static func all(of person: ID<Person>, in tx: Transaction) throws -> [SignIn] {
    try tx.all(
      """
      SELECT id, agent, created_at, seen_at FROM sign_in WHERE person_id = \(person)
      AND seen_at > \(tx.now - SignInRules.idle) ORDER BY seen_at DESC, id DESC LIMIT 50
      """
    ) { row in
      SignIn(
        id: try row["id"], agent: try row["agent"], createdAt: try row["created_at"],
        seenAt: try row["seen_at"])
    }
  }

  /// It was begun only just now.
  static func isFresh(_ id: ID<SignIn>, in tx: Transaction) throws -> Bool {
    let begun: Instant? = try tx.value("SELECT created_at FROM sign_in WHERE id = \(id)")
    return begun.map { $0 > tx.now - SignInRules.fresh } ?? false
  }

  /// Ends one sign-in of the person; nobody can end another person's.
  static func end(_ id: ID<SignIn>, of person: ID<Person>, in tx: Transaction) throws {
    guard try tx.run("DELETE FROM sign_in WHERE id = \(id) AND person_id = \(person)") == 1 else {
      throw NotHere()
    }
  }

  /// Ends what a browser had before it signed in again, whoever it was; it may have ended meanwhile.
  static func give(up before: ID<SignIn>?, in tx: Transaction) throws {
    if let before { try tx.run("DELETE FROM sign_in WHERE id = \(before)") }
  }

  /// Ends all sign-ins of the person, save perhaps the one that asks.
  public static func endAll(of person: ID<Person>, except kept: ID<SignIn>? = nil, in tx: Transaction) throws
  {
    try endAll(of: [person], except: kept, in: tx)
  }

  /// The same for many people.
  static func endAll(of people: [ID<Person>], except kept: ID<SignIn>? = nil, in tx: Transaction) throws {
    for start in stride(from: 0, to: people.count, by: batch) {
      let some = Array(people[start..<min(start + batch, people.count)])
      try tx.run("DELETE FROM sign_in WHERE person_id IN (\(list: some)) AND id <> \(kept?.text ?? "")")
      try tx.run("DELETE FROM sign_in_link WHERE person_id IN (\(list: some))")
    }
  }

  private static let batch = 500

  /// Who the token belongs to, with all that a page needs to know of them, in one statement.
  static func recognise(token: String, in tx: Transaction) throws -> (viewer: Viewer, isStale: Bool)? {
    try tx.one(
      """
      SELECT sign_in.id AS sign_in_id, sign_in.seen_at, person.id, person.name, person.email, person.zone,
        person.is_organiser, person.is_sponsor, person.is_administrator, organisation.name AS organisation
      FROM sign_in JOIN person ON person.id = sign_in.person_id CROSS JOIN organisation
      WHERE sign_in.token_hash = \(Key.hash(of: token)) AND person.deactivated_at IS NULL
        AND sign_in.seen_at > \(tx.now - SignInRules.idle)
      """
    ) { row in
      let seen: Instant = try row["seen_at"]
      return (try Viewer(row), seen < tx.now - SignInRules.seenEvery)
    }
  }

  static func note(_ id: String, in tx: Transaction) throws {
    try tx.run("UPDATE sign_in SET seen_at = \(tx.now) WHERE id = \(id)")
  }
}

extension Viewer {
  fileprivate init(_ row: Row) throws {
    var roles: Set<String> = ["member"]
    if try row["is_organiser"] { roles.insert(Role.organiser.rawValue) }
    if try row["is_sponsor"] { roles.insert(Role.sponsor.rawValue) }
    if try row["is_administrator"] { roles.insert(Role.administrator.rawValue) }
    self.init(
      id: try row["id"], name: try row["name"], email: try row["email"], roles: roles, zone: try row["zone"],
      organisation: try row["organisation"], signIn: try row["sign_in_id"])
  }

  /// The same person, typed.
  public var person: ID<Person> { ID(stored: id) }
}

extension Person {
  static func password(of id: ID<Person>, in tx: Transaction) throws -> String? {
    try tx.value("SELECT password FROM person WHERE id = \(id)") ?? nil
  }

  static func setPassword(_ hash: String?, of id: ID<Person>, in tx: Transaction) throws {
    try tx.run("UPDATE person SET password = \(hash) WHERE id = \(id)")
  }
}

extension Viewer {
  /// Those who may see where the organisation stands.
  public var maySponsor: Bool { !roles.isDisjoint(with: Sponsor.roles) }
  /// Organisers, and administrators who stand in for them.
  public var mayOrganise: Bool { has(Role.organiser.rawValue) || has(Role.administrator.rawValue) }
}
