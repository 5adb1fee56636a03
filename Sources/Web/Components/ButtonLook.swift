import Essentials

/// What buttons have in common, whether they lead somewhere or do something.
public struct ButtonLook: Sendable {
  /// `main` is the one solid button of a page; `quiet` looks like a link; `danger` takes something away.
  public enum Kind: String, Sendable { case main, plain, quiet, danger }
  public enum Size: Sendable { case normal, small, wide }

  let kind: Kind
  let size: Size
  let icon: Icon.Name?

  var classes: String {
    var all = "button"
    if kind != .plain { all += " button--\(kind.rawValue)" }
    if size == .small { all += " button--small" }
    if size == .wide { all += " button--wide" }
    return all
  }

  /// Icon, verb, and for readers who cannot see what stands beside it, what it acts on.
  func inside(_ label: String, about thing: String?) -> HTML {
    """
    \(optional: icon.map { Icon($0) })\(label)\(optional: thing.map { "<span class=\"visually-hidden\"> \($0)</span>" as HTML })
    """
  }
}
