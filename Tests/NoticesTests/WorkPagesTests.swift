import Database
import Essentials
import Guildhall
import TestSupport
import Testing

@testable import Notices

struct WorkPagesTests {
  /// Jobs that nobody can do, given up.
  private func dead(_ count: Int, in world: TestWorld) async throws {
    try await world.store.write { tx in
      for number in 0..<count { try Jobs.enqueue("nonsense", key: "k\(number)", in: tx) }
    }
    let handler = JobHandler("nonsense") { _ in throw GiveUp("“<moon>” is too far") }
    _ = try await JobWorker(store: world.store, handlers: [handler], logger: world.instance.logger).drain()
  }

  @Test(arguments: Engine.available)
  func `what was given up is shown with its reason, tried again or forgotten`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    #expect(try await world.get("/admin/work", as: .dora).words.contains("Nothing was given up."))
    #expect(try await world.get("/admin/work", as: .ines).status == 403)
    try await dead(2, in: world)
    let page = try await world.get("/admin/work", as: .dora)
    #expect(page.words.contains("“<moon>” is too far") && page.body.contains("&lt;moon&gt;"))
    let ids = try await world.store.read { tx in try Jobs.dead(in: tx).map(\.id) }
    #expect(try await world.post("/admin/work/\(ids[0])/retry", as: .dora).status == 303)
    #expect(try await world.delete("/admin/work/\(ids[1])", as: .dora).status == 303)
    #expect(try await world.get("/admin/work", as: .dora).words.contains("Nothing was given up."))
    #expect(try await world.post("/admin/work/\(ids[1])/retry", as: .dora).status == 422)
    #expect(try await world.delete("/admin/work/\(ids[0])", as: .dora).status == 422)
  }

  @Test(arguments: Engine.available)
  func `the list takes the same statements for one job and for thirty`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    func statements() async throws -> Int {
      try await StatementCount.counting { _ = try await world.get("/admin/work?before=x", as: .dora) }
    }
    _ = try await statements()
    try await dead(1, in: world)
    let one = try await statements()
    try await dead(30, in: world)
    #expect(try await statements() == one)
  }
}
