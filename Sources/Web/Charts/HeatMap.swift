import Essentials

/// Groups by things, each cell darker the more there is to do. It is a table: what a cell says stands in it, and colour only
/// repeats it.
public struct HeatMap: View {
  public enum Cell: Sendable {
    /// `heat` from 0, nothing to do, to 1; words that stand in the cell.
    case value(heat: Double, words: String)
    /// Too few people, or it would tell of too few.
    case hidden
    /// There is nothing to say.
    case none
  }

  public struct Column: Sendable {
    let title: String
    let target: Link
    let isMarked: Bool
    /// - Parameter isMarked: it matters more than others.
    public init(_ title: String, to target: Link, isMarked: Bool = false) {
      (self.title, self.target, self.isMarked) = (title, target, isMarked)
    }
  }

  public struct Row: Sendable {
    let title: String
    let target: Link?
    let count: String
    let cells: [Cell]
    /// - Parameter count: how many people it is.
    public init(_ title: String, to target: Link?, count: String, _ cells: [Cell]) {
      (self.title, self.target, self.count, self.cells) = (title, target, count, cells)
    }
  }

  let caption: String
  let corner: (group: String, count: String)
  let columns: [Column]
  let rows: [Row]
  let foot: Row?

  /// - Parameters:
  ///   - corner: what the rows are, and what is counted of each.
  ///   - foot: all of them together.
  public init(
    _ caption: String, corner: (group: String, count: String), columns: [Column], rows: [Row],
    foot: Row? = nil
  ) {
    (self.caption, self.corner, self.columns, self.rows, self.foot) = (caption, corner, columns, rows, foot)
  }

  /// From 0 to 5, the steps of the tokens.
  static func step(_ heat: Double) -> Int { Int((min(max(heat, 0), 1) * 5).rounded()) }

  public var html: HTML {
    """
    <div class="table-scroll" role="region" aria-label="\(caption)" tabindex="0"><table class="heat">\
    <caption class="visually-hidden">\(caption)</caption>
    <thead><tr><th scope="col" class="heat__corner">\(corner.group)</th><th scope="col" class="heat__corner heat__n">\(corner.count)</th>\(columns.map(head))</tr></thead>
    <tbody>\(rows.map(line))</tbody>\(optional: foot.map { "<tfoot>\(line($0))</tfoot>" as HTML })</table></div>
    """
  }

  private func head(_ column: Column) -> HTML {
    """
    <th scope="col" class="heat__skill\(column.isMarked ? " heat__skill--marked" : "")"><a href="\(column.target)">\(column.title)</a></th>
    """
  }

  private func line(_ row: Row) -> HTML {
    let title: HTML =
      if let target = row.target { "<a href=\"\(target)\">\(row.title)</a>" } else { HTML(text: row.title) }
    return """
      <tr><th scope="row" class="heat__group">\(title)</th><td class="heat__n">\(row.count)</td>\(row.cells.map(cell))</tr>

      """
  }

  private func cell(_ cell: Cell) -> HTML {
    switch cell {
    case .value(let heat, let words):
      "<td class=\"heat__cell heat--\(String(HeatMap.step(heat)))\">\(words)</td>"
    case .hidden:
      "<td class=\"heat__cell heat--hidden\"><span class=\"visually-hidden\">\(say("hidden"))</span></td>"
    case .none:
      "<td class=\"heat__cell heat--none\"><span class=\"visually-hidden\">\(say("nothing"))</span></td>"
    }
  }

  public static var sample: HeatMap {
    HeatMap(
      "Share at target by department and skill", corner: ("Department", "people"),
      columns: [
        Column("Vibration analysis", to: Sample.here, isMarked: true), Column("Root cause", to: Sample.here),
      ],
      rows: [
        Row("Field service", to: Sample.here, count: "41", [.value(heat: 0.9, words: "10%"), .hidden]),
        Row("Quality", to: Sample.here, count: "29", [.value(heat: 0.2, words: "80%"), .none]),
      ],
      foot: Row("Everybody", to: nil, count: "70", [.value(heat: 0.6, words: "40%"), .hidden]))
  }
}

/// What the colours and patterns of a heat map mean.
public struct HeatLegend: View {
  let title: String
  let steps: [String]
  let none: String

  /// - Parameter steps: what the six steps stand for, from nothing to do to most.
  public init(_ title: String, steps: [String], none: String) {
    (self.title, self.steps, self.none) = (title, steps, none)
  }

  public var html: HTML {
    """
    <div class="heatlegend"><span>\(title)</span>\
    <ol class="heatlegend__scale">\(steps.enumerated().map { place, words in "<li class=\"heat--\(String(place))\">\(words)</li>" as HTML })</ol>\
    <span class="heatlegend__key"><span class="heatlegend__swatch heat--hidden" aria-hidden="true"></span>\(say("hidden, to protect small groups"))</span>\
    <span class="heatlegend__key"><span class="heatlegend__swatch heat--none" aria-hidden="true"></span>\(none)</span></div>
    """
  }

  public static var sample: HeatLegend {
    HeatLegend("Share at target", steps: ["100%", "80%", "60%", "40%", "20%", "0%"], none: "nobody counted")
  }
}
