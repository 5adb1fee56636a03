import Essentials

/// What every chart has: a drawing for wide and one for narrow places, a note, and its numbers as a table.
struct Figure: View {
  let id: String
  let title: String
  /// What is to be seen, as a sentence: the drawing for those who cannot see it.
  let sentence: String
  let note: String?
  let wide: Drawing
  let narrow: Drawing
  let table: Table

  struct Drawing {
    let width: Double
    let height: Double
    let marks: HTML
  }

  var html: HTML {
    """
    <div class="figure"><figure>\(svg(wide, "wide"))\(svg(narrow, "narrow"))\
    \(optional: note.map { "<figcaption class=\"figure__caption\">\($0)</figcaption>" as HTML })</figure>
    \(Fold(say("The numbers as a table"), table.html))</div>
    """
  }

  private func svg(_ drawing: Drawing, _ shape: String) -> HTML {
    """
    <svg class="chart chart--\(shape)" viewBox="0 0 \(Coordinate.text(drawing.width)) \(Coordinate.text(drawing.height))" \
    role="img" aria-labelledby="\(id)-\(shape)-title \(id)-\(shape)-desc"><title id="\(id)-\(shape)-title">\(title)</title>\
    <desc id="\(id)-\(shape)-desc">\(sentence)</desc>\(drawing.marks)</svg>
    """
  }

  /// A piece of text in a drawing.
  static func text(
    _ words: String, x: Double, y: Double, _ classes: String? = nil, anchor: String? = nil
  ) -> HTML {
    """
    <text\(attribute: "class", classes) x="\(Coordinate.text(x))" y="\(Coordinate.text(y))"\
    \(attribute: "text-anchor", anchor)>\(words)</text>
    """
  }

  static func line(_ classes: String, x1: Double, y1: Double, x2: Double, y2: Double) -> HTML {
    """
    <line class="\(classes)" x1="\(Coordinate.text(x1))" y1="\(Coordinate.text(y1))" \
    x2="\(Coordinate.text(x2))" y2="\(Coordinate.text(y2))"/>
    """
  }
}

extension String {
  /// As much as fits, with a sign that it goes on.
  func shortened(to length: Int) -> String {
    count <= length ? self : prefix(max(length - 1, 1)).trimmingSuffix { $0 == " " } + "…"
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
    var rest = self
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return String(rest)
  }
}
