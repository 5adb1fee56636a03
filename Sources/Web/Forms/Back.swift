import Essentials
import Hummingbird

/// Where a deed was asked for, so that it leads back there: the address says it as `back`.
public enum Back {
  /// Only pages of this site; `other` when the request names none.
  public static func link(_ request: Request, or other: Link) -> Link {
    let typed = request.query("back")
    guard typed.hasPrefix("/"), !typed.hasPrefix("//"), let link = Link(checking: typed) else { return other }
    return link
  }
}
