import ArgumentParser
import Database
import Doors
import Guildhall

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Write everything into one file, while the server may go on serving.",
    discussion: """
      The file can be restored on SQLite and on PostgreSQL, by this version and by later ones. It holds all that people
      wrote; keep it as safe as the database. It is plain text: gzip makes it small.
      """)

  @Argument(help: "The file to write; it must not be there yet.", completion: .file())
  var file: String

  @OptionGroup var data: DataOptions

  func run() async throws { try await ArchiveWork.write(file, data) }
}

struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring back what backup wrote, into an empty data folder or database.",
    discussion: """
      It is all or nothing, but for browsers: everybody signs in anew. Letters that waited when the backup was made are sent once the server starts: to look around only, start it
      without smtp_url.
      """)

  @Argument(help: "A file that backup wrote.", completion: .file())
  var file: String

  @OptionGroup var data: DataOptions

  func run() async throws {
    let settings = try data.settings()
    let bar = ProgressBar("Restoring")
    let tables = try await Stop.explaining {
      let store = try await Store.open(settings.database)
      do {
        let tables = try await Backup.restore(store, from: file) { bar.show(rows: $0) }
        await store.close()
        return tables
      } catch {
        await store.close()
        throw error
      }
    }
    bar.finish()
    Say.line("\(ArchiveWork.sum(tables)) are back in \(settings.data).")
  }
}

enum ArchiveWork {
  /// The database is read as it is: one that waits for an upgrade is not changed.
  static func write(_ file: String, _ data: DataOptions) async throws {
    let settings = try data.settings(makesFolder: false)
    guard settings.hasDatabase else {
      throw Stop("There is no Guildhall in \(settings.data). Check --data and --database.")
    }
    let bar = ProgressBar("Writing \(file)")
    let tables = try await Stop.explaining {
      let store = try await Store.open(settings.database)
      do {
        let tables = try await Backup.write(store, to: file) { bar.show($0) }
        await store.close()
        return tables
      } catch {
        await store.close()
        throw error
      }
    }
    bar.finish()
    Say.line("\(file) holds \(sum(tables)).")
  }

  static func sum(_ tables: [Archive.Table]) -> String {
    "\(tables.count) tables with \(tables.reduce(0) { $0 + $1.rows }) rows"
  }
}
