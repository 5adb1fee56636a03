import Database
import Doors
import Hummingbird
import Logging
import Web

/// For whoever watches the server: `/healthz` says that it runs, `/readyz` that it can do its work.
struct HealthPages: Sendable {
  let doors: Doors

  init(_ doors: Doors) { self.doors = doors }

  func add(to rooms: Rooms) {
    rooms.open.get("/healthz") { _, context in context.answer(Array("ok\n".utf8), type: "text/plain") }
    rooms.open.get("/readyz", use: ready)
  }

  @Sendable func ready(_ request: Request, _ context: Visitor) async throws -> Response {
    do {
      // A newer schema is no obstacle: while versions change, the older program goes on.
      let schema = try await doors.store.read { tx in try Migrator.version(in: tx) }
      guard schema >= MigrationList.newest else { return notReady(context) }
      return context.answer(Array("ready\n".utf8), type: "text/plain")
    } catch {
      context.logger.error("not ready", metadata: ["error": "\(error)"])
      return notReady(context)
    }
  }

  private func notReady(_ context: Visitor) -> Response {
    context.answer(
      Array("the database does not answer\n".utf8), type: "text/plain", status: .serviceUnavailable)
  }
}
