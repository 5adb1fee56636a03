import Essentials

/// How full a session is. One mark is one seat, so a half-full room looks half full.
public struct Seats: View {
  public struct Row: Sendable {
    let icon: Icon.Name
    let label: String
    let taken: Int
    let capacity: Int
    let waiting: Int

    public init(_ label: String, icon: Icon.Name, taken: Int, of capacity: Int, waiting: Int = 0) {
      (self.label, self.icon, self.taken, self.capacity, self.waiting) = (
        label, icon, taken, capacity, waiting
      )
    }
  }

  let rows: [Row]
  public init(_ rows: [Row]) { self.rows = rows }

  public var html: HTML { "<dl class=\"seats\">\(rows.map(row))</dl>" }

  private func row(_ row: Row) -> HTML {
    let words = sayHTML("\("<strong>\(row.taken)</strong>" as HTML) of \(row.capacity) taken")
    let waiting = say(count: row.waiting, one: ", \(row.waiting) waiting", other: ", \(row.waiting) waiting")
    return """
      <div class="seats__row"><dt>\(Icon(row.icon))\(row.label)</dt>\
      <dd>\(words)\(row.waiting > 0 ? waiting : "")</dd>\
      <dd class="seats__bar" aria-hidden="true">\(drawing(row))</dd></div>
      """
  }

  /// Past this many, one mark each would be thinner than a pixel; then it is a bar.
  private static let mostMarks = 80

  private func drawing(_ row: Row) -> HTML {
    guard (1...Seats.mostMarks).contains(row.capacity) else {
      return Bar([Bar.Part(row.taken, .one)], of: max(row.capacity, 1), thin: true).html
    }
    let step = 240 / Double(row.capacity)
    let gap = min(2, step / 4)
    let marks = (0..<row.capacity).map { seat in
      """
      <rect class="seat\(seat < row.taken ? " seat--taken" : "")" x="\(Coordinate.text(Double(seat) * step))" y="1" \
      width="\(Coordinate.text(step - gap))" height="12"/>
      """ as HTML
    }
    return """
      <svg class="seats__svg" viewBox="0 0 240 14" preserveAspectRatio="none" aria-hidden="true">\(marks)</svg>
      """
  }

  public static var sample: Seats {
    Seats([
      Row("Room", icon: .room, taken: 14, of: 14, waiting: 2),
      Row("Remote", icon: .screen, taken: 17, of: 40),
    ])
  }
}
