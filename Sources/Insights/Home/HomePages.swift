import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// `/`: where everybody begins. Whoever is not signed in is led to the sign-in; while nobody has set the hall up, the page
/// says how to.
public struct HomePages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.open.get("/", use: show)
  }

  @Sendable func show(_ request: Request, _ context: Visitor) async throws -> Response {
    guard let viewer = context.viewer else { return try await entrance(context) }
    let now = doors.now()
    let today = viewer.zone.wall(at: now).day
    let story = try await doors.store.read { tx in
      try HomeStory.find(
        for: viewer.person, isOrganiser: viewer.mayOrganise,
        isAdministrator: viewer.has(Role.administrator.rawValue), today: today, in: tx)
    }
    return context.page(title: say("Home"), section: .home, HomePage(story: story, viewer: viewer, now: now))
  }

  private func entrance(_ context: Visitor) async throws -> Response {
    let isFounded = try await doors.store.read { tx in try Organisation.find(in: tx) != nil }
    if isFounded { return context.redirect(to: SignInURL.page) }
    return context.page(title: say("Not set up yet"), frame: .bare, NotSetUpPage())
  }
}
