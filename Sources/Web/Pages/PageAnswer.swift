import Essentials
import HTTPTypes
import Hummingbird

extension PageContext {
  /// A whole page: `body` inside the layout, with what the last deed left to say.
  public func page(
    title: String, section: Section? = nil, status: HTTPResponse.Status = .ok, _ body: some View
  ) -> Response {
    let document: HTML = "<!doctype html><title>\(title)</title><main>\(body)</main>"
    var response = answer(document.bytes, type: "text/html; charset=utf-8", status: status)
    if visitor.flash != nil { response.setCookie(Flash.spent(secure: visitor.isSecure)) }
    return response
  }
}

/// The main parts of the product, as the navigation shows them.
public enum Section: String, Sendable {
  case home, topics, sessions, people, overview, administration
}
