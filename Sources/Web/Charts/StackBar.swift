import Essentials

/// One amount and what it is made of, on a track that shows the most there can be. What it says stands beside it in words.
public struct StackBar: View {
  let words: String
  let whole: Double
  let parts: [(tone: Int, value: Double)]

  /// - Parameters:
  ///   - words: the parts and their values, for those who cannot see it.
  ///   - whole: the most there can be.
  ///   - parts: tones from 0 to 5, in the order in which they stand.
  public init(_ words: String, of whole: Double, _ parts: [(tone: Int, value: Double)]) {
    (self.words, self.whole, self.parts) = (words, whole, parts)
  }

  public var html: HTML {
    var (x, bars) = (0.0, HTML())
    for part in parts {
      let width = 100 * part.value / max(whole, 1)
      bars += """
        <rect class="stackbar__part stackbar__part--\(String(part.tone))" x="\(Coordinate.text(x))" y="0" \
        width="\(Coordinate.text(max(0.4, width - 0.4)))" height="4"/>
        """
      x += width
    }
    return """
      <svg class="stackbar" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label="\(words)">\(bars)</svg>
      """
  }

  public static var sample: StackBar {
    StackBar("Votes 18, gap 12, departments 6", of: 60, [(0, 18), (1, 12), (4, 6)])
  }
}
