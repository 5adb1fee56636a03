import Hummingbird
import Logging

/// Wraps the router, because what changes method or path must act before a route is chosen, and what shows an
/// error must also see the requests no route takes.
public struct FrontDoor: HTTPResponder {
  private let whole: any HTTPResponder<Visitor>

  /// `steps` from the outside in.
  public init(_ router: some HTTPResponder<Visitor>, steps: [any RouterMiddleware<Visitor>]) {
    whole = steps.reversed().reduce(router as any HTTPResponder<Visitor>) { inner, step in
      Step(step: step, inner: inner)
    }
  }

  public func respond(to request: Request, context: Visitor) async throws -> Response {
    try await whole.respond(to: request, context: context)
  }
}

private struct Step: HTTPResponder {
  let step: any RouterMiddleware<Visitor>
  let inner: any HTTPResponder<Visitor>

  func respond(to request: Request, context: Visitor) async throws -> Response {
    try await step.handle(request, context: context) { try await inner.respond(to: $0, context: $1) }
  }
}

/// Notes what every later step needs to know of the request.
public struct Greeting: RouterMiddleware {
  public typealias Context = Visitor
  private let isSecure: Bool
  private let trusts: @Sendable (String) -> Bool
  private let overlooks: @Sendable (HTTPRequest.Method, String) -> Bool

  /// - Parameters:
  ///   - trusts: whether the peer with an address is a proxy of ours, whose word on the caller is taken.
  ///   - overlooks: whether nobody may know when something was asked for.
  public init(
    isSecure: Bool, trusts: @escaping @Sendable (String) -> Bool,
    overlooks: @escaping @Sendable (HTTPRequest.Method, String) -> Bool = { _, _ in false }
  ) {
    (self.isSecure, self.trusts, self.overlooks) = (isSecure, trusts, overlooks)
  }

  public func handle(
    _ request: Request, context: Visitor, next: (Request, Visitor) async throws -> Response
  ) async throws -> Response {
    var visitor = context
    visitor.path = request.uri.string
    visitor.method = request.method
    visitor.isSecure = isSecure
    visitor.acceptsGzip = request.headers[.acceptEncoding]?.contains("gzip") ?? false
    visitor.flash = Flash.sentence(in: request)
    visitor.isOverlooked = overlooks(request.method, request.uri.path)
    visitor.address = caller(request, context.address)
    return try await next(request, visitor)
  }
}

extension Greeting {
  /// Who asks. Each proxy of ours adds whom it heard from at the end, so from there to the first who is none of them, or the
  /// last when all are; what stands before was written by the caller.
  func caller(_ request: Request, _ peer: String) -> String {
    guard trusts(peer) else { return peer }
    let hops = request.headers[values: .forwardedFor].flatMap { $0.split(separator: ",") }
      .map { Greeting.withoutPort($0.filter { !$0.isWhitespace }) }
    return hops.last { !trusts($0) } ?? hops.last ?? peer
  }

  /// Some proxies add the port they were called from: `192.0.2.1:4711`, `[2001:db8::1]:4711` (RFC 7239 §6). One caller has
  /// many ports.
  private static func withoutPort(_ hop: String) -> String {
    if hop.hasPrefix("["), let end = hop.firstIndex(of: "]") { return String(hop[..<end].dropFirst()) }
    let parts = hop.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 ? String(parts[0]) : hop
  }
}

/// Forms know only GET and POST; `_method=delete` (or `put`) in the address of a POST says what is meant.
public struct MethodOverride: RouterMiddleware {
  public typealias Context = Visitor
  public init() {}

  public func handle(
    _ request: Request, context: Visitor, next: (Request, Visitor) async throws -> Response
  ) async throws -> Response {
    guard request.method == .post, let meant = MethodOverride.meant(request.query("_method")) else {
      return try await next(request, context)
    }
    var head = request.head
    head.method = meant
    var visitor = context
    visitor.method = meant
    return try await next(Request(head: head, body: request.body), visitor)
  }

  private static func meant(_ name: String) -> HTTPRequest.Method? {
    switch name.lowercased() {
    case "delete": .delete
    case "put": .put
    default: nil
    }
  }
}

/// The router answers what no route takes, and requests it cannot read, with an empty response; people get a page.
public struct NothingThere: RouterMiddleware {
  public typealias Context = Visitor
  public init() {}

  public func handle(
    _ request: Request, context: Visitor, next: (Request, Visitor) async throws -> Response
  ) async throws -> Response {
    let response = try await next(request, context)
    guard response.status.code >= 400, response.body.contentLength == 0 else { return response }
    throw HTTPError(response.status)
  }
}
