import Essentials

/// A plain fact about a thing: `Hybrid`, `60 min`. Never a state, never more than four in a row.
public struct Tag: View {
  let words: String
  let target: Link?
  public init(_ words: String, to target: Link? = nil) { (self.words, self.target) = (words, target) }

  public var html: HTML {
    if let target { return "<a class=\"tag\" href=\"\(target)\">\(words)</a> " }
    return "<span class=\"tag\">\(words)</span> "
  }

  public static var samples: [Tag] {
    [Tag("Hybrid"), Tag("60 min"), Tag("Vibration analysis", to: Sample.here)]
  }
}

/// Where a thing stands. Each meaning has its own shape, so that colour is never the only sign.
public struct State: View {
  public enum Meaning: String, CaseIterable, Sendable {
    /// Nothing is decided; under way; settled; somebody should look; refused or cancelled; nobody can say.
    case open, planned, settled, attention, refused, unknown

    var icon: Icon.Name {
      switch self {
      case .open: .ring
      case .planned: .half
      case .settled: .disc
      case .attention: .alert
      case .refused: .stop
      case .unknown: .even
      }
    }

    var classes: String {
      switch self {
      case .open, .unknown: "state"
      case .planned: "state state--info"
      case .settled: "state state--good"
      case .attention: "state state--attend"
      case .refused: "state state--refuse"
      }
    }
  }

  let words: String
  let meaning: Meaning
  public init(_ words: String, _ meaning: Meaning) { (self.words, self.meaning) = (words, meaning) }

  public var html: HTML { "<span class=\"\(meaning.classes)\">\(Icon(meaning.icon))\(words)</span>" }

  public static var samples: [State] {
    zip(["Open", "Planned", "Scheduled", "Moved", "Cancelled", "Cannot tell"], Meaning.allCases).map(
      State.init)
  }
}
