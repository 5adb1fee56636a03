import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// `/admin/work`: jobs that were given up, for administrators to try again or forget.
public struct WorkPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.administrator.get("/admin/work", use: list)
    rooms.administrator.post("/admin/work/:job/retry", use: retry)
    rooms.administrator.delete("/admin/work/:job", use: forget)
  }

  @Sendable func list(_ request: Request, _ context: Administrator) async throws -> Response {
    let before = Int64(request.query("before")).map { Instant(milliseconds: $0) }
    let work = try await doors.store.read { tx in try Work.find(before: before, in: tx) }
    let view = WorkPage(work: work, isFirst: before == nil, zone: context.viewer.zone)
    return context.page(title: say("Background work"), section: .administration, view)
  }

  @Sendable func retry(_ request: Request, _ context: Administrator) async throws -> Response {
    let (id, person) = (try context.id("job", of: Job.self), context.viewer.person)
    try await doors.store.write { tx in
      guard try Jobs.revive(id, in: tx) else { throw WorkRefusal.notGivenUp }
      try Audit.record("job tried again", of: id.text, by: person, in: tx)
    }
    return context.redirect(to: WorkURL.list, saying: say("The job has all its attempts again."))
  }

  @Sendable func forget(_ request: Request, _ context: Administrator) async throws -> Response {
    let (id, person) = (try context.id("job", of: Job.self), context.viewer.person)
    try await doors.store.write { tx in
      guard try Jobs.discard(id, in: tx) else { throw WorkRefusal.notGivenUp }
      try Audit.record("job forgotten", of: id.text, by: person, in: tx)
    }
    return context.redirect(to: WorkURL.list, saying: say("The job is forgotten."))
  }
}
