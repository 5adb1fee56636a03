import Essentials

/// The departments that a file names: those that are there, and those that it brings.
struct PeopleDepartments {
  private(set) var added: [Department] = []
  private(set) var warnings: [RowError] = []
  private var byKey: [String: Department]
  private let present: [Department]

  init(_ reader: PeopleLines, present: [Department], newID: () -> String) {
    self.present = present
    byKey = Dictionary(present.map { (Folded.key($0.name), $0) }) { first, _ in first }
    for line in reader.lines {
      guard let name = line.texts[.department], !name.isEmpty, byKey[Folded.key(name)] == nil else {
        continue
      }
      noteLikeness(name, line.line, reader.header(.department))
      let department = Department(id: ID(stored: newID()), name: name)
      byKey[Folded.key(name)] = department
      added.append(department)
    }
  }

  func named(_ name: String) -> Department? { byKey[Folded.key(name)] }

  /// A new name that is nearly an old one is probably a typing mistake.
  private mutating func noteLikeness(_ name: String, _ line: Int, _ column: String) {
    let others = (present + added).prefix(300).filter { Self.number($0.name) == Self.number(name) }
    let near = others.map { ($0.name, Similarity.trigrams($0.name, name)) }.max { $0.1 < $1.1 }
    guard let near, near.1 >= 0.6 else { return }
    warnings.append(
      RowError(
        line: line, column: column, wrong: say("“\(name)” is a new department and looks like “\(near.0)”."),
        right: say("Write the same name if it is the same.")))
  }

  /// Shop 1 and Shop 2 are alike and not the same.
  private static func number(_ name: String) -> String { name.filter(\.isNumber) }
}
