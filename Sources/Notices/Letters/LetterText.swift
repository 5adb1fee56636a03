import Essentials

/// The plain text of a letter. It says all that the markup says and is what screen readers and lists of mails read first.
struct LetterText: Sendable {
  let content: LetterContent
  let frame: LetterFrame

  var text: String {
    let parts = [content.heading] + content.blocks.map(words) + [foot]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func words(_ block: LetterBlock) -> String {
    switch block {
    case .words(let text), .note(let text): LetterText.lines(text)
    case .quote(let text, let name): quote(text) + (name.map { "\n— " + LetterText.line($0) } ?? "")
    case .markdown(let text): LetterText.lines(Markdown.plain(text)).trimmingSpace
    case .facts(let facts): facts.map { labelled($0.label, $0.value, $0.target) }.joined(separator: "\n")
    case .list(let items):
      items.map { "- " + LetterText.line($0.words) + address($0.target, before: "\n  ") }.joined(
        separator: "\n")
    case .step(let label, let target): LetterText.line(label) + ":" + address(target, before: "\n")
    case .choice(let question, let choices):
      ([LetterText.line(question)] + choices.map { labelled($0.label, "", $0.target) }).joined(
        separator: "\n")
    }
  }

  private func labelled(_ label: String, _ value: String, _ target: LetterTarget?) -> String {
    let value = LetterText.line(value)
    let line = LetterText.line(label) + ":" + (value.isEmpty ? "" : " " + value)
    // What is shown as its own address needs it only once.
    let address = target.map { frame.address($0) } ?? nil
    guard let address, address.text != value else { return line }
    return line + " " + address.text
  }

  private func address(_ target: LetterTarget?, before gap: String) -> String {
    guard let target else { return "" }
    return gap + (frame.address(target)?.text ?? LetterFrame.withheld)
  }

  private func quote(_ text: String) -> String {
    LetterText.lines(text).split(separator: "\n", omittingEmptySubsequences: false).map { "> " + $0 }
      .joined(separator: "\n")
  }

  private var foot: String {
    var lines = ["-- ", frame.why]
    if let stop = frame.stop { lines += [say("No more letters of this kind: \(stop.text)")] }
    lines += [say("All letters to you, and which ones you want: \(frame.list.text)"), frame.sender]
    return lines.joined(separator: "\n")
  }
}

extension LetterText {
  /// Text on one line: breaks and control characters become spaces, marks that turn the direction of writing are left
  /// out, so that no name can break out of its place or dress up as something else.
  static func line(_ text: String) -> String {
    lines(text).split(whereSeparator: \.isNewline).joined(separator: " ")
      .split(separator: " ").joined(separator: " ")
  }

  /// The same with its line breaks.
  static func lines(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").unicodeScalars {
      switch scalar.value {
      case 10: scalars.append(scalar)
      case 0..<32, 127..<160: scalars.append(" ")
      case 0x2028, 0x2029: scalars.append("\n")
      case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0xFEFF: break
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}

extension String {
  fileprivate var trimmingSpace: String {
    var text = Substring(self)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
