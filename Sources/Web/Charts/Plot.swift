import Essentials

/// The rectangle in which the lines of a chart are drawn.
struct Plot {
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  let scale: Scale
  let count: Int

  func x(_ place: Int) -> Double {
    count > 1 ? left + (right - left) * Double(place) / Double(count - 1) : (left + right) / 2
  }

  func y(_ value: Double) -> Double { scale.place(value, from: bottom, to: top) }

  func grid(words: (Double) -> String) -> HTML {
    scale.ticks.map { tick -> HTML in
      """
      \(Figure.line("grid", x1: left, y1: y(tick), x2: right, y2: y(tick)))\
      \(Figure.text(words(tick), x: left - 8, y: y(tick) + 4, anchor: "end"))
      """
    }.joined()
  }

  /// Some of the places by name: the first, the last, and evenly between them.
  func axis(_ places: [String], about marks: Int) -> HTML {
    let step = max(1, Int((Double(places.count - 1) / Double(marks)).rounded(.up)))
    let last = places.count - 1
    let shown = stride(from: 0, through: last, by: step).filter { last - $0 >= step || $0 == last } + [last]
    return Set(shown).sorted().map { place -> HTML in
      let anchor = place == 0 ? "start" : place == last ? "end" : "middle"
      return """
        \(Figure.line("axis", x1: x(place), y1: bottom, x2: x(place), y2: bottom + 5))\
        \(Figure.text(places[place], x: x(place), y: bottom + 20, anchor: count > 1 ? anchor : "middle"))
        """
    }.joined()
  }

  /// The line, with a gap where there is no value, and a dot where a value stands alone and at the end.
  func path(_ line: LineChart.Line) -> HTML {
    var steps: [String] = []
    var dots: [HTML] = []
    for (place, value) in line.values.enumerated() {
      guard let value else { continue }
      let hasBefore = place > 0 && line.values[place - 1] != nil
      let hasAfter = place + 1 < line.values.count && line.values[place + 1] != nil
      steps.append("\(hasBefore ? "L" : "M")\(Coordinate.text(x(place))) \(Coordinate.text(y(value)))")
      if !hasAfter && (line.kind == .measured || !hasBefore) { dots.append(dot(place, value, line.kind)) }
    }
    return "<path class=\"\(line.kind.rawValue)\" d=\"\(steps.joined(separator: " "))\"/>\(dots)"
  }

  private func dot(_ place: Int, _ value: Double, _ kind: LineChart.Line.Kind) -> HTML {
    """
    <circle class="\(kind == .measured ? "dot-1" : "dot-open")" cx="\(Coordinate.text(x(place)))" \
    cy="\(Coordinate.text(y(value)))" r="3.5"/>
    """
  }

  /// Each line's name and last value at its end, moved apart where they would lie on each other.
  func names(_ lines: [LineChart.Line], words: (Double) -> String, room: Double) -> HTML {
    let ends = lines.compactMap { line in
      line.values.last { $0 != nil }.flatMap(\.self).map { (line: line, value: $0, y: y($0)) }
    }.sorted { $0.y < $1.y }
    var lowest = -Double.infinity
    let letters = Int(room / 7.5)
    return ends.map { end -> HTML in
      let place = max(end.y - 2, lowest + 34)
      lowest = place
      let tone = end.line.kind == .measured ? "t-1" : nil
      return """
        \(Figure.text(end.line.name.shortened(to: letters), x: right + 10, y: place, tone))\
        \(Figure.text(words(end.value), x: right + 10, y: place + 15, tone))
        """
    }.joined()
  }
}
