import Database
import Doors
import Essentials
import HTTPTypes
import Hummingbird
import Notices
import Web

/// `/metrics` for Prometheus: what the server does and what waits. Only for whoever holds the token of the settings;
/// without one there is no such page.
struct MetricsPages: Sendable {
  let doors: Doors
  let traffic: Traffic

  func add(to rooms: Rooms) { rooms.open.get("/metrics", use: show) }

  @Sendable func show(_ request: Request, _ context: Visitor) async throws -> Response {
    guard let token = doors.settings.metricsToken else { throw NotHere() }
    // By their hashes, so that the time it takes tells nothing of how much of a guess was right.
    guard Key.hash(of: request.headers[.authorization] ?? "") == Key.hash(of: "Bearer \(token)") else {
      var refusal = context.answer(
        Array("a token is needed\n".utf8), type: "text/plain", status: .unauthorized)
      refusal.headers[.wwwAuthenticate] = "Bearer"
      return refusal
    }
    var figures = traffic.exposition
    figures += statements
    figures += try await work()
    return context.answer(Array(figures.text.utf8), type: Exposition.contentType)
  }

  private var statements: Exposition {
    var figures = Exposition()
    figures.describe("guildhall_build_info", .gauge, "The version of the program and its database's engine.")
    figures.add(
      "guildhall_build_info", ["version": Version.number, "engine": doors.store.engineName], 1)
    figures.add(
      "guildhall_statements_total", .counter, "Statements sent to the database.", StatementCount.total)
    figures.add(
      "guildhall_replays_total", .counter, "Transactions run again because others were in their way.",
      doors.store.replays)
    return figures
  }

  private func work() async throws -> Exposition {
    let (jobs, letters) = try await doors.store.read { tx in
      (try Jobs.figures(in: tx), try Outbox.counts(in: tx))
    }
    var figures = Exposition()
    figures.add(
      "guildhall_database_bytes", .gauge, "How large the database is.", try await doors.store.byteCount())
    figures.describe("guildhall_jobs", .gauge, "Background jobs that are not finished.")
    let states = [
      ("waiting", jobs.waiting), ("overdue", jobs.overdue), ("running", jobs.running), ("dead", jobs.dead),
    ]
    for (state, count) in states { figures.add("guildhall_jobs", ["state": state], Double(count)) }
    figures.describe("guildhall_letters", .gauge, "Letters that have not left.")
    for state in LetterState.allCases where state != .sent {
      figures.add("guildhall_letters", ["state": state.rawValue], Double(letters[state] ?? 0))
    }
    return figures
  }
}
