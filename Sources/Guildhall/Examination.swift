import Database
import Doors
import Essentials
import Foundation
import People

/// What `guildhall doctor` looks at: whether an installation can do its work, and if not, what cures it.
public struct Examination: Sendable {
  /// One thing looked at. `cure` is nil when it is well.
  public struct Finding: Sendable {
    public let subject: String
    public let sentence: String
    public let cure: String?

    static func well(_ subject: String, _ sentence: String) -> Finding {
      Finding(subject: subject, sentence: sentence, cure: nil)
    }
    static func ill(_ subject: String, _ sentence: String, cure: String) -> Finding {
      Finding(subject: subject, sentence: sentence, cure: cure)
    }
  }

  let settings: Settings

  public init(_ settings: Settings) { self.settings = settings }

  public func findings() async -> [Finding] {
    [configuration, disk, clock] + (await database()) + [await mail()]
  }

  private var configuration: Finding {
    let subject = "configuration"
    guard settings.warnings.isEmpty else {
      return .ill(
        subject, settings.warnings.joined(separator: " "), cure: "Change the settings that are named.")
    }
    return .well(
      subject, "People find this Guildhall at \(settings.baseURL); its data is in \(settings.data).")
  }

  private var disk: Finding {
    let files = FileManager.default
    guard files.fileExists(atPath: settings.data) else {
      return .ill(
        "disk", "There is no data folder \(settings.data).",
        cure: "Check --data; guildhall serve makes it when it begins.")
    }
    guard files.isWritableFile(atPath: settings.data) else {
      return .ill(
        "disk", "The data folder \(settings.data) cannot be written.",
        cure: "Give it to the user who runs guildhall.")
    }
    let free =
      try? files.attributesOfFileSystem(forPath: settings.data)[.systemFreeSize] as? Int64
    guard let free else {
      return .ill("disk", "The free space cannot be read.", cure: "Check the data folder's disk.")
    }
    let megabytes = free / 1_000_000
    return megabytes < 500
      ? .ill(
        "disk", "Only \(megabytes) MB are free where the data is.", cure: "Free some space, at least 500 MB.")
      : .well("disk", "The data folder can be written; \(megabytes) MB are free.")
  }

  /// A clock that is older than the program is wrong for certain; mail links and reminders would be, too.
  private var clock: Finding {
    let now = Store.World.systemClock()
    let oldest = Instant(milliseconds: 1_793_491_200_000)
    guard now > oldest else {
      return .ill(
        "clock", "It says \(Zone.utc.wall(at: now).text) UTC, before this program was made.",
        cure: "Set the clock; use NTP.")
    }
    guard Zone.names.count > 300 else {
      return .ill("clock", "The time zone database is missing.", cure: "Install the package tzdata.")
    }
    return .well(
      "clock", "It is \(Zone.utc.wall(at: now).text) UTC, and \(Zone.names.count) time zones are known.")
  }

  private func mail() async -> Finding {
    guard let server = settings.mailServer else {
      return .well(
        "mail", "No mail server is set (smtp_url): letters wait in the outbox under Administration.")
    }
    guard let fault = await SMTPPost(server).trial() else {
      return .well("mail", "\(server.host) answers and takes our sign-in.")
    }
    return .ill("mail", fault.sentence, cure: "Check smtp_url: host, port, starttls, user and password.")
  }
}

extension Examination {
  private func database() async -> [Finding] {
    let subject = "database"
    guard settings.hasDatabase else {
      return [
        .ill(
          subject, "There is none yet: \(settings.database) is missing.",
          cure: "Check --data and --database, or start guildhall serve and open the link it prints.")
      ]
    }
    let store: Store
    do {
      store = try await Store.open(settings.database)
    } catch {
      return [
        .ill(
          subject, "It cannot be opened: \(error).",
          cure: "Check database (GUILDHALL_DATABASE) and whether the server runs.")
      ]
    }
    var findings: [Finding] = []
    do {
      let pending = try await Migrator.pending(store, MigrationList.all)
      findings.append(
        pending.isEmpty
          ? .well(subject, "\(store.engineName) answers and has the schema of this version.")
          : .ill(
            subject, "\(pending.count) schema steps have not run yet.",
            cure: "Start guildhall serve, or run guildhall migrate."))
      findings += try await store.examine().complaints.map { complaint in
        .ill(subject, complaint, cure: "See the sentence; docs/operating.md tells how to restore a backup.")
      }
      if pending.isEmpty { findings += try await organisation(in: store) }
    } catch let fault as MigrationFault {
      findings.append(
        .ill(
          subject, "\(fault)",
          cure: "Use the version of guildhall that the database was made by, or a newer one."))
    } catch {
      findings.append(
        .ill(
          subject, "It cannot be read: \(error).",
          cure: "Restore a backup if it is damaged; docs/operating.md tells how."))
    }
    await store.close()
    return findings
  }

  private func organisation(in store: Store) async throws -> [Finding] {
    let (organisation, administrators, work) = try await store.read { tx in
      (try Organisation.find(in: tx), try Person.administratorCount(in: tx), try WorkFindings.find(in: tx))
    }
    guard let organisation else {
      return [
        .ill(
          "set-up", "Nobody has set this Guildhall up.",
          cure: "Start guildhall serve and open the link it prints.")
      ]
    }
    let head: Finding =
      administrators == 0
      ? .ill(
        "set-up", "\(organisation.name) has no administrator.",
        cure: "Run guildhall person role EMAIL administrator.")
      : .well("set-up", "\(organisation.name) is set up, with \(administrators) administrator(s).")
    return [head] + work.findings
  }
}
