import Database
import Doors
import Essentials
import Foundation
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
      (Self.text(text, without: "letter_stop"), { $0 == .missing(table: "letter_stop") }),
      (Self.text(text, twice: "department"), { $0 == .unknown(table: "department") }),
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

  private static func text(_ archive: String, without table: String) -> String {
    archive.replacing(try! Regex("(?s)table \(table) .*?\nrows [^\n]*\n"), with: "")
  }

  private static func text(_ archive: String, twice table: String) -> String {
    archive.replacing(try! Regex("(?s)table \(table) .*?\nrows [^\n]*\n")) {
      "\(archive[$0.range])\(archive[$0.range])"
    }
  }

  @Test(arguments: Engine.available) func `a backup that is brought back signs nobody in`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    try await world.store.write { tx in
      try SignIn.begin(for: Somebody.ana.id, key: world.doors.newKey(), agent: "", in: tx)
      try SignInLink.make(for: Somebody.ana.id, key: world.doors.newKey(), in: tx)
    }
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { unlink(path) }
    let written = try await Backup.write(world.store, to: path) { _ in }
    let store = try await engine.emptyStore()
    #expect(try await Backup.restore(store, from: path) { _ in } == written)
    let (people, ways): (Int?, Int?) = try await store.read { tx in
      (
        try tx.value("SELECT count(*) FROM person"),
        try tx.value("SELECT (SELECT count(*) FROM sign_in) + (SELECT count(*) FROM sign_in_link)")
      )
    }
    #expect(people! > 3 && ways == 0)
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
