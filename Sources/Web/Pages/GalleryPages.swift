import Essentials
import Hummingbird

/// Every component and sample on one page, in development only.
public struct GalleryPages: Sendable {
  public init() {}

  public func add(to rooms: Rooms) {
    rooms.open.get("/gallery") { _, context in context.page(title: "Gallery", Gallery()) }
  }
}
