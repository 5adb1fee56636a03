import ArgumentParser
import Doors
import Foundation
import Guildhall
import Hummingbird
import Logging

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve the pages, and do the work in the background.")

  @OptionGroup var data: DataOptions

  @Option(help: "The port to listen on (GUILDHALL_PORT). Default: 8080")
  var port: Int?

  @Option(help: "The address to listen on (GUILDHALL_HOST). Default: 127.0.0.1")
  var host: String?

  func run() async throws {
    let instance = try await data.instance(port: port, host: host)
    for warning in instance.doors.settings.warnings { instance.logger.warning("\(warning)") }
    // Said when it listens: a link to a port that is somebody else's leads astray.
    let link = try await instance.setUpLink()
    let address = instance.doors.settings.baseURL
    let settings = instance.doors.settings
    let application = instance.application {
      settings.noteServing()
      if let link { Say.line("This Guildhall is new. Set it up here, within a day:\n\n  \(link)\n") }
      Say.line("Guildhall \(Version.number) serves \(address)")
    }
    do {
      try await application.runService()
    } catch {
      throw ListeningFault.sentence(error, instance.doors.settings).map(Stop.init) ?? error
    }
    await instance.close()
  }
}

/// Why the server does not listen where it should.
private enum ListeningFault {
  /// Nil when the error is about something else. The kernel's number stands in the error's description.
  static func sentence(_ error: any Error, _ settings: Settings) -> String? {
    let text = "\(error)"
    if text.contains("errno: \(EADDRINUSE)") {
      return "Port \(settings.port) is taken. Choose another with --port, or end what listens there."
    }
    if text.contains("errno: \(EACCES)") {
      return
        "Port \(settings.port) is not for this user: ports below 1024 belong to root. Choose another with --port."
    }
    if text.contains("errno: \(EADDRNOTAVAIL)") {
      return "\(settings.host) is no address of this machine. Choose one of its own with --host."
    }
    return nil
  }
}

/// What a command answers, on standard output and at once.
enum Say {
  /// What comes out of a file must not steer the terminal.
  static func line(_ text: String) {
    let shown = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t" ? "\u{FFFD}" : $0
        }))
    FileHandle.standardOutput.write(Data((shown + "\n").utf8))
  }
}
