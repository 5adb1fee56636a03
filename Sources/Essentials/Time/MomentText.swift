extension Instant {
  /// `2026-03-18T14:30:00.250Z` (ISO 8601), for files that programs read.
  public var iso: String {
    let seconds = floorDivide(Int(milliseconds), 1000)
    let rest = seconds - floorDivide(seconds, 60) * 60
    let thousandths = Int(milliseconds) - seconds * 1000
    return "\(Zone.utc.wall(at: self).text):\(padded(rest, 2)).\(padded(thousandths, 3))Z"
  }
}
