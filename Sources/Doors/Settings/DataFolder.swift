import Essentials
import Foundation

extension Settings {
  /// False when the database is a file that is not there yet; whether a server has one is for it to say.
  public var hasDatabase: Bool {
    database.hasPrefix("postgres") || FileManager.default.fileExists(atPath: database)
  }

  /// Where the server on this data was reached last, for commands that print links and were told nothing else.
  private var servingPath: String { path("serving") }

  /// Notes where people reach the server; without it links of other commands lead to the built-in port.
  public func noteServing() { try? Data(baseURL.utf8).write(to: URL(fileURLWithPath: servingPath)) }

  /// The same settings with the running server's address, unless one was given.
  public func asServed() -> Settings {
    guard !isBaseURLGiven, let noted = try? String(contentsOfFile: servingPath, encoding: .utf8),
      Link(checking: noted) != nil
    else { return self }
    var settings = self
    settings.baseURL = noted
    return settings
  }

  /// Makes the data folder if it is not there yet, readable for its owner only, and proves that it can be written.
  public func prepareDataFolder() throws(SettingsFault) {
    do {
      try FileManager.default.createDirectory(
        atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw SettingsFault(
        "The data folder \(data) cannot be made; choose another with --data or make it by hand.")
    }
    guard FileManager.default.isWritableFile(atPath: data) else {
      throw SettingsFault(
        "The data folder \(data) cannot be written; let the user who runs guildhall write in it.")
    }
  }
}
