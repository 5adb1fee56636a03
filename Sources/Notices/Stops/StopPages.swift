import Database
import Doors
import Essentials
import Hummingbird
import Web

/// `/letters/stop/:key`: ends letters of a kind without sign-in, by one click in a mail program (RFC 8058: a POST without
/// cookies, answered in place) or by a button on the page.
public struct StopPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.open.get("/letters/stop/:key", use: show)
    rooms.open.post("/letters/stop/:key", use: stop)
    rooms.open.delete("/letters/stop/:key", use: resume)
  }

  @Sendable func show(_ request: Request, _ context: Visitor) async throws -> Response {
    let key = try context.parameters.require("key")
    return page(key, try await doors.store.read { tx in try StopKey.find(key, in: tx) }, context)
  }

  @Sendable func stop(_ request: Request, _ context: Visitor) async throws -> Response {
    let key = try context.parameters.require("key")
    // Guesses are turned away without a place in the line of those who write.
    _ = try await doors.store.read { tx in try StopKey.find(key, in: tx) }
    let stop = try await doors.store.write { tx in
      let stop = try StopKey.find(key, in: tx)
      try StopRules.stop(stop.stop.kind)
      try stop.stop.save(in: tx)
      return try StopKey.find(key, in: tx)
    }
    return page(key, stop, context)
  }

  @Sendable func resume(_ request: Request, _ context: Visitor) async throws -> Response {
    let key = try context.parameters.require("key")
    _ = try await doors.store.read { tx in try StopKey.find(key, in: tx) }
    let stop = try await doors.store.write { tx in
      try StopKey.find(key, in: tx).stop.remove(in: tx)
      return try StopKey.find(key, in: tx)
    }
    return page(key, stop, context)
  }

  private func page(_ key: String, _ stop: StopKey, _ context: Visitor) -> Response {
    context.page(title: say("Letters to \(stop.name)"), frame: .bare, StopPage(key: key, stop: stop))
  }
}
