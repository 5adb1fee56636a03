import Essentials
import Hummingbird

/// Where a deed was asked for, so that it leads back there: the address says it as `back`.
public enum Back {
  /// Only pages of this site; `other` when the request names none.
  public static func link(_ request: Request, or other: Link) -> Link {
    let typed = request.query("back")
    guard typed.hasPrefix("/"), let link = Link(checking: typed), link.text.hasPrefix("/") else {
      return other
    }
    return link
  }

  /// The page of this site that the request came from, if the browser says it (RFC 9110 §10.1.3).
  static func referrer(_ request: Request) -> Link? {
    guard let text = request.headers[.referer], let host = request.head.authority else { return nil }
    for scheme in ["https", "http"] where text.hasPrefix("\(scheme)://\(host)/") {
      let path = String(text.dropFirst("\(scheme)://\(host)".count))
      return path == request.uri.string ? nil : Link(checking: path)
    }
    return nil
  }
}
