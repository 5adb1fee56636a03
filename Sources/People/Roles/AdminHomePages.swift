import Database
import Doors
import Essentials
import Hummingbird
import Web

/// `/admin`: where an administrator begins. Areas above hand in the pages they add.
public struct AdminHomePages: Sendable {
  let doors: Doors
  let others: [AdminEntry]

  public init(_ doors: Doors, also others: [AdminEntry] = []) { (self.doors, self.others) = (doors, others) }

  public func add(to rooms: Rooms) {
    rooms.administrator.get("/admin", use: show)
  }

  @Sendable func show(_ request: Request, _ context: Administrator) async throws -> Response {
    let figures = try await doors.store.read { tx in try AdminFigures.find(in: tx) }
    return context.page(
      title: say("Administration"), section: .administration, AdminHomePage(figures: figures, others: others))
  }
}
