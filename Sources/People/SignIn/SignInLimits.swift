import Doors
import Essentials

/// How often signing in may be tried in a quarter of an hour. Whoever comes from one network has ten tries for an address of
/// mail, with links and passwords each, and three hundred in all, since a whole office may sit behind it; what worked does
/// not count. Over all networks it is thirty for an address of mail, so that one network cannot use up what its owner
/// needs elsewhere.
struct SignInLimits: Sendable {
  private let fromNetwork: RateLimit
  private let links: Pair
  private let passwords: Pair

  /// For an address of mail: from one network, and from all.
  private struct Pair: Sendable {
    let near: RateLimit
    let everywhere: RateLimit

    init(_ doors: Doors) {
      near = RateLimit(10, per: .minutes(15), clock: doors.now)
      everywhere = RateLimit(30, per: .minutes(15), clock: doors.now)
    }

    func take(_ email: String, from network: String) async -> Duration? {
      if let wait = await near.take("\(network) \(email)") { return wait }
      return await everywhere.take(email)
    }
  }

  init(_ doors: Doors) {
    fromNetwork = RateLimit(300, per: .minutes(15), clock: doors.now)
    (links, passwords) = (Pair(doors), Pair(doors))
  }

  /// Takes one try for whoever comes from this address of the network. Nil when it may go ahead, else how long to wait.
  func take(from address: String) async -> Duration? {
    await fromNetwork.take(AddressBlock.network(of: address))
  }

  /// The same for somebody who asks for a link to this address of mail.
  func takeLink(for email: String, from address: String) async -> Duration? {
    if let wait = await take(from: address) { return wait }
    return await links.take(email, from: AddressBlock.network(of: address))
  }

  /// The same for somebody who tries a password.
  func takePassword(of email: String, from address: String) async -> Duration? {
    if let wait = await take(from: address) { return wait }
    return await passwords.take(email, from: AddressBlock.network(of: address))
  }

  /// That try led somebody in, so it was no guess.
  func giveBack(to address: String) async { await fromNetwork.giveBack(AddressBlock.network(of: address)) }
}
