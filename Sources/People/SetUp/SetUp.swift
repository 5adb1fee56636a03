import Database
import Doors
import Essentials

/// The first use of a fresh instance: the first administrator names the organisation, its time zone, its work
/// week and its first departments. The way in is a link that the server prints when it starts.
public struct SetUp: Sendable, Equatable {
  public let organisation: Organisation
  public let departments: [String]
  public let name: String
  public let email: String
  public let password: String?

  public init(
    organisation: Organisation, departments: [String], name: String, email: String, password: String? = nil
  ) {
    (self.organisation, self.departments, self.name) = (organisation, departments, name)
    (self.email, self.password) = (email, password)
  }

  static let linkLifetime: Duration = .days(1)

  /// A fresh key for the set-up page, or nil when the set-up is done.
  public static func makeLink(key: Key, in tx: Transaction) throws -> Link? {
    guard try Organisation.find(in: tx) == nil else { return nil }
    try tx.run("DELETE FROM sign_in_link WHERE person_id IS NULL")
    try SignInLink.make(for: nil, key: key, lifetime: linkLifetime, in: tx)
    return SetUpURL.page(key.text)
  }

  /// Throws unless the key opens the set-up now.
  static func check(key: String, in tx: Transaction) throws {
    guard let link = try SignInLink.find(key: key, in: tx), link.person == nil, link.usedAt == nil,
      tx.now < link.expiresAt, try Organisation.find(in: tx) == nil
    else { throw SetUpRefusal.linkOver }
  }

  /// Founds the organisation with its first administrator.
  @discardableResult
  public func found(passwordHash: String? = nil, in tx: Transaction) throws -> Person {
    guard try Organisation.find(in: tx) == nil else { throw SetUpRefusal.linkOver }
    try organisation.save(in: tx)
    for name in departments { try Department.add(name, in: tx) }
    let person = Person(
      id: tx.newID(), email: email, name: name, zone: organisation.zone, roles: [.administrator, .organiser],
      createdAt: tx.now)
    try person.save(in: tx)
    if let passwordHash { try Person.setPassword(passwordHash, of: person.id, in: tx) }
    try Audit.record("set up", of: person.id.text, detail: organisation.name, by: person.id, in: tx)
    return person
  }
}

public enum SetUpRefusal: Refusal {
  case linkOver

  public var sentence: String {
    say(
      "This set-up link is over: it works once and for a day. Start the server again and it prints a new one, unless the set-up is done."
    )
  }
}

public enum SetUpURL {
  public static func page(_ key: String) -> Link { Link(path: "/set-up/\(key)") }
}
