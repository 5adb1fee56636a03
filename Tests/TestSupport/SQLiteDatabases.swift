import Database
import Foundation
import Guildhall

/// Fresh SQLite databases: copies of one migrated file in a temporary folder, which goes when the process
/// ends.
actor SQLiteDatabases {
  static let shared = SQLiteDatabases()
  private static let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("guildhall-tests-\(ProcessInfo.processInfo.processIdentifier)")
  private var template: Task<URL, any Error>?
  private var count = 0

  func store(isMigrated: Bool, world: Store.World) async throws -> Store {
    let template = try await templateFile()
    count += 1
    let file = Self.folder.appendingPathComponent("\(count).sqlite")
    if isMigrated { try FileManager.default.copyItem(at: template, to: file) }
    return try Store.throwaway(sqlite: file.path, world: world) {
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + suffix) }
    }
  }

  private func templateFile() async throws -> URL {
    let making = template ?? Task { try await Self.makeTemplate() }
    template = making
    return try await making.value
  }

  private static func makeTemplate() async throws -> URL {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(at: SQLiteDatabases.folder) }
    let file = folder.appendingPathComponent("template.sqlite")
    let store = try Store.throwaway(sqlite: file.path, world: Store.World()) {}
    try await Migrator.migrate(store, MigrationList.all)
    await store.close()
    return file
  }
}
