import ArgumentParser
import Database
import Doors
import Essentials
import Foundation
import Guildhall
import Logging
import People

/// Where the data is: every command takes these.
struct DataOptions: ParsableArguments {
  @Option(help: "The folder for everything Guildhall keeps (GUILDHALL_DATA). Default: ./data")
  var data: String?

  @Option(help: "postgres://…, or sqlite:FILE (GUILDHALL_DATABASE). Default: SQLite in the data folder.")
  var database: String?

  /// - Parameter makesFolder: false for commands that only look.
  func settings(port: Int? = nil, host: String? = nil, makesFolder: Bool = true) throws -> Settings {
    var flags: [Setting: String] = [:]
    flags[.data] = data
    flags[.database] = database
    flags[.port] = port.map(String.init)
    flags[.host] = host
    // Whatever is written from here on is for its owner only.
    umask(0o077)
    do {
      let settings = try Settings.read(flags: flags)
      if makesFolder { try settings.prepareDataFolder() }
      return settings
    } catch {
      throw Stop(error.sentence)
    }
  }

  /// An instance whose database is there and of this version.
  func instance(port: Int? = nil, host: String? = nil, asServed: Bool = false) async throws -> Instance {
    var settings = try settings(port: port, host: host)
    if asServed { settings = settings.asServed() }
    return try await Stop.explaining { try await Instance.open(settings, logger: Log.make(settings)) }
  }

  /// The same for what only makes sense where an organisation is: a folder that was mistyped is not filled.
  func withOrganisation(_ work: (Instance) async throws -> Void) async throws {
    let settings = try settings(makesFolder: false)
    guard settings.hasDatabase else {
      throw Stop(
        "There is no Guildhall in \(settings.data). Check --data, or run guildhall serve to begin one.")
    }
    try await withInstance(asServed: true) { instance in
      guard try await instance.doors.store.read({ tx in try Organisation.find(in: tx) }) != nil else {
        throw NotSetUp()
      }
      try await work(instance)
    }
  }

  /// Opens, works, and closes again.
  func withInstance(
    port: Int? = nil, asServed: Bool = false, _ work: (Instance) async throws -> Void
  ) async throws {
    let instance = try await instance(port: port, asServed: asServed)
    do {
      try await Stop.explaining { try await work(instance) }
    } catch {
      await instance.close()
      throw error
    }
    await instance.close()
  }
}

/// The command ends with a sentence for the person who typed it.
struct Stop: Error, CustomStringConvertible, LocalizedError {
  let description: String
  init(_ sentence: String) { description = sentence }
  var errorDescription: String? { description }

  /// Turns what the layers below say into a sentence; whatever has none is a fault of ours and passes through.
  static func explaining<Value>(_ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch let error as DatabaseFault {
      throw Stop("The database did not do it: \(error).")
    } catch let error as MigrationFault {
      throw Stop(error.description)
    } catch let error as ArchiveFault {
      throw Stop(error.description)
    } catch let error as any Refusal {
      throw Stop(error.sentence)
    } catch let error as FieldErrors {
      throw Stop(error.entries.map(\.sentence).joined(separator: "\n"))
    } catch let error as SettingsFault {
      throw Stop(error.sentence)
    }
  }
}

/// Log lines go to standard error, so that what a command answers can be piped.
enum Log {
  static func make(_ settings: Settings) -> Logger {
    var logger = Logger(label: "guildhall") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = settings.logLevel
    return logger
  }
}
