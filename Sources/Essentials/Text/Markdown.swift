import CMarkdown
import Foundation

/// CommonMark with GitHub's tables, strikethrough and autolinks, through the reference implementation in safe
/// mode: raw HTML and `javascript:` links do not come through.
public enum Markdown {
  private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

  public static func html(_ text: String) -> HTML {
    let options = CMARK_OPT_DEFAULT | CMARK_OPT_SMART
    return HTML(
      trusted: rendered(text) { document, parser in
        cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser))
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
    _ = registered
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_SMART) else { return "" }
    defer { cmark_parser_free(parser) }
    for name in extensions {
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
