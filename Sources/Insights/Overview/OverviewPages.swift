import Database
import Doors
import Essentials
import Hummingbird
import People
import Web
import Workshops

/// How the whole is going, for those who organise and sponsor it: figures, and for each of them what it is made of.
public struct OverviewPages: Sendable {
  let doors: Doors
  let shelf: OverviewShelf

  public init(_ doors: Doors) {
    self.doors = doors
    shelf = OverviewShelf(clock: doors.now)
  }

  public func add(to rooms: Rooms) {
    rooms.sponsor.get("/overview", use: show)
    rooms.sponsor.get("/overview/topics", use: topics)
    rooms.sponsor.get("/overview/sessions", use: sessions)
    rooms.sponsor.get("/overview/commitments", use: commitments)
    rooms.sponsor.get("/overview/actions", use: actions)
    rooms.sponsor.get("/overview/departments.csv", use: departments)
    rooms.sponsor.get("/overview/departments/:department", use: department)
  }

  @Sendable func show(_ request: Request, _ context: Sponsor) async throws -> Response {
    let period = period(request)
    let counted = try await shelf.figures(period) { [doors] in try await Self.count(period, doors) }
    return context.page(
      title: say("Overview"), section: .overview, OverviewPage(counted: counted, now: doors.now()))
  }

  private static func count(_ period: OverviewPeriod, _ doors: Doors) async throws
    -> (OverviewSpan, OverviewFigures)
  {
    // Writing is kept short, and left out where nothing has come to be shown.
    if try await doors.store.read({ tx in try !FeedbackTotals.ready(in: tx).isEmpty }) {
      try await doors.store.write { tx in try FeedbackTotals.bringToLight(in: tx) }
    }
    try await batchCommitments(doors)
    let now = doors.now()
    return try await doors.store.read { tx in
      let span = try OverviewSpan.find(period, now: now, in: tx)
      return (span, try OverviewFigures.find(span, in: tx))
    }
  }

  private static func batchCommitments(_ doors: Doors) async throws {
    guard try await doors.store.read({ tx in try CommitmentBatches.areReady(in: tx) }) else { return }
    try await doors.store.write { tx in try CommitmentBatches.make(in: tx) }
  }

  @Sendable func topics(_ request: Request, _ context: Sponsor) async throws -> Response {
    let (period, now) = (period(request), doors.now())
    let (show, after) = (TopicShow(rawValue: request.query("show")) ?? .all, request.query("after"))
    let (span, list) = try await doors.store.read { tx in
      let span = try OverviewSpan.find(period, now: now, in: tx)
      return (span, try OverviewTopics.find(show, since: span.start, after: after, in: tx))
    }
    return context.page(
      title: show.word, section: .overview, OverviewTopicsPage(list: list, span: span, isFirst: after.isEmpty)
    )
  }

  @Sendable func sessions(_ request: Request, _ context: Sponsor) async throws -> Response {
    let (period, now) = (period(request), doors.now())
    let (show, after) = (SessionShow(rawValue: request.query("show")) ?? .held, request.query("after"))
    let (span, list) = try await doors.store.read { tx in
      let span = try OverviewSpan.find(period, now: now, in: tx)
      return (span, try OverviewSessions.find(show, since: span.start, after: after, in: tx))
    }
    let view = OverviewSessionsPage(list: list, span: span, isFirst: after.isEmpty, zone: context.viewer.zone)
    return context.page(title: show.word, section: .overview, view)
  }

  @Sendable func commitments(_ request: Request, _ context: Sponsor) async throws -> Response {
    let (period, now) = (period(request), doors.now())
    try await Self.batchCommitments(doors)
    let (span, list) = try await doors.store.read { tx in
      let span = try OverviewSpan.find(period, now: now, in: tx)
      return (span, try OverviewCommitments.find(since: span.start, today: span.today, in: tx))
    }
    let view = OverviewCommitmentsPage(list: list, span: span, zone: context.viewer.zone)
    return context.page(title: say("Commitments"), section: .overview, view)
  }

  @Sendable func actions(_ request: Request, _ context: Sponsor) async throws -> Response {
    let (period, now) = (period(request), doors.now())
    let (show, after) = (ActionShow(rawValue: request.query("show")) ?? .open, request.query("after"))
    let (span, list) = try await doors.store.read { tx in
      let span = try OverviewSpan.find(period, now: now, in: tx)
      return (span, try OverviewActions.find(show, span, after: after, in: tx))
    }
    return context.page(
      title: show.word, section: .overview,
      OverviewActionsPage(list: list, span: span, isFirst: after.isEmpty))
  }

  @Sendable func departments(_ request: Request, _ context: Sponsor) async throws -> Response {
    let (period, now) = (period(request), doors.now())
    let reach = try await doors.store.read { tx in
      try Reach.find(since: try OverviewSpan.find(period, now: now, in: tx).start, in: tx)
    }
    return context.file(ReachWords.csv(reach), name: "departments.csv", type: "text/csv; charset=utf-8")
  }

  @Sendable func department(_ request: Request, _ context: Sponsor) async throws -> Response {
    let (id, period, now) = (try context.id("department", of: Department.self), period(request), doors.now())
    let view = try await doors.store.read { tx in
      let span = try OverviewSpan.find(period, now: now, in: tx)
      let reach = try Reach.find(since: span.start, in: tx)
      guard let group = reach.alone(id) else { throw NotHere() }
      return DepartmentPage(
        group: group, sessions: try DepartmentSession.all(of: id, since: span.start, in: tx), span: span,
        zone: context.viewer.zone)
    }
    return context.page(title: view.name, section: .overview, view)
  }

  /// Ninety days where the address names no period.
  private func period(_ request: Request) -> OverviewPeriod {
    OverviewPeriod(rawValue: request.query("period")) ?? .quarter
  }
}
