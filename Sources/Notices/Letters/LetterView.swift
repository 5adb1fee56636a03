import Essentials

/// The markup part of a letter: one column of text with styles on the elements, as mail programs want them. It sets no
/// colours for text and ground, so a program in dark mode brings its own; the green of links has a lighter one there.
struct LetterView: View {
  let content: LetterContent
  let frame: LetterFrame
  let language: Language

  var html: HTML {
    """
    <!doctype html>
    <html lang="\(language.code)"\(attribute: "dir", language.isRightToLeft ? "rtl" : nil)>
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="supported-color-schemes" content="light dark">
    <title>\(content.subject)</title>
    <style>\(LetterView.style)</style>
    </head>
    <body style="margin: 0; padding: 24px 16px; font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif">
    <div role="article" style="max-width: 36em; margin: 0 auto">
    <h1 style="margin: 0 0 16px; font: 500 26px/1.2 'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, serif">\
    \(content.heading)</h1>
    \(content.blocks.map(part))
    \(foot)
    </div>
    </body>
    </html>
    """
  }

  /// For the programs that read style sheets; to the others the green of light mode is legible on both grounds.
  private static let style: HTML = """
    :root { color-scheme: light dark }
    .markdown :is(h1, h2, h3, h4) { margin: 24px 0 8px; font-size: 18px; line-height: 1.3 }
    @media (prefers-color-scheme: dark) {
      .link { color: #7fd6ae !important }
      .button { background: #7fd6ae !important; color: #10261c !important; border-color: #7fd6ae !important }
      .tap { color: #7fd6ae !important; border-color: #7fd6ae !important }
    }
    """

  private func part(_ block: LetterBlock) -> HTML {
    switch block {
    case .words(let text): paragraphs(text)
    case .note(let text):
      "<p style=\"margin: 0 0 16px; font-size: 14px; opacity: 0.8\">\(LetterText.line(text))</p>\n"
    case .quote(let text, let name): quote(text, by: name)
    case .markdown(let text):
      "<div style=\"margin: 0 0 16px\">\(Markdown.html(LetterText.lines(text).replacing("![", with: "[")))</div>\n"
    case .facts(let facts): "<dl style=\"margin: 0 0 16px\">\(facts.map(fact))</dl>\n"
    case .list(let items): "<ul style=\"margin: 0 0 16px; padding: 0 0 0 20px\">\(items.map(item))</ul>\n"
    case .step(let label, let target): step(label, frame.address(target))
    case .choice(let question, let choices):
      """
      <p style="margin: 0 0 8px; font-weight: 600">\(LetterText.line(question))</p>
      <p style="margin: 0 0 24px">\(choices.map { tap($0.label, frame.address($0.target)) })</p>

      """
    }
  }

  private func paragraphs(_ text: String) -> HTML {
    LetterText.lines(text).split(separator: "\n").map { line in
      "<p style=\"margin: 0 0 16px\">\(String(line))</p>\n" as HTML
    }.joined()
  }

  private func quote(_ text: String, by name: String?) -> HTML {
    let lines = LetterText.lines(text).split(separator: "\n", omittingEmptySubsequences: false)
      .map { HTML(text: String($0)) }.joined(separator: "<br>\n")
    return """
      <blockquote style="margin: 0 0 16px; padding: 0 0 0 14px; border-left: 3px solid #8a8378">\(lines)\
      \(optional: name.map { "<br><span style=\"font-size: 14px; opacity: 0.8\">\(LetterText.line($0))</span>" as HTML })\
      </blockquote>

      """
  }

  private func fact(_ fact: LetterFact) -> HTML {
    let value = HTML(text: LetterText.line(fact.value))
    let target = fact.target.flatMap(frame.address)
    return """
      <dt style="font-size: 14px; opacity: 0.8">\(LetterText.line(fact.label))</dt>
      <dd style="margin: 0 0 8px">\(target.map { link($0, value) } ?? value)</dd>

      """
  }

  private func item(_ item: LetterItem) -> HTML {
    let words = HTML(text: LetterText.line(item.words))
    let target = item.target.flatMap(frame.address)
    return "<li style=\"margin: 0 0 8px\">\(target.map { link($0, words) } ?? words)</li>\n"
  }

  private func link(_ target: Link, _ words: HTML) -> HTML {
    "<a class=\"link\" href=\"\(target)\" style=\"color: #1b7a5a\">\(words)</a>"
  }
}

extension LetterView {
  /// A button, and below it its address for programs that show no links.
  private func step(_ label: String, _ target: Link?) -> HTML {
    guard let target else { return "<p style=\"margin: 0 0 24px\">\(label) \(LetterFrame.withheld)</p>\n" }
    return """
      <p style="margin: 8px 0 24px"><a class="button" href="\(target)" style="display: inline-block; padding: 10px 18px; \
      border: 1px solid #135942; border-radius: 3px; background: #135942; color: #fbfdf7; font-weight: 600; \
      text-decoration: none">\(LetterText.line(label))</a></p>

      """
  }

  private func tap(_ label: String, _ target: Link?) -> HTML {
    guard let target else { return "<span style=\"margin: 0 8px 8px 0\">\(label)</span> " }
    return """
      <a class="tap" href="\(target)" style="display: inline-block; margin: 0 8px 8px 0; padding: 8px 14px; \
      border: 1px solid #1b7a5a; border-radius: 3px; color: #1b7a5a; font-weight: 600; text-decoration: none">\
      \(LetterText.line(label))</a>\u{20}
      """
  }

  private var foot: HTML {
    """
    <div style="margin: 32px 0 0; padding: 12px 0 0; border-top: 1px solid #b9b3a8; font-size: 14px">
    <p style="margin: 0 0 6px">\(frame.why)</p>
    <p style="margin: 0 0 6px">\(optional: frame.stop.map { "\(link($0, HTML(text: say("No more letters of this kind")))) · " as HTML })\
    \(link(frame.list, HTML(text: say("All letters to you, and which ones you want"))))</p>
    <p style="margin: 0">\(frame.sender)</p>
    </div>
    """
  }
}
