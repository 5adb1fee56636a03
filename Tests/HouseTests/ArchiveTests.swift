import Database
import Essentials
import Guildhall
import People
import Synchronization
import TestSupport
import Testing

/// Backups: what one engine wrote the other takes back, whole or not at all.
struct ArchiveTests {
  @Test(arguments: Engine.available) func `what is restored is what was written, on the other engine too`(
    _ engine: Engine
  ) async throws {
    let world = try await TestWorld.make(on: engine)
    _ = try await world.layLargePast()
    let (tables, bytes) = try await Self.write(world.store)
    #expect(tables.reduce(0) { $0 + $1.rows } > 2000)
    for other in Engine.available {
      let store = try await other.emptyStore()
      let restored = try await Self.restore(bytes, into: store)
      #expect(restored == tables)
      let again = try await Self.write(store)
      #expect(again.tables == tables)
      let found: [String] = try await store.read { tx in
        try TextIndex.search(kind: "person", words: "Priya", in: tx)
      }
      #expect(found == [Somebody.priya.id.text])
    }
  }

  @Test(arguments: Engine.available) func `a damaged, cut off or strange file restores nothing`(
    _ engine: Engine
  )
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    let (_, bytes) = try await Self.write(world.store)
    let text = String(decoding: bytes, as: UTF8.self)
    let cases: [(String, (ArchiveFault) -> Bool)] = [
      (text.replacing("Ana Prata", with: "Ana Plata"), { $0 == .changed(table: "person") }),
      (
        text.split(separator: "\n").dropLast(5).joined(separator: "\n"),
        { if case .cutOff = $0 { true } else { false } }
      ),
      (text.replacing("schema ", with: "schema 9"), { if case .newer = $0 { true } else { false } }),
      ("id,name\n1,Ana\n", { $0 == .noArchive }),
    ]
    for (file, isRight) in cases {
      let store = try await engine.emptyStore()
      let fault = await #expect(throws: ArchiveFault.self) {
        try await Self.restore(Array(file.utf8), into: store)
      }
      #expect(fault.map(isRight) == true, "\(String(describing: fault))")
      // Where not even the schema was made there is nothing to write.
      let left = try? await Self.write(store).tables
      #expect(left?.allSatisfy { $0.rows == 0 } ?? true)
    }
    await #expect(throws: ArchiveFault.notEmpty) { try await Self.restore(bytes, into: world.store) }
  }

  static func write(_ store: Store) async throws -> (tables: [Archive.Table], bytes: [UInt8]) {
    let bytes = Gathered()
    let tables = try await Archive.write(store) { bytes.add($0) }
    return (tables, bytes.all)
  }

  @discardableResult
  static func restore(_ bytes: [UInt8], into store: Store) async throws -> [Archive.Table] {
    let lines = Mutex(bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...])
    return try await Archive.restore(store, MigrationList.all) { lines.withLock { $0.popFirst() } }
  }
}

private final class Gathered: Sendable {
  private let bytes = Mutex<[UInt8]>([])
  func add(_ more: [UInt8]) { bytes.withLock { $0 += more } }
  var all: [UInt8] { bytes.withLock { $0 } }
}
