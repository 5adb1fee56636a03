import Essentials

/// What a list shows: it applies itself when something is chosen, or with a button where there is no script.
public struct FilterBar: View {
  let label: String
  let action: Link
  let region: String
  let fields: HTML
  let count: HTML?
  let kept: [(name: String, value: String)]

  /// - Parameters:
  ///   - action: the list's own address.
  ///   - region: the part of the page that holds the list.
  ///   - fields: `Field`s with `look: .inline`, and `FilterBar.tick`s.
  ///   - count: how many there are, with what follows from it.
  ///   - keeping: what else the address says, such as the order.
  public init(
    _ label: String, to action: Link, region: String, fields: HTML, count: HTML? = nil,
    keeping: [(name: String, value: String)] = []
  ) {
    (self.label, self.action, self.region, self.fields) = (label, action, region, fields)
    (self.count, kept) = (count, keeping)
  }

  public var html: HTML {
    """
    <form class="filters" role="search" aria-label="\(label)" action="\(action)" data-behaviour="region auto" \
    data-region-target="\(region)">\(Hidden(kept))\(fields)
    <button class="button button--small" type="submit" data-apply>\(say("Show"))</button>
    \(optional: count.map { "<p class=\"filters__count\">\($0)</p>" as HTML })</form>
    """
  }

  /// A box to tick in a filter bar.
  public static func tick(_ name: String, _ label: String, in state: FormState) -> HTML {
    """
    <label class="check filters__mine"><input class="check__box" type="checkbox" name="\(name)" value="yes"\
    \(attribute: "checked", if: state.fields.has(name))> <span>\(label)</span></label>
    """
  }

  public static var sample: FilterBar {
    let state = FormState(["state": "open", "mine": "yes"], prefix: "filter")
    return FilterBar(
      "Filter topics", to: Sample.here, region: "none",
      fields: """
        \(Field("q", "Words", .search, in: state, look: .inline))
        \(Field("state", "State", .select([FieldOption("", "All"), FieldOption("open", "Open and planned")]), in: state, look: .inline))
        \(FilterBar.tick("mine", "I could teach", in: state))
        """, count: "38 topics")
  }
}
