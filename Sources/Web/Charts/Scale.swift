/// Where values stand on an axis: round numbers below the smallest and above the largest, and steps between them
/// that people can count in (1, 2 or 5 times a power of ten).
struct Scale {
  let low: Double
  let high: Double
  let step: Double

  /// - Parameters:
  ///   - fromZero: lengths are compared, so the axis begins at nothing.
  ///   - steps: about how many steps there should be.
  init(covering values: [Double], fromZero: Bool, steps: Int = 4) {
    let finite = values.filter(\.isFinite)
    let smallest = fromZero ? min(0, finite.min() ?? 0) : finite.min() ?? 0
    let largest = fromZero ? max(0, finite.max() ?? 0) : finite.max() ?? 0
    let span = largest > smallest ? largest - smallest : max(abs(largest), 1)
    step = Scale.round(span / Double(max(steps, 1)))
    low = (smallest / step).rounded(.down) * step
    let top = (largest / step).rounded(.up) * step
    high = top > low ? top : low + step
  }

  /// The next of 1, 2, 5, 10 … at or above a value.
  private static func round(_ value: Double) -> Double {
    var power = 1.0
    while power * 10 <= value { power *= 10 }
    while power > value { power /= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= value * 0.999 } ?? power * 10
  }

  var ticks: [Double] {
    (0...Int(((high - low) / step).rounded())).map { low + Double($0) * step }
  }

  /// The place of a value between `start` (the low end) and `end`.
  func place(_ value: Double, from start: Double, to end: Double) -> Double {
    start + (value - low) / (high - low) * (end - start)
  }
}
