import CPostgres
import Foundation

/// The server took a statement and says nothing any more: its machine hangs, or its process was stopped.
struct PostgresIsSilent: Error {
  let fault = DatabaseFault.unreachable("it took a statement and does not answer")
}

extension PostgresConnection {
  /// A little longer than the server itself lets a statement run (`statement_timeout`), so that its own word comes first.
  static let patience: Duration = .seconds(35)

  /// The last of the answers to what was sent, as PQexec would give it; PQexec would wait for ever. Throws
  /// `PostgresIsSilent`.
  func lastAnswer(within patience: Duration?) throws -> PostgresResult {
    let end = patience.map { ContinuousClock.now + $0 }
    var last = PostgresResult(nil)
    while true {
      try waitForInput(until: end)
      guard let result = PQgetResult(handle) else { return last }
      last = PostgresResult(result)
    }
  }

  /// Returns as soon as `PQgetResult` need not wait, or the connection broke, which it then says.
  private func waitForInput(until end: ContinuousClock.Instant?) throws {
    while PQisBusy(handle) == 1 {
      var socket = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
      let left = end.map { Int32(max(0, (($0 - ContinuousClock.now) / .milliseconds(1)).rounded(.up))) }
      switch poll(&socket, 1, left ?? -1) {
      case 0: throw PostgresIsSilent()
      case ..<0 where errno != EINTR: return
      default: if PQconsumeInput(handle) == 0 { return }
      }
    }
  }
}
