import Synchronization

/// How many connections each network has open. None may have so many that nobody else gets in.
public final class ConnectionShares: Sendable {
  public enum Place: Equatable, Sendable {
    /// It counts for this network until it is given back.
    case taken(String)
    /// A proxy of ours, which is counted nowhere.
    case free
    case refused
  }

  private let most: Int
  private let network: @Sendable (String) -> String?
  private let open = Mutex<[String: Int]>([:])

  /// `network` says for which network an address counts, nil for proxies of ours.
  public init(most: Int, network: @escaping @Sendable (String) -> String?) {
    (self.most, self.network) = (most, network)
  }

  func take(by address: String) -> Place {
    guard let network = network(address) else { return .free }
    return open.withLock { open in
      let count = open[network, default: 0]
      if count >= most { return .refused }
      open[network] = count + 1
      return .taken(network)
    }
  }

  func giveBack(_ network: String) {
    open.withLock { open in
      let count = open[network, default: 1] - 1
      open[network] = count > 0 ? count : nil
    }
  }
}
