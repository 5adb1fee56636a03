import HTTPTypes
import Hummingbird

/// What browsers are told to forbid. Everything the pages need comes from this site, so everything else is refused.
public struct SecurityHeaders: RouterMiddleware {
  public typealias Context = Visitor

  static let policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'",
    "frame-ancestors 'none'",
  ].joined(separator: "; ")

  public init() {}

  public func handle(
    _ request: Request, context: Visitor, next: (Request, Visitor) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.contentSecurityPolicy] = SecurityHeaders.policy
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[.frameOptions] = "DENY"
    // With no-referrer browsers would say "Origin: null" of our own forms, which nobody can tell from a stranger's.
    response.headers[.referrerPolicy] = "same-origin"
    response.headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    response.headers[.openerPolicy] = "same-origin"
    response.headers[.resourcePolicy] = "same-origin"
    if context.isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "private, no-cache" }
    return response
  }
}

/// Changes may only be asked for by this site's own pages (OWASP, cross-site request forgery; Fetch Metadata). Callers that are no
/// browsers, such as a mail service that unsubscribes somebody, send neither header and carry no cookie.
public struct SameOrigin: RouterMiddleware {
  public typealias Context = Visitor
  public init() {}

  public func handle(
    _ request: Request, context: Visitor, next: (Request, Visitor) async throws -> Response
  ) async throws -> Response {
    if [.get, .head, .options].contains(request.method) || SameOrigin.isOwn(request) {
      return try await next(request, context)
    }
    throw CrossSite()
  }

  static func isOwn(_ request: Request) -> Bool {
    if let site = request.headers[.secFetchSite] { return site == "same-origin" || site == "none" }
    guard let origin = request.headers[.origin] else { return true }
    guard let host = request.head.authority else { return false }
    return origin == "https://\(host)" || origin == "http://\(host)"
  }
}

/// Another site asked for a change in this person's name (403).
public struct CrossSite: Error {}
