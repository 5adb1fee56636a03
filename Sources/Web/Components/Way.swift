import Essentials

/// Where something stands on its way; one step is now, and says so in words.
public struct Way: View {
  let label: String
  let steps: [String]
  let now: Int

  /// - Parameters:
  ///   - label: whose way it is, for those who cannot see it.
  ///   - now: the place of the present step, from 0.
  public init(_ label: String, steps: [String], now: Int) {
    (self.label, self.steps, self.now) = (label, steps, now)
  }

  public var html: HTML {
    """
    <ol class="way" aria-label="\(label)">\(steps.enumerated().map { place, step in
      if place == now {
        return "<li class=\"way__step way__step--now\" aria-current=\"step\">\(step)</li>" as HTML
      }
      return place < now
        ? "<li class=\"way__step way__step--past\">\(step)</li>" : "<li class=\"way__step\">\(step)</li>"
    })</ol>
    """
  }

  public static var sample: Way {
    Way("Where it stands", steps: ["Open", "Planned", "Scheduled", "Delivered"], now: 2)
  }
}
