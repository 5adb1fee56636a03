import Database
import TestSupport
import Testing

struct ExaminationTests {
  @Test(arguments: Engine.available)
  func `a healthy database has its engine's name and no complaints`(engine: Engine) async throws {
    let store = try await engine.freshStore()
    let examination = try await store.examine()
    #expect(examination.engine.hasPrefix(engine == .sqlite ? "SQLite 3." : "PostgreSQL 1"))
    #expect(examination.complaints == [])
  }
}
