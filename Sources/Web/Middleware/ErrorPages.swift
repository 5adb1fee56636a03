import Essentials
import HTTPTypes
import Hummingbird
import Logging

/// Turns whatever was thrown into a page that says what happened and where to go.
public struct ErrorPages: RouterMiddleware {
  public typealias Context = Visitor
  public init() {}

  public func handle(
    _ request: Request, context: Visitor, next: (Request, Visitor) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch is SignInFirst {
      return signInFirst(context)
    } catch {
      var trouble = Trouble(error, context)
      trouble.back = Back.referrer(request)
      return page(trouble, context)
    }
  }

  private func signInFirst(_ context: Visitor) -> Response {
    guard context.method == .get || context.method == .head else {
      return page(Trouble.signedOut, context)
    }
    return context.redirect(to: Link("/sign-in").with("next", context.path))
  }

  private func page(_ trouble: Trouble, _ context: Visitor) -> Response {
    var response = context.page(title: trouble.title, status: trouble.status, TroublePage(trouble: trouble))
    if let seconds = trouble.retryAfter { response.headers[.retryAfter] = String(seconds) }
    return response
  }
}
