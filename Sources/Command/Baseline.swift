import ArgumentParser
import Guildhall

/// What the server could do at most on this machine: bin/bench measures pages against it.
struct Baseline: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve one constant answer of 5 kB, to measure against.", shouldDisplay: false)

  @Option(help: "The port to listen on.")
  var port: Int

  func run() async throws { try await BaselineServer(port: port).run() }
}
