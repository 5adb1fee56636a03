import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

/// One connection under a clock of its own.
private struct Line {
  let channel = EmbeddedChannel()
  let shares: ConnectionShares

  init(shares: ConnectionShares = ConnectionShares(most: 10) { $0 }, from address: String = "192.0.2.1")
    throws
  {
    self.shares = shares
    try channel.pipeline.syncOperations.addHandler(ConnectionWatch(shares: shares))
    try channel.connect(to: SocketAddress(ipAddress: address, port: 4711)).wait()
  }

  func begin(_ method: HTTPRequest.Method = .post, length: Int? = nil) throws {
    var head = HTTPRequest(method: method, scheme: nil, authority: nil, path: "/topics")
    if let length { head.headerFields[.contentLength] = String(length) }
    try channel.writeInbound(HTTPRequestPart.head(head))
  }

  func drip() throws { try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "e"))) }
  func end() throws { try channel.writeInbound(HTTPRequestPart.end(nil)) }

  /// The whole answer goes to the network, and perhaps no further.
  func answer(isTaken: Bool = true) {
    channel.write(HTTPResponsePart.head(HTTPResponse(status: .ok)), promise: nil)
    channel.write(HTTPResponsePart.end(nil), promise: nil)
    if isTaken { channel.flush() }
  }

  func pass(_ seconds: Int64) { channel.embeddedEventLoop.advanceTime(by: .seconds(seconds)) }
}

struct ConnectionTests {
  @Test func `a request that comes drop by drop is hung up on, however often something comes`() throws {
    let line = try Line()
    try line.begin()
    for _ in 0..<8 {
      line.pass(10)
      try line.drip()
    }
    #expect(line.channel.isActive)
    line.pass(10)
    #expect(!line.channel.isActive)
  }

  @Test func `a long body has the time that a slow line needs`() throws {
    let line = try Line()
    try line.begin(length: 2_000_000)
    line.pass(180)
    #expect(line.channel.isActive)
    try line.end()
    line.pass(1000)
    #expect(line.channel.isActive)
  }

  @Test(arguments: [Int.max, -1]) func `who announces the impossible is not waited for longer`(_ length: Int)
    throws
  {
    let line = try Line()
    try line.begin(length: length)
    line.pass(1400)
    #expect(!line.channel.isActive)
  }

  @Test func `what is left of a request after its answer is heard for a moment`() throws {
    let line = try Line()
    try line.begin()
    line.pass(1)
    line.answer()
    for _ in 0..<4 {
      line.pass(1)
      try line.drip()
    }
    #expect(line.channel.isActive)
    line.pass(1)
    #expect(!line.channel.isActive)
  }

  @Test func `a long body that was answered before its end has the time to come, so that the answer is read`()
    throws
  {
    let line = try Line()
    try line.begin(length: 1_000_000)
    line.answer()
    line.pass(54)
    #expect(line.channel.isActive)
    line.pass(1)
    #expect(!line.channel.isActive)
  }

  @Test func `the answer to one request does not hurry the next`() throws {
    let line = try Line()
    try line.begin(.get)
    try line.end()
    try line.begin()
    line.answer()
    line.pass(60)
    #expect(line.channel.isActive)
  }

  @Test(arguments: ["websocket", "h2c"])
  func `who wants to speak something else is answered, and then the connection ends`(_ protocols: String)
    throws
  {
    let line = try Line()
    var head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/topics")
    head.headerFields[.upgrade] = protocols
    try line.channel.writeInbound(HTTPRequestPart.head(head))
    try line.end()
    line.answer()
    let answer = try line.channel.readOutbound(as: HTTPResponsePart.self)
    guard case .head(let response) = answer else { return #expect(Bool(false), "there is no answer") }
    #expect(response.headerFields[.connection] == "close")
    line.channel.embeddedEventLoop.run()
    #expect(!line.channel.isActive)
  }

  @Test func `one that ends in that moment goes on to the next request`() throws {
    let line = try Line()
    try line.begin()
    line.answer()
    try line.end()
    line.pass(30)
    try line.begin(.get)
    line.pass(30)
    #expect(line.channel.isActive)
  }

  @Test func `an answer that nobody takes is given up`() throws {
    let line = try Line()
    try line.begin(.get)
    try line.end()
    line.answer(isTaken: false)
    line.pass(59)
    #expect(line.channel.isActive)
    line.pass(1)
    #expect(!line.channel.isActive)
  }

  @Test func `work that takes long is waited for, and one who reads slowly gets each answer`() throws {
    let line = try Line()
    for _ in 0..<5 {
      try line.begin(.get)
      try line.end()
      line.pass(300)
      line.answer(isTaken: false)
      line.pass(50)
      line.channel.flush()
    }
    #expect(line.channel.isActive)
  }

  @Test func `a network has its share, and has it again when a connection ends`() throws {
    let shares = ConnectionShares(most: 2) { $0.hasPrefix("10.") ? nil : String($0.prefix(8)) }
    let two = [try Line(shares: shares), try Line(shares: shares, from: "192.0.2.7")]
    #expect(try Line(shares: shares, from: "192.0.2.9").channel.isActive == false)
    #expect(try Line(shares: shares, from: "198.51.100.1").channel.isActive)
    for _ in 0..<5 { #expect(try Line(shares: shares, from: "10.0.0.1").channel.isActive) }
    two[0].channel.close(promise: nil)
    two[0].channel.embeddedEventLoop.run()
    let again = try Line(shares: shares, from: "192.0.2.9")
    #expect(again.channel.isActive)
    #expect(try Line(shares: shares, from: "192.0.2.9").channel.isActive == false)
    #expect(again.channel.isActive)
  }
}
