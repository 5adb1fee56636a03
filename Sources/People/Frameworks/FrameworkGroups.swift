import Essentials

/// The groups that a list names, with those that are here.
struct FrameworkGroups {
  private(set) var errors: [RowError] = []
  private var byKey: [String: SkillGroup] = [:]
  private var names: [ID<SkillGroup>: String] = [:]
  private let before: [SkillGroup]
  private var order: [String] = []

  init(_ lines: FrameworkLines, _ present: PresentFramework, framework: ID<Framework>, newID: () -> String) {
    before = present.groups
    for group in present.groups {
      byKey[Folded.key(group.name)] = group
      names[group.id] = group.name
    }
    var parents: [String: (name: String, line: Int)] = [:]
    for line in lines.skills {
      let path = line.group ?? []
      for name in path { add(name, framework, newID) }
      for (parent, group) in zip(path, path.dropFirst()) {
        let key = Folded.key(group)
        if let other = parents[key], Folded.key(other.name) != Folded.key(parent) {
          errors.append(
            RowError(
              line: line.line, column: lines.header(.group),
              wrong: say(
                "The group “\(group)” is inside “\(parent)” here and inside “\(other.name)” on line \(other.line)."
              ),
              right: say("A group stands in one other; write the same in all lines.")))
        }
        parents[key] = (parent, line.line)
        let above = byKey[Folded.key(parent)]?.id
        byKey[key]?.parent = above
      }
    }
    refuseCircles(parents)
  }

  private mutating func add(_ name: String, _ framework: ID<Framework>, _ newID: () -> String) {
    let key = Folded.key(name)
    guard byKey[key] == nil else { return }
    let group = SkillGroup(id: ID(stored: newID()), framework: framework, name: name)
    (byKey[key], names[group.id]) = (group, name)
    order.append(key)
  }

  func named(_ name: String) -> SkillGroup? { byKey[Folded.key(name)] }
  func name(of id: ID<SkillGroup>?) -> String { id.flatMap { names[$0] } ?? "" }

  /// New ones, and those that are in another group than before.
  var changed: [SkillGroup] {
    let old = Dictionary(before.map { ($0.id, $0) }) { first, _ in first }
    return order.compactMap { byKey[$0] }
      + before.compactMap { group in
        byKey[Folded.key(group.name)].flatMap { $0 == old[group.id] ? nil : $0 }
      }
  }

  /// A group that is inside itself, over however many others, would never end.
  private mutating func refuseCircles(_ parents: [String: (name: String, line: Int)]) {
    let byID = Dictionary(byKey.values.map { ($0.id, $0) }) { first, _ in first }
    // Every group is walked once: what was reached before leads nowhere new.
    var done: Set<ID<SkillGroup>> = []
    for key in parents.keys.sorted() {
      var (path, places, next) = ([SkillGroup](), [ID<SkillGroup>: Int](), byKey[key])
      while let group = next, places[group.id] == nil, !done.contains(group.id) {
        places[group.id] = path.count
        path.append(group)
        next = group.parent.flatMap { byID[$0] }
      }
      done.formUnion(path.map(\.id))
      guard let start = next, let from = places[start.id] else { continue }
      let circle = path[from...].prefix(20)
      errors.append(
        RowError(
          line: parents[key]?.line,
          wrong: say(
            "Groups stand in a circle: \((circle.map(\.name) + [start.name]).joined(separator: " → "))."),
          right: say("Let one of them stand in no other.")))
    }
  }
}
