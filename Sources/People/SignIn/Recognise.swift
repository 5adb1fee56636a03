import Database
import Doors
import Essentials
import Hummingbird
import Web

/// Finds out who sends a request, from the cookie that signing in left.
public struct Recognise: RouterMiddleware {
  public typealias Context = Visitor
  private let doors: Doors
  private let isForNobody: @Sendable (String) -> Bool

  /// `isForNobody` says at which paths nobody is recognised.
  public init(_ doors: Doors, except isForNobody: @escaping @Sendable (String) -> Bool) {
    (self.doors, self.isForNobody) = (doors, isForNobody)
  }

  public func handle(
    _ request: Request, context: Visitor, next: (Request, Visitor) async throws -> Response
  ) async throws -> Response {
    guard !isForNobody(request.uri.path),
      let token = request.cookies[SignInCookie.name(secure: context.isSecure)]?.value
    else {
      return try await next(request, context)
    }
    var visitor = context
    let request = try await arrived(request, token)
    let found = try await doors.store.read { tx in try SignIn.recognise(token: token, in: tx) }
    if let found, found.isStale {
      // Where nothing can be written just now, reading goes on; it is noted with the next request.
      try? await doors.store.write { tx in try SignIn.note(found.viewer.signIn, in: tx) }
    }
    visitor.viewer = found?.viewer
    return try await next(request, visitor)
  }

  /// The request with its body. Long ones are kept in memory for those only who have lists to send; from others no page takes
  /// them, and they are told so before it has come.
  private func arrived(_ request: Request, _ token: String) async throws -> Request {
    if request.method == .get || request.method == .head { return request }
    let announced = request.announced
    if let announced, announced <= BodyLimit.usual { return try await request.arrived(upTo: BodyLimit.usual) }
    let sender = try await doors.store.read { tx in try SignIn.recognise(token: token, in: tx)?.viewer }
    if sender?.mayOrganise == true { return try await request.arrived(upTo: BodyLimit.largest) }
    return announced == nil ? try await request.arrived(upTo: BodyLimit.usual) : request
  }
}

/// The cookie that holds a sign-in's token. On https its name binds it to this host (RFC 6265bis, `__Host-`).
enum SignInCookie {
  static func name(secure: Bool) -> String { secure ? "__Host-guildhall" : "guildhall" }

  static func holding(_ key: Key, secure: Bool) -> Cookie {
    Cookie(
      name: name(secure: secure), value: key.text, maxAge: Int(SignInRules.idle.components.seconds) * 12,
      path: "/",
      secure: secure, httpOnly: true, sameSite: .lax)
  }

  static func gone(secure: Bool) -> Cookie {
    Cookie(
      name: name(secure: secure), value: "", maxAge: 0, path: "/", secure: secure, httpOnly: true,
      sameSite: .lax)
  }
}
