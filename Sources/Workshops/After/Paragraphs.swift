import Essentials

/// Plain words as somebody typed them: a paragraph for each line that is not empty, and nothing interpreted.
struct Paragraphs: View {
  let lines: [Substring]

  init(_ text: String) { lines = text.split(whereSeparator: \.isNewline) }

  var html: HTML { lines.map { "<p>\(String($0))</p>" as HTML }.joined() }
}
