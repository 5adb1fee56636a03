import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// `/topics/duplicates`: pairs that probably ask for the same, to be merged or told apart.
public struct LikenessPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.organiser.get("/topics/duplicates", use: show)
    rooms.organiser.post("/topics/duplicates/dismissal", use: dismiss)
  }

  @Sendable func show(_ request: Request, _ context: Organiser) async throws -> Response {
    let view = try await doors.store.read { tx in
      DuplicatesPage(
        pairs: try LikelyPair.first(in: tx), count: try LikelyPair.count(in: tx),
        piles: try TriageBoard.counts(in: tx))
    }
    return context.page(title: say("Likely duplicates"), section: .topics, view)
  }

  @Sendable func dismiss(_ request: Request, _ context: Organiser) async throws -> Response {
    let (form, person) = (try await request.form(), context.viewer.person)
    guard let one = ID<Topic>(form["topic"]), let other = ID<Topic>(form["other"]) else { throw NotHere() }
    try await doors.store.write { tx in try LikelyPair.dismiss(one, other, by: person, in: tx) }
    return context.redirect(
      to: LikenessURL.page, saying: say("Noted. They are not shown as the same again."))
  }
}

enum LikenessURL {
  static let page = Link("/topics/duplicates")
  static let dismissal = Link("/topics/duplicates/dismissal")
}
