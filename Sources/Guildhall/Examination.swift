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
