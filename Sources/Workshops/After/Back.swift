import Essentials
import Hummingbird
import Web

/// Where a deed was asked for, so that it leads back there. Only pages of this site.
enum Back {
  static func link(_ request: Request, or other: Link) -> Link {
    let typed = request.query("back")
    guard typed.hasPrefix("/"), !typed.hasPrefix("//"), let link = Link(checking: typed) else { return other }
    return link
  }
}
