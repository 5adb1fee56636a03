import Essentials

/// A number as a statement, with its size and its doubt; it leads to what it is made of.
public struct Stat: View {
  let value: String
  let label: String
  let doubt: String?
  let target: Link?

  /// - Parameter doubt: how many it rests on, and its interval where there is one.
  public init(_ value: String, _ label: String, doubt: String? = nil, to target: Link? = nil) {
    (self.value, self.label, self.doubt, self.target) = (value, label, doubt, target)
  }

  public var html: HTML {
    let words: HTML = if let target { "<a href=\"\(target)\">\(label)</a>" } else { HTML(text: label) }
    return """
      <div><p class="stat__value">\(value)</p><p class="stat__label">\(words)</p>\
      \(optional: doubt.map { "<p class=\"stat__doubt\">\($0)</p>" as HTML })</div>
      """
  }

  public static var samples: [Stat] {
    [
      Stat(
        "22 of 40", "commitments kept", doubt: "at 90 days; 40 to 69% with 95% certainty", to: Sample.here),
      Stat("31", "people at the last session", doubt: "14 in the room, 17 remote", to: Sample.here),
      Stat("Too few to show", "feedback on 5 November", doubt: "shown from 5 answers on"),
    ]
  }
}

/// Numbers beside each other.
public struct Stats: View {
  let stats: [Stat]
  public init(_ stats: [Stat]) { self.stats = stats }
  public var html: HTML { "<div class=\"stats\">\(stats)</div>" }
}
