import Database
import Doors
import Essentials
import Hummingbird
import Web

/// `/admin/audit`: what was changed, by whom.
public struct AuditPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.administrator.get("/admin/audit", use: list)
  }

  @Sendable func list(_ request: Request, _ context: Administrator) async throws -> Response {
    let after = ID<Audit>(request.query("after"))
    let log = try await doors.store.read { tx in try AuditLog.find(after: after, in: tx) }
    let view = AuditPage(log: log, isFirst: after == nil, zone: context.viewer.zone)
    return context.page(title: say("Audit log"), section: .administration, view)
  }
}
