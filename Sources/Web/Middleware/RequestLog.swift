import Essentials
import Hummingbird
import Logging

/// One line for each request: what, how it ended, how long it took. No query, no address, no person.
public struct RequestLog: RouterMiddleware {
  public typealias Context = Visitor
  public init() {}

  public func handle(
    _ request: Request, context: Visitor, next: (Request, Visitor) async throws -> Response
  ) async throws -> Response {
    let clock = ContinuousClock()
    let start = clock.now
    var response = try await next(request, context)
    let took = clock.now - start
    response.headers[.requestID] = context.requestID
    if context.isOverlooked { return response }
    context.logger.info(
      "\(request.method.rawValue) \(context.endpointPath ?? "-")",
      metadata: [
        "status": "\(response.status.code)",
        "ms": "\(took.components.seconds * 1000 + took.components.attoseconds / 1_000_000_000_000_000)",
      ])
    return response
  }
}

/// Lets everything inside speak the viewer's language. The cookie `language=pseudo` marks every phrase, in development only.
public struct SpeakLanguage: RouterMiddleware {
  public typealias Context = Visitor
  private let development: Bool
  public init(development: Bool) { self.development = development }

  public func handle(
    _ request: Request, context: Visitor, next: (Request, Visitor) async throws -> Response
  ) async throws -> Response {
    let isPseudo = development && request.cookies["language"]?.value == "pseudo"
    let language = isPseudo ? Language.pseudo : context.viewer?.language ?? .english
    return try await Language.$current.withValue(language) { try await next(request, context) }
  }
}
