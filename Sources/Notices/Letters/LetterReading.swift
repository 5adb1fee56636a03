import Essentials
import Web

/// What a letter says, as a part of a page.
struct LetterReading: View {
  let content: LetterContent
  let frame: LetterFrame

  var html: HTML {
    """
    <section class="section" aria-labelledby="letter" translate="no">
    <div class="section__head"><h2 id="letter">\(content.heading)</h2></div>
    <div class="prose">\(content.blocks.map(part))</div></section>
    """
  }

  private func part(_ block: LetterBlock) -> HTML {
    switch block {
    case .words(let text): "<p>\(LetterText.line(text))</p>\n"
    case .note(let text): "<p class=\"soft small\">\(LetterText.line(text))</p>\n"
    case .markdown(let text): Markdown.html(LetterText.lines(text))
    case .quote(let text, let name): quote(text, by: name)
    case .facts(let facts): Facts(facts.map { ($0.label, linked($0.value, $0.target)) }).html
    case .list(let items): "<ul>\(items.map { "<li>\(linked($0.words, $0.target))</li>" as HTML })</ul>\n"
    case .step(let label, let target): "<p>\(button(label, target))</p>\n"
    case .choice(let question, let choices): choice(question, choices)
    }
  }

  /// The answers; where their keys are not shown, only their words.
  private func choice(_ question: String, _ choices: [LetterChoice]) -> HTML {
    guard choices.contains(where: { frame.address($0.target) != nil }) else {
      let answers = choices.map { LetterText.line($0.label) }.joined(separator: " · ")
      return """
        <p>\(LetterText.line(question))</p>
        <p class="small">\(answers) <span class="soft">\(LetterFrame.withheld)</span></p>

        """
    }
    return """
      <p>\(LetterText.line(question))</p><p class="cluster">\(choices.map { button($0.label, $0.target) })</p>

      """
  }

  private func quote(_ text: String, by name: String?) -> HTML {
    let lines = LetterText.lines(text).split(separator: "\n", omittingEmptySubsequences: false)
      .map { HTML(text: String($0)) }.joined(separator: "<br>\n")
    return """
      <blockquote><p>\(lines)</p>\(optional: name.map { "<p class=\"soft small\">\($0)</p>" as HTML })</blockquote>

      """
  }

  private func linked(_ words: String, _ target: LetterTarget?) -> HTML {
    guard let link = target.flatMap(frame.address) else { return HTML(text: LetterText.line(words)) }
    return "<a href=\"\(link)\">\(LetterText.line(words))</a>"
  }

  private func button(_ label: String, _ target: LetterTarget) -> HTML {
    guard let link = frame.address(target) else {
      return "<span>\(label) <span class=\"soft\">\(LetterFrame.withheld)</span></span> "
    }
    return "\(ButtonLink(LetterText.line(label), to: link)) "
  }
}
