import Essentials

/// Further through a list that is paged by key: there is a next page and a first one, and no page numbers.
public struct Pager: View {
  let count: String?
  let first: Link?
  let next: Link?
  let nextWords: String

  /// Nothing is shown when there is neither a first nor a next page and no count.
  /// - Parameters:
  ///   - count: how many there are, in words: `38 topics`.
  ///   - first: back to the beginning; nil on the first page.
  ///   - next: nil on the last page.
  public init(_ count: String? = nil, first: Link? = nil, next: Link?, nextWords: String? = nil) {
    (self.count, self.first, self.next) = (count, first, next)
    self.nextWords = nextWords ?? say("Next")
  }

  public var html: HTML {
    if count == nil && first == nil && next == nil { return HTML() }
    return """
      <nav class="pager" aria-label="\(say("Pages"))">\(optional: count.map { "<span>\($0)</span>" as HTML })\
      <span class="pager__links">\
      \(optional: first.map { ButtonLink(say("Back to the beginning"), to: $0, size: .small) })\
      \(optional: next.map { ButtonLink(nextWords, to: $0, size: .small) })</span></nav>
      """
  }

  public static var sample: Pager {
    Pager("38 topics", first: Sample.here, next: Sample.here, nextWords: "Next 20")
  }
}
