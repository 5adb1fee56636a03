import CCurl
import Database

/// Sends letters through a mail server with libcurl. Letters go one after the other over one connection, which is
/// kept for the next ones; the waiting happens on a queue of its own.
public actor SMTPPost: Post {
  private let server: MailServer
  private let lane = LaneExecutor("guildhall.post")
  private var handle: CurlHandle?

  public nonisolated var unownedExecutor: UnownedSerialExecutor { lane.asUnownedSerialExecutor() }

  public init(_ server: MailServer) { self.server = server }

  public func deliver(_ message: MailMessage) async throws(DeliveryFault) {
    if handle == nil { handle = CurlHandle() }
    guard let outcome = handle?.send(message, to: server) else {
      throw .unreachable("libcurl could not be started; check the memory and limits of this machine.")
    }
    guard let fault = SMTPOutcome.fault(outcome, server: server) else { return }
    switch fault {
    case .permanent, .temporary, .notSetUp: break
    // After a silence the connection may still hold what belongs to the last letter.
    case .unreachable, .unanswered: handle = nil
    }
    throw fault
  }

  /// Connects and signs in without sending anything; nil when all is well.
  public func trial() async -> DeliveryFault? {
    if handle == nil { handle = CurlHandle() }
    guard let outcome = handle?.greet(server) else {
      return .unreachable("libcurl could not be started; check the memory and limits of this machine.")
    }
    return SMTPOutcome.fault(outcome, server: server)
  }
}
