import Essentials

/// Amounts beside each other, each on a track that shows the most there is. Behind it stands its table.
public struct BarChart: View {
  public struct Row: Sendable {
    let label: String
    let value: Int
    let words: String
    let target: Link?

    /// - Parameters:
    ///   - words: the value as it is said, with its size: `22 of 40`.
    ///   - target: what the figure is made of.
    public init(_ label: String, _ value: Int, words: String? = nil, to target: Link? = nil) {
      (self.label, self.value, self.words, self.target) = (label, value, words ?? Told.number(value), target)
    }
  }

  let id: String
  let title: String
  let sentence: String
  let heads: (label: String, value: String)
  let note: String?
  let rows: [Row]
  let whole: Int?

  /// - Parameters:
  ///   - id: unique in the page.
  ///   - sentence: what is to be seen: `Quality came to the most sessions, Supply to none.`
  ///   - heads: what the table calls the two columns.
  ///   - whole: the most a value can be; the largest of them where nothing is said.
  public init(
    id: String, _ title: String, sentence: String, heads: (label: String, value: String), note: String? = nil,
    of whole: Int? = nil, _ rows: [Row]
  ) {
    (self.id, self.title, self.sentence, self.heads) = (id, title, sentence, heads)
    (self.note, self.rows, self.whole) = (note, rows, whole)
  }

  public var html: HTML {
    if rows.isEmpty { return HTML() }
    return Figure(
      id: id, title: title, sentence: sentence, note: note, wide: wide, narrow: narrow, table: table
    ).html
  }

  private var most: Double { Double(max(whole ?? 0, rows.map(\.value).max() ?? 0, 1)) }

  private var wide: Figure.Drawing {
    let step = 32.0
    let marks = rows.enumerated().map { place, row in
      let y = Double(place) * step
      return """
        \(Figure.text(row.label.shortened(to: 32), x: 0, y: y + 20))\(bar(row, x: 230, y: y + 8, width: 410))\
        \(Figure.text(row.words, x: 652, y: y + 20, "t-strong"))
        """ as HTML
    }
    return Figure.Drawing(width: 760, height: Double(rows.count) * step, marks: marks.joined())
  }

  private var narrow: Figure.Drawing {
    let step = 46.0
    let marks = rows.enumerated().map { place, row in
      let y = Double(place) * step
      return """
        \(Figure.text(row.label.shortened(to: 34), x: 0, y: y + 15))\
        \(Figure.text(row.words, x: 380, y: y + 15, "t-strong", anchor: "end"))\(bar(row, x: 0, y: y + 22, width: 380))
        """ as HTML
    }
    return Figure.Drawing(width: 380, height: Double(rows.count) * step, marks: marks.joined())
  }

  private func bar(_ row: Row, x: Double, y: Double, width: Double) -> HTML {
    let length = Double(max(row.value, 0)) / most * width
    return """
      <rect class="track" x="\(Coordinate.text(x))" y="\(Coordinate.text(y))" width="\(Coordinate.text(width))" height="14"/>\
      <rect class="d1" x="\(Coordinate.text(x))" y="\(Coordinate.text(y))" width="\(Coordinate.text(length))" height="14"/>
      """
  }

  private var table: Table {
    Table(
      title, columns: [Table.Column(heads.label, .head), Table.Column(heads.value, .number)],
      rows: rows.map { row in
        let label: HTML =
          if let target = row.target { "<a href=\"\(target)\">\(row.label)</a>" } else {
            HTML(text: row.label)
          }
        return [label, HTML(text: row.words)]
      })
  }

  public static var sample: BarChart {
    BarChart(
      id: "reach", "People reached by department", sentence: "Quality came most, Supply least.",
      heads: ("Department", "People"), note: "Everybody who attended at least one session this year.",
      [
        Row("Quality", 34, words: "34 of 40", to: Sample.here), Row("Field service", 22, words: "22 of 61"),
        Row("Firmware", 15, words: "15 of 24"), Row("Supply", 3, words: "3 of 18"),
      ])
  }
}
