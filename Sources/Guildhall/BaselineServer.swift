import Hummingbird
import Logging

/// The same HTTP stack with nothing of the product: every answer is the same 5 kB.
public struct BaselineServer: Sendable {
  public let port: Int

  public init(port: Int) { self.port = port }

  public func run() async throws {
    let router = Router()
    let page = ByteBuffer(bytes: [UInt8](repeating: UInt8(ascii: "a"), count: 5000))
    router.get("/") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "text/html; charset=utf-8"], body: .init(byteBuffer: page))
    }
    var logger = Logger(label: "baseline")
    logger.logLevel = .error
    try await Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)), logger: logger
    ).runService()
  }
}
