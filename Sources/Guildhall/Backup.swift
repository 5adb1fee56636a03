import Database
import Essentials
import Foundation
import Synchronization

/// Backups: all content in one file that either engine takes back. The file is complete when it has its name.
public enum Backup {
  /// Writes the file while the server may go on serving.
  public static func write(
    _ store: Store, to path: String, progress: @escaping @Sendable (Double) -> Void
  ) async throws -> [Archive.Table] {
    guard !FileManager.default.fileExists(atPath: path) else { throw BackupRefusal.exists(path) }
    let part = "\(path).\(UInt32.random(in: 0...UInt32.max)).part"
    // Where others may write, they could have laid a link or a file of theirs there.
    let number = open(part, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw BackupRefusal.cannotWrite(path) }
    let file = FileHandle(fileDescriptor: number, closeOnDealloc: true)
    do {
      let tables = try await Archive.write(store, progress: progress) { try file.write(contentsOf: Data($0)) }
      try file.synchronize()
      try file.close()
      guard !FileManager.default.fileExists(atPath: path) else { throw BackupRefusal.exists(path) }
      guard rename(part, path) == 0 else { throw BackupRefusal.cannotWrite(path) }
      keepName(of: path)
      return tables
    } catch {
      unlink(part)
      throw error is CocoaError ? BackupRefusal.cannotWrite(path) : error
    }
  }

  /// The name is on the disk, too, when the backup is said to be there.
  private static func keepName(of path: String) {
    let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return }
    _ = fsync(folder)
    _ = close(folder)
  }

  /// What a backup keeps of signing in has perhaps been ended since: everybody signs in anew.
  private static let ended: Set = ["sign_in", "sign_in_link"]

  /// Reads the file into the store's empty database.
  public static func restore(
    _ store: Store, from path: String, progress: @escaping @Sendable (Int) -> Void
  ) async throws -> [Archive.Table] {
    guard let file = FileHandle(forReadingAtPath: path) else { throw BackupRefusal.cannotRead(path) }
    let lines = FileLines(file)
    return try await Archive.restore(store, MigrationList.all, without: ended, progress: progress) {
      try lines.next()
    }
  }
}

/// The lines of a file, however long it is.
private final class FileLines: Sendable {
  fileprivate struct Place {
    let file: FileHandle
    var buffer: [UInt8] = []
    var start = 0
  }

  private let place: Mutex<Place>

  init(_ file: sending FileHandle) { place = Mutex(Place(file: file)) }

  func next() throws -> ArraySlice<UInt8>? { try place.withLock { try $0.next() } }
}

extension FileLines.Place {
  fileprivate mutating func next() throws -> ArraySlice<UInt8>? {
    while true {
      if let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return buffer[start..<end]
      }
      guard let more = try file.read(upToCount: 1 << 20), !more.isEmpty else {
        defer { start = buffer.count }
        return start < buffer.count ? buffer[start...] : nil
      }
      buffer = Array(buffer[start...]) + more
      start = 0
    }
  }
}

public enum BackupRefusal: Refusal {
  case exists(String)
  case cannotWrite(String)
  case cannotRead(String)

  public var sentence: String {
    switch self {
    case .exists(let path): "There is a file \(path) already. Give the backup a name of its own."
    case .cannotWrite(let path):
      "\(path) cannot be written. Check the folder, its permissions and its free space."
    case .cannotRead(let path):
      "There is no file \(path) that can be read. Check its name and its permissions."
    }
  }
}
