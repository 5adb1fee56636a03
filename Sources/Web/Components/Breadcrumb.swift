import Essentials

/// One step of the way to a page; the last has no target.
public struct Crumb: Sendable {
  let label: String
  let target: Link?
  public init(_ label: String, _ target: Link? = nil) { (self.label, self.target) = (label, target) }
}

/// Where a page is, from the outside in.
public struct Breadcrumb: View {
  let crumbs: [Crumb]
  public init(_ crumbs: [Crumb]) { self.crumbs = crumbs }

  public var html: HTML {
    if crumbs.isEmpty { return HTML() }
    return """
      <nav aria-label="\(say("Where you are"))"><ol class="crumbs">\(crumbs.map { crumb in
        if let target = crumb.target { return "<li><a href=\"\(target)\">\(crumb.label)</a></li>" as HTML }
        return "<li aria-current=\"page\">\(crumb.label)</li>"
      })</ol></nav>
      """
  }

  public static var sample: Breadcrumb {
    Breadcrumb([
      Crumb("Sessions", Sample.here), Crumb("Fieldcraft Wednesdays", Sample.here), Crumb("18 November"),
    ])
  }
}
