import Essentials

/// Values over time. Each line is named at its end; what could not be measured, or is hidden because the group is
/// small, is a gap. Behind it stands its table.
public struct LineChart: View {
  public struct Line: Sendable {
    /// The measured group is solid, what it is compared with is dashed.
    public enum Kind: String, Sendable { case measured = "line-1", compared = "line-2" }
    let name: String
    let kind: Kind
    let values: [Double?]

    public init(_ name: String, _ kind: Kind = .measured, _ values: [Double?]) {
      (self.name, self.kind, self.values) = (name, kind, values)
    }
  }

  let id: String
  let title: String
  let sentence: String
  let note: String?
  let places: [String]
  let lines: [Line]
  let words: @Sendable (Double) -> String
  let fromZero: Bool

  /// - Parameters:
  ///   - id: unique in the page.
  ///   - sentence: what is to be seen.
  ///   - note: what it measures, which way is better, what the reader has to know.
  ///   - places: the points in time, in words, as many as each line has values.
  ///   - fromZero: false where only the change matters.
  ///   - words: how a value is said.
  public init(
    id: String, _ title: String, sentence: String, note: String? = nil, places: [String],
    fromZero: Bool = true,
    words: @escaping @Sendable (Double) -> String = { Told.decimal($0, places: $0 == $0.rounded() ? 0 : 1) },
    _ lines: [Line]
  ) {
    (self.id, self.title, self.sentence, self.note, self.places) = (id, title, sentence, note, places)
    (self.fromZero, self.words, self.lines) = (fromZero, words, lines)
  }

  public var html: HTML {
    if places.isEmpty || lines.allSatisfy({ $0.values.allSatisfy { $0 == nil } }) { return HTML() }
    return Figure(
      id: id, title: title, sentence: sentence, note: note,
      wide: drawing(width: 760, height: 300, end: 130, marks: 6),
      narrow: drawing(width: 380, height: 260, end: 96, marks: 3), table: table
    ).html
  }

  private func drawing(width: Double, height: Double, end: Double, marks: Int) -> Figure.Drawing {
    let scale = Scale(covering: lines.flatMap { $0.values.compactMap(\.self) }, fromZero: fromZero)
    let gutter = 12 + 7.5 * Double(scale.ticks.map { words($0).count }.max() ?? 1)
    let plot = Plot(
      left: gutter, right: width - end, top: 14, bottom: height - 30, scale: scale, count: places.count)
    return Figure.Drawing(
      width: width, height: height,
      marks: """
        \(plot.grid(words: words))\(plot.axis(places, about: marks))\(lines.map(plot.path))\
        \(plot.names(lines, words: words, room: end))
        """)
  }

  private var table: Table {
    Table(
      title, columns: [Table.Column(say("When"), .head)] + lines.map { Table.Column($0.name, .number) },
      rows: places.enumerated().map { place, name in
        [HTML(text: name)]
          + lines.map { line in
            let value = line.values.indices.contains(place) ? line.values[place] : nil
            return HTML(text: value.map(words) ?? "–")
          }
      })
  }

  public static var sample: LineChart {
    LineChart(
      id: "attendance", "People at sessions, by month",
      sentence: "It rose from 18 in March to 41 in October.",
      note: "Everybody is counted once a month. July was too few to show.",
      places: ["Mar 2026", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"],
      [
        Line("this year", .measured, [18, 22, 21, 30, nil, 28, 36, 41]),
        Line("last year", .compared, [12, 12, 15, 14, 16, 11, 18, 19]),
      ])
  }
}
