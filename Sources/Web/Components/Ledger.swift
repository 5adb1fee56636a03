import Essentials

/// The house's container: a rule, a heading, its content. With a margin the heading stands beside the content.
public struct LedgerSection: View {
  public enum Shape: Sendable { case plain, margin }

  let title: String
  let id: String
  let shape: Shape
  let note: HTML?
  let more: (label: String, target: Link)?
  let content: HTML

  /// - Parameters:
  ///   - id: the place in the page, for links to it; made from the title where none is given.
  ///   - note: a few words beside the heading.
  ///   - more: a link to all of what this is a part of.
  public init(
    _ title: String, id: String? = nil, _ shape: Shape, note: HTML? = nil,
    more: (label: String, target: Link)? = nil, _ content: HTML
  ) {
    (self.title, self.id, self.shape) = (title, id ?? Anchor.name(title), shape)
    (self.note, self.more, self.content) = (note, more, content)
  }

  /// A section with its heading above it.
  public init(
    _ title: String, id: String? = nil, note: HTML? = nil, more: (label: String, target: Link)? = nil,
    _ content: HTML
  ) {
    self.init(title, id: id, .plain, note: note, more: more, content)
  }

  public var html: HTML {
    """
    <section class="section\(shape == .margin ? " section--margin" : "")" aria-labelledby="\(id)">
    <div class="section__head"><h2 id="\(id)">\(title)</h2>\
    \(optional: note.map { "<p class=\"section__note\">\($0)</p>" as HTML })\
    \(optional: more.map { "<a class=\"section__more\" href=\"\($0.target)\">\($0.label)</a>" as HTML })</div>
    <div class="section__body">\(content)</div>
    </section>
    """
  }

  public static var sample: LedgerSection {
    LedgerSection(
      "What you asked for", note: "Only you see this", more: ("All topics", Sample.here),
      "\(Entries(Entry.samples))")
  }
}

/// A section of the side column.
public struct LedgerAside: View {
  let title: String
  let id: String
  let content: HTML

  public init(_ title: String, id: String? = nil, _ content: HTML) {
    (self.title, self.id, self.content) = (title, id ?? "aside-\(Anchor.name(title))", content)
  }

  public var html: HTML {
    """
    <section class="aside" aria-labelledby="\(id)"><h2 class="aside__title" id="\(id)">\(title)</h2>
    \(content)</section>
    """
  }
}

/// The head of a page: where it is, its one `h1`, a sentence on it, and what can be done.
public struct PageHead: View {
  let title: HTML
  let lede: HTML?
  let crumbs: [Crumb]
  let tools: HTML?

  public init(_ title: String, lede: HTML? = nil, crumbs: [Crumb] = [], tools: HTML? = nil) {
    (self.title, self.lede, self.crumbs, self.tools) = (HTML(text: title), lede, crumbs, tools)
  }

  public var html: HTML {
    """
    \(Breadcrumb(crumbs))<div class="page__head"><h1>\(title)</h1>
    \(optional: lede.map { "<p class=\"page__lede\">\($0)</p>" as HTML })\
    \(optional: tools.map { "<div class=\"page__tools\">\($0)</div>" as HTML })</div>
    """
  }
}

/// The main column and beside it a narrow one; on small screens one below the other.
public struct Columns: View {
  let main: HTML
  let side: HTML
  let sideLeads: Bool

  /// - Parameter sideLeads: on small screens the first part of the side comes before the main column, because the page's
  ///   main action is in it.
  public init(main: HTML, side: HTML, sideLeads: Bool = false) {
    (self.main, self.side, self.sideLeads) = (main, side, sideLeads)
  }

  public var html: HTML {
    """
    <div class="page__grid"><div>\(main)</div>\
    <div class="page__side\(sideLeads ? " page__side--leads" : "")">\(side)</div></div>
    """
  }
}
