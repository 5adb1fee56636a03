import Essentials

/// A whole page of the product: masthead, `body`, foot.
public struct Layout: View {
  let title: String
  let viewer: Viewer?
  let section: Section?
  let flash: String?
  let organisation: String
  let now: Instant?
  let isNarrow: Bool
  let content: HTML

  /// - Parameters:
  ///   - viewer: nil where nobody is signed in; then there is no navigation.
  ///   - section: the part of the product the page belongs to.
  ///   - flash: what the last deed left to say.
  ///   - organisation: its name, where no viewer says it.
  ///   - now: names the viewer's zone as it is called at this time of the year.
  ///   - isNarrow: text and forms only.
  ///   - body: what stands in `main`; it begins with a `PageHead` or another `h1`.
  public init(
    title: String, viewer: Viewer?, section: Section? = nil, flash: String? = nil, organisation: String = "",
    now: Instant? = nil, isNarrow: Bool = false, body: some View
  ) {
    (self.title, self.viewer, self.section, self.flash) = (title, viewer, section, flash)
    self.organisation = viewer?.organisation ?? organisation
    (self.now, self.isNarrow, content) = (now, isNarrow, body.html)
  }

  public var html: HTML {
    Document(
      title: title,
      content: """
        \(Masthead(viewer: viewer, section: section))
        <main class="page\(isNarrow ? " page--narrow" : "")" id="main" tabindex="-1">
        \(FlashPlace(sentence: flash))
        \(content)
        </main>
        \(Colophon(organisation: organisation, viewer: viewer, now: now))
        """
    ).html
  }
}

/// A page that is one question, such as signing in or giving feedback: the mark, one column, nothing to wander off to.
public struct BarePage: View {
  let title: String
  let organisation: String
  let flash: String?
  let isWide: Bool
  let content: HTML

  /// - Parameter isWide: for forms with fields beside each other, such as the set-up.
  public init(
    title: String, organisation: String = "", flash: String? = nil, isWide: Bool = false, body: some View
  ) {
    (self.title, self.organisation, self.flash) = (title, organisation, flash)
    (self.isWide, content) = (isWide, body.html)
  }

  public var html: HTML {
    Document(
      title: title,
      content: """
        <main class="bare\(isWide ? " bare--wide" : "")" id="main" tabindex="-1">
        <p class="bare__from"><a href="\(HallLinks.home)">\(Mark(.small))Guildhall</a>\
        \(if: !organisation.isEmpty, "<span class=\"bare__house\">\(organisation)</span>")</p>
        \(FlashPlace(sentence: flash))
        \(content)
        </main>
        """
    ).html
  }
}
