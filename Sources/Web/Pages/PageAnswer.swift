import Essentials
import HTTPTypes
import Hummingbird

extension PageContext {
  /// A whole page: `body` inside its frame, with what the last deed left to say.
  public func page(
    title: String, section: Section? = nil, status: HTTPResponse.Status = .ok, frame: PageFrame = .full,
    _ body: some View
  ) -> Response {
    let document = framed(title, section, frame, body)
    var response = answer(document.bytes, type: "text/html; charset=utf-8", status: status)
    // What somebody sees when signed in is kept by no browser: the next person at a shared computer goes back to nothing.
    if visitor.viewer != nil { response.headers[.cacheControl] = "private, no-store" }
    if visitor.flash != nil { response.setCookie(Flash.spent(secure: visitor.isSecure)) }
    return response
  }

  private func framed(_ title: String, _ section: Section?, _ frame: PageFrame, _ body: some View) -> HTML {
    switch frame {
    case .full, .narrow:
      Layout(
        title: title, viewer: visitor.viewer, section: section, flash: visitor.flash,
        organisation: visitor.organisation, isNarrow: frame == .narrow, body: body
      ).html
    case .bare, .bareWide:
      BarePage(
        title: title, organisation: visitor.organisation, flash: visitor.flash, isWide: frame == .bareWide,
        body: body
      ).html
    }
  }
}

/// What stands around a page: everything; the same with a narrow column for text and forms; or nearly nothing, for
/// a page that is one question.
public enum PageFrame: Sendable { case full, narrow, bare, bareWide }

/// The main parts of the product, as the navigation shows them.
public enum Section: String, Sendable {
  case home, topics, sessions, people, overview, administration
}
