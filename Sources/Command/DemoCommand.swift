import ArgumentParser
import Doors
import Essentials
import Foundation
import Guildhall

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Fill a fresh data folder with an invented organisation, and serve it.")

  @OptionGroup var data: DataOptions

  @Option(help: "How many people the organisation has.")
  var people = 120

  @Option(help: "How many years of history.")
  var years = 0.75

  @Option(help: "Another seed makes another organisation.")
  var seed: UInt64 = 1

  @Option(help: "The port to listen on (GUILDHALL_PORT). Default: 8080")
  var port: Int?

  @Flag(help: "Fill only; do not serve.")
  var fillOnly = false

  func validate() throws {
    guard (12...20_000).contains(people) else {
      throw ValidationError("--people is a whole number from 12 to 20000.")
    }
    guard (0.1...5).contains(years) else { throw ValidationError("--years is a number from 0.1 to 5.") }
  }

  func run() async throws {
    let settings = try data.settings(port: port)
    let today = Demo.today()
    let demo = Demo(people: people, years: years, seed: seed, today: today)
    let bar = ProgressBar("Filling \(settings.data)")
    let guides = try await Stop.explaining {
      try await demo.fill(settings, logger: Log.make(settings)) { share in bar.show(share) }
    }
    bar.finish()
    try await data.withInstance(port: port) { instance in
      for guide in guides {
        if let link = try await instance.signInLink(for: guide.email, lasting: .days(7)) {
          Say.line("\(guide.role.padding(toLength: 14, withPad: " ", startingAt: 0)) \(link)")
        }
      }
      let folder = settings.data.contains(" ") ? "'\(settings.data)'" : settings.data
      Say.line(
        "Each link signs in once, within seven days. Another: guildhall person link ADDRESS --data \(folder)")
      for guide in guides { Say.line("  \(guide.role): \(guide.email)") }
    }
    guard !fillOnly else { return }
    var serve = try Serve.parse([])
    serve.data = data
    serve.port = port
    try await serve.run()
  }
}

/// How far a long work is, on one line of standard error; silent where nobody watches.
final class ProgressBar: Sendable {
  private let title: String
  private let isWatched = isatty(STDERR_FILENO) == 1

  init(_ title: String) { self.title = title }

  func show(_ share: Double) {
    guard isWatched else { return }
    let done = Int(max(0, min(1, share)) * 40)
    write(
      "\r\(title) [\(String(repeating: "=", count: done))\(String(repeating: " ", count: 40 - done))] \(Int(share * 100))%"
    )
  }

  func show(rows: Int) { if isWatched { write("\r\(title): \(rows) rows") } }

  func finish() { if isWatched { write("\r\(title): done.\u{1B}[K\n") } }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
