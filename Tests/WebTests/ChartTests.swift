import Essentials
import Testing

@testable import Web

@Suite struct ChartTests {
  @Test(arguments: [
    ([0.0, 41], [0.0, 20, 40, 60]), ([3], [0, 1, 2, 3]), ([], [0, 0.5]), ([0, 0], [0, 0.5]),
    ([0.2, 0.9], [0, 0.5, 1]), ([-5, 5], [-5, 0, 5]),
  ])
  func `an axis has round steps and holds all values`(_ values: [Double], _ ticks: [Double]) {
    let scale = Scale(covering: values, fromZero: true)
    #expect(scale.low <= (values.min() ?? 0) && scale.high >= (values.max() ?? 0))
    #expect(scale.high > scale.low)
    #expect(scale.ticks.count <= 7)
    #expect(scale.ticks == ticks)
  }

  @Test(arguments: [(0.0, "0"), (1.25, "1.3"), (-0.04, "0"), (-2.5, "-2.5"), (.infinity, "0"), (12, "12")])
  func `coordinates have one place at most`(_ value: Double, _ text: String) {
    #expect(Coordinate.text(value) == text)
  }

  @Test func `what is not known is a gap in the line and a dash in the table`() {
    let html = LineChart.sample.html.text
    #expect(html.contains("–"))
    let path = html.firstMatch(of: /class="line-1" d="([^"]+)"/)?.1 ?? ""
    #expect(path.count { $0 == "M" } == 2)
  }

  @Test func `a single point can be drawn`() {
    let chart = LineChart(
      id: "one", "One", sentence: "One.", places: ["Mar"], [LineChart.Line("a", .measured, [3])])
    #expect(Markup(chart).imbalance == [])
    #expect(!chart.html.text.contains("nan"))
  }

  @Test func `a chart of nothing is not there`() {
    #expect(BarChart(id: "b", "None", sentence: "", heads: ("A", "B"), []).html.isEmpty)
    #expect(
      LineChart(id: "l", "None", sentence: "", places: ["Mar"], [LineChart.Line("a", .measured, [nil])]).html
        .isEmpty)
  }

  @Test func `every drawing has a title, a description and its table`() {
    for html in [BarChart.sample.html.text, LineChart.sample.html.text] {
      #expect(html.count(of: "<title") == 2 && html.count(of: "<desc") == 2)
      #expect(html.contains("<table"))
    }
  }
}

extension String {
  fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}
