/// Where somebody stands in a tree: the numbers of the steps from the root. Read from `/1/4/`, `1.4` or the
/// hexadecimal form of SQL Server's `hierarchyid`.
enum PlaceInTree {
  /// The steps as text, so that they can be a key; nil when it cannot be read. The root has no steps.
  static func steps(_ cell: String) -> [String]? {
    if cell.hasPrefix("0x") || cell.hasPrefix("0X") { return hierarchyID(cell.dropFirst(2)) }
    let parts = cell.split(whereSeparator: { "/.".contains($0) })
    let numbers = parts.compactMap { Int($0) }
    return numbers.count == parts.count ? numbers.map(String.init) : nil
  }

  /// Each step is a prefix that tells how many bits follow; the last of them ends the step when it is 1. Zeros fill the last byte.
  private static func hierarchyID(_ digits: Substring) -> [String]? {
    guard digits.count.isMultiple(of: 2), digits.count <= 200 else { return nil }
    var bits: [Character] = []
    for digit in digits {
      guard let value = digit.hexDigitValue else { return nil }
      bits += (0..<4).map { value >> (3 - $0) & 1 == 1 ? "1" : "0" }
    }
    var steps: [String] = []
    var step = ""
    var rest = bits[...]
    while rest.contains("1") {
      guard let length = length(rest), length <= rest.count else { return nil }
      step += String(rest.prefix(length))
      if rest.prefix(length).last == "1" {
        steps.append(step)
        step = ""
      }
      rest = rest.dropFirst(length)
    }
    return step.isEmpty ? steps : nil
  }

  /// Prefixes of the steps from 0 up, and the bits of the whole step.
  private static let lengths: [(prefix: String, bits: Int)] = [
    ("01", 5), ("100", 6), ("101", 7), ("110", 12), ("1110", 18), ("11110", 21), ("00111", 9), ("0010", 13),
  ]

  private static func length(_ bits: ArraySlice<Character>) -> Int? {
    lengths.first { bits.starts(with: $0.prefix) }?.bits
  }
}
