import CMarkdown
import Foundation
import Synchronization

/// CommonMark with GitHub's tables, strikethrough and autolinks, through the reference implementation in safe
/// mode: raw HTML and `javascript:` links do not come through. Pages have a heading of their own, so those in a text begin
/// with the second level; pictures from elsewhere become links to them.
public enum Markdown {
  private static let extensions = ["table", "strikethrough", "autolink"]
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()
  /// The parser keeps what its extensions listen for in globals (cmark-gfm 0.29, inlines.c), so one parses at a time.
  private static let parsing = Mutex(())

  /// The text as part of a page.
  public static func html(_ text: String) -> HTML {
    HTML(
      trusted: rendered(text) { document, parser in
        fit(document)
        return cmark_render_html(document, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser))
      })
  }

  /// The text without its marks, for letters and previews.
  public static func plain(_ text: String) -> String {
    rendered(text) { document, _ in cmark_render_plaintext(document, CMARK_OPT_DEFAULT, 0) }
  }

  private static func rendered(
    _ text: String,
    _ render: (OpaquePointer, OpaquePointer) -> UnsafeMutablePointer<CChar>?
  ) -> String {
    let text = MarkdownBounds.flattened(text)
    let options = CMARK_OPT_DEFAULT | (MarkdownBounds.isCurly(text) ? CMARK_OPT_SMART : 0)
    return parsing.withLock { _ in
      _ = registered
      guard let parser = cmark_parser_new(options) else { return "" }
      defer { cmark_parser_free(parser) }
      for name in extensions where name != "table" || mayHaveTables(text) {
        if let syntax = cmark_find_syntax_extension(name) {
          cmark_parser_attach_syntax_extension(parser, syntax)
        }
      }
      cmark_parser_feed(parser, text, text.utf8.count)
      guard let document = cmark_parser_finish(parser) else { return "" }
      defer { cmark_node_free(document) }
      guard let result = render(document, parser) else { return "" }
      defer { free(result) }
      return String(cString: result)
    }
  }

  /// The most cells a text may have. Every row gets as many cells as the head, so a few thousand characters could make a
  /// page of megabytes.
  private static let mostCells = 10_000

  private static func mayHaveTables(_ text: String) -> Bool {
    var (bars, widest, lines) = (0, 0, 1)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\n") {
        (bars, lines) = (0, lines + 1)
      } else if byte == UInt8(ascii: "|") {
        bars += 1
        widest = max(widest, bars)
      }
    }
    return (widest + 1) * lines <= mostCells
  }

  /// No heading of the first level, and pictures as links.
  private static func fit(_ document: OpaquePointer) {
    var (pictures, headings): ([OpaquePointer], [OpaquePointer]) = ([], [])
    guard let walk = cmark_iter_new(document) else { return }
    while case let event = cmark_iter_next(walk), event != CMARK_EVENT_DONE {
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(walk) else { continue }
      switch cmark_node_get_type(node) {
      case CMARK_NODE_HEADING: headings.append(node)
      case CMARK_NODE_IMAGE: pictures.append(node)
      default: break
      }
    }
    cmark_iter_free(walk)
    let hasFirst = headings.contains { cmark_node_get_heading_level($0) == 1 }
    for heading in headings where hasFirst {
      cmark_node_set_heading_level(heading, min(6, cmark_node_get_heading_level(heading) + 1))
    }
    pictures.forEach(link)
  }

  private static func link(_ picture: OpaquePointer) {
    guard let link = cmark_node_new(CMARK_NODE_LINK) else { return }
    cmark_node_set_url(link, cmark_node_get_url(picture))
    while let child = cmark_node_first_child(picture) {
      cmark_node_unlink(child)
      cmark_node_append_child(link, child)
    }
    cmark_node_insert_before(picture, link)
    cmark_node_unlink(picture)
    cmark_node_free(picture)
  }
}
