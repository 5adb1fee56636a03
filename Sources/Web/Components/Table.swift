import Essentials

/// Rows that are compared with each other. The caption names it; numbers stand right; on phones the cells of a wide one
/// stand below their row's head, each with the name of its column.
public struct Table: View {
  public struct Column: Sendable {
    /// `head` names the row: one column of a table.
    public enum Kind: Sendable { case text, number, head }
    let title: String
    let kind: Kind
    let sort: Sort?

    public init(_ title: String, _ kind: Kind = .text, sort: Sort? = nil) {
      (self.title, self.kind, self.sort) = (title, kind, sort)
    }
  }

  /// The link that sorts by a column, and how it is sorted now.
  public struct Sort: Sendable {
    public enum Order: String, Sendable { case ascending, descending }
    let target: Link
    let order: Order?
    public init(_ target: Link, _ order: Order? = nil) { (self.target, self.order) = (target, order) }
  }

  let caption: String
  let isCaptionShown: Bool
  let columns: [Column]
  let rows: [[HTML]]
  let foot: [HTML]?
  let isWide: Bool

  /// - Parameters:
  ///   - rows: cells in the order of the columns.
  ///   - isWide: it has more columns than a phone can show.
  public init(
    _ caption: String, isCaptionShown: Bool = false, columns: [Column], rows: [[HTML]], foot: [HTML]? = nil,
    isWide: Bool = false
  ) {
    (self.caption, self.isCaptionShown, self.columns, self.rows) = (caption, isCaptionShown, columns, rows)
    (self.foot, self.isWide) = (foot, isWide)
  }

  public var html: HTML {
    let table: HTML = """
      <table class="table\(isWide ? " table--wide table--hover" : "")">\
      <caption\(attribute: "class", isCaptionShown ? nil : "visually-hidden")>\(caption)</caption>
      <thead><tr>\(columns.map(head))</tr></thead>
      <tbody>\(rows.map { "<tr>\(cells($0))</tr>\n" as HTML })</tbody>\
      \(optional: foot.map { "<tfoot><tr>\(cells($0))</tr></tfoot>" as HTML })</table>
      """
    guard isWide else { return table }
    return
      "<div class=\"table-scroll\" role=\"region\" aria-label=\"\(caption)\" tabindex=\"0\">\(table)</div>"
  }

  private func head(_ column: Column) -> HTML {
    let isNumber = column.kind == .number ? "num" : nil
    guard let sort = column.sort else {
      if column.title.isEmpty { return "<td></td>" }
      return "<th scope=\"col\"\(attribute: "class", isNumber)>\(column.title)</th>"
    }
    let arrow = sort.order.map { Icon($0 == .ascending ? .up : .down) }
    return """
      <th scope="col"\(attribute: "class", isNumber)\(attribute: "aria-sort", sort.order?.rawValue)>\
      <a class="table__sort" href="\(sort.target)">\(column.title)\(optional: arrow)</a></th>
      """
  }

  private func cells(_ row: [HTML]) -> HTML {
    zip(columns, row).map { column, cell -> HTML in
      let label = isWide && !column.title.isEmpty ? column.title : nil
      return switch column.kind {
      case .text: "<td\(attribute: "data-label", label)>\(cell)</td>"
      case .number: "<td class=\"num\"\(attribute: "data-label", label)>\(cell)</td>"
      case .head: "<th scope=\"row\">\(cell)</th>"
      }
    }.joined()
  }

  public static var sample: Table {
    Table(
      "Sessions of Fieldcraft Wednesdays",
      columns: [
        Column("Date", sort: Sort(Sample.here, .ascending)),
        Column("Session", .head, sort: Sort(Sample.here)),
        Column("Promise"), Column("Room", .number), Column("Remote", .number), Column("Feedback", .number),
      ],
      rows: [
        [
          "21 Oct", "<a href=\"/gallery\">Baselines that last</a>", "\(State("Kept", .settled))", "12", "19",
          "22",
        ],
        [
          "5 Nov", "<a href=\"/gallery\">Teaching at the bench</a>", "\(State("Moved a day", .attention))",
          "9", "14",
          "<span class=\"faint\">under 5</span>",
        ],
        [
          "18 Nov", "<a href=\"/gallery\">Reading a vibration spectrum</a>", "\(State("Tomorrow", .open))",
          "14", "17", "",
        ],
      ], isWide: true)
  }
}
