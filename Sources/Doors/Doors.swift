import Database
import Essentials
import Logging

/// The outside world as one value: the database, the clock, chance, the post. It is handed to whoever needs it,
/// and tests hand in their own.
public struct Doors: Sendable {
  public let store: Store
  public let settings: Settings
  public let post: any Post
  public let passwords: Passwords
  private let entropy: @Sendable () -> UInt64

  public init(
    store: Store, settings: Settings, post: any Post, passwords: Passwords = Passwords(),
    entropy: @escaping @Sendable () -> UInt64 = Store.World.systemEntropy
  ) {
    (self.store, self.settings, self.post) = (store, settings, post)
    (self.passwords, self.entropy) = (passwords, entropy)
  }

  /// The doors of an installation as its settings say. Makes the data folder when it is not there yet.
  public static func open(_ settings: Settings) async throws -> Doors {
    try settings.prepareDataFolder()
    let store = try await Store.open(settings.database)
    return Doors(store: store, settings: settings, post: settings.mailServer.map(SMTPPost.init) ?? NoPost())
  }

  /// A mail server is set. Without one letters wait in the outbox.
  public var sendsMail: Bool { !(post is NoPost) }

  /// The store's time, so that handlers and transactions agree.
  public func now() -> Instant { store.now }

  /// An identity for something new, later in order than all before.
  public func newID<Of>() -> ID<Of> { store.newID() }

  /// An identity that tells nothing about when it was made.
  public func randomID<Of>() -> ID<Of> { store.randomID() }

  /// A secret for a link that nobody can guess.
  public func newKey() -> Key { Key(random: (entropy(), entropy())) }
}
