import Essentials

/// Terms and what they are.
public struct Facts: View {
  /// `words` when the terms are the point, as in Kept, Not kept, Shown, Careful.
  public enum Shape: Sendable { case plain, words }
  let facts: [(term: String, what: HTML)]
  let shape: Shape

  public init(_ facts: [(term: String, what: HTML)], _ shape: Shape = .plain) {
    (self.facts, self.shape) = (facts, shape)
  }

  public var html: HTML {
    """
    <dl class="facts\(shape == .words ? " facts--words" : "")">\(facts.map { fact in
      "<dt>\(fact.term)</dt><dd>\(fact.what)</dd>" as HTML
    })</dl>
    """
  }

  public static var sample: Facts {
    Facts([
      ("Department", "Quality"), ("Location", "Tampere"),
      ("Manager", "<a href=\"/gallery\">Aino Virtanen</a>"),
    ])
  }

  public static var wordsSample: Facts {
    Facts(
      [
        ("Kept", "Your answers, and which session they are about."),
        ("Not kept", "Who you are, your department, your device, the time you sent it."),
        ("Shown", "When at least five people have answered."),
        ("Careful", "Your own words may give you away. Leave out what only you would say."),
      ], .words)
  }
}

/// More of the same, unfolded on demand.
public struct Fold: View {
  let summary: String
  let isOpen: Bool
  let content: HTML

  public init(_ summary: String, isOpen: Bool = false, _ content: HTML) {
    (self.summary, self.isOpen, self.content) = (summary, isOpen, content)
  }

  public var html: HTML {
    """
    <details class="fold"\(attribute: "open", if: isOpen)><summary class="fold__summary">\(Icon(.chevron))\(summary)</summary>
    <div class="fold__content">\(content)</div></details>
    """
  }

  public static var sample: Fold {
    Fold("How this is made certain", "<p>Answers carry no name and no time.</p>")
  }
}
