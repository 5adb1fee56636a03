extension Array {
  /// In parts of this size, the last one perhaps smaller: a statement takes no more than so many values.
  public func chunks(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
