import Essentials
import Guildhall
import HTTPTypes
import Hummingbird
import TestSupport
import Testing
import Web

/// Who may use which route. A route that is not in the matrix fails the test, so nobody adds one without deciding.
struct PermissionTests {
  enum Door: String { case open, signedIn, sponsor, organiser, administrator }

  static let visitors: [(Somebody?, Set<Door>)] = [
    (nil, [.open]),
    (.ana, [.open, .signedIn]),
    (.sam, [.open, .signedIn, .sponsor]),
    (.ines, [.open, .signedIn, .sponsor, .organiser]),
    (.dora, [.open, .signedIn, .sponsor, .organiser, .administrator]),
  ]

  /// As the matrix writes it: `GET /topics/:topic`.
  static func name(_ method: HTTPRequest.Method, _ path: RouterPath) -> String {
    "\(method) \(path)".replacing(#/{([a-zA-Z]+)}/#) { ":\($0.1)" }
  }

  @Test func `every route is in the matrix, and the matrix names no other`() async throws {
    let world = try await TestWorld.make(on: .sqlite)
    let routes = Set(
      Routes.router(world.doors).routes.filter { $0.method != .head }.map {
        PermissionTests.name($0.method, $0.path)
      })
    let matrix = Set(PermissionMatrix.doors.keys)
    #expect(routes.subtracting(matrix).sorted() == [])
    #expect(matrix.subtracting(routes).sorted() == [])
  }

  @Test func `each route opens to those it is for and to nobody else`() async throws {
    let world = try await TestWorld.make(on: .sqlite)
    for (route, door) in PermissionMatrix.doors.sorted(by: { $0.key < $1.key }) {
      let parts = route.split(separator: " ").map(String.init)
      let path = parts[1].replacing(#/:[a-zA-Z]+/#, with: "00000000000000000000000000").replacing(
        "**", with: "x")
      // Signing out would end what the next request signs in with.
      for (somebody, opens) in Self.visitors
      where !["DELETE /me/sign-ins/current", "DELETE /me/sign-ins"].contains(route) {
        let answer = try await world.send(
          HTTPRequest.Method(parts[0])!, path, as: somebody,
          headers: [.contentType: "application/x-www-form-urlencoded"])
        let isLedAway = (answer.location ?? "").hasPrefix("/sign-in?next")
        let isRefused = answer.status == 401 || answer.status == 403 || isLedAway
        let what: Comment = "\(route) as \(somebody?.name ?? "nobody"): \(answer.status)"
        #expect(isRefused == !opens.contains(door), what)
        #expect(answer.status < 500, what)
      }
    }
  }
}
