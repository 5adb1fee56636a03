/// Which cells of one skill may not be shown. The map adds the same people up in three ways: by department, by job role, and
/// all together; so a small group must not stand in the one table and follow from the others by subtraction.
///
/// Departments and roles are the two sides of a graph whose edges are the groups that are in both (`GapAtom`). Its parts that
/// hang together each have the same people on both sides. From what is shown one learns, for each part, the difference of
/// what its hidden departments and its hidden roles add up to; and if the total is shown, what all hidden departments add up
/// to, and all hidden roles. No other sum follows (the node-edge incidence matrix of a bipartite graph has one dependency for
/// each part). So what must not follow is checked on exactly these sums. Primary and complementary suppression as in Willenborg
/// and de Waal, Elements of Statistical Disclosure Control (2001).
struct GapDisclosure {
  /// A department or a role.
  struct Node: Hashable, Comparable {
    let axis: Gap.Axis
    let group: String

    static func < (a: Node, b: Node) -> Bool {
      (a.axis.rawValue, a.group) < (b.axis.rawValue, b.group)
    }
  }

  struct Sum: Equatable {
    var people = 0
    var meeting = 0

    static func += (a: inout Sum, b: Sum) {
      a = Sum(people: a.people + b.people, meeting: a.meeting + b.meeting)
    }
  }

  private(set) var hidden: Set<Node> = []
  private(set) var hidesTotal = false
  private let sums: [Node: Sum]
  private let total: Sum
  /// The part that each belongs to.
  private let part: [Node: Int]
  private let partPeople: [Int: Int]
  private let atoms: [GapAtom]
  private let hasTargets: Bool

  /// - Parameter hasTargets: false where no work needs the skill; then nobody is on either side of a target.
  init(_ atoms: [GapAtom], hasTargets: Bool = true) {
    var (sums, total) = ([Node: Sum](), Sum())
    for atom in atoms {
      let sum = Sum(people: atom.people, meeting: atom.meeting)
      for node in GapDisclosure.nodes(atom) { sums[node, default: Sum()] += sum }
      total += sum
    }
    let part = GapDisclosure.parts(atoms)
    (self.sums, self.total, self.part, self.atoms) = (sums, total, part, atoms)
    self.hasTargets = hasTargets
    partPeople = sums.reduce(into: [:]) { all, entry in
      if entry.key.axis == .department { all[part[entry.key]!, default: 0] += entry.value.people }
    }
    hidden = Set(sums.filter { $0.value.people < Gap.fewest }.keys)
    hidesTotal = total.people < Gap.fewest
    settle()
  }

  static func nodes(_ atom: GapAtom) -> [Node] {
    [Node(axis: .department, group: atom.department), Node(axis: .role, group: atom.role)]
  }

  /// Hides the smallest of what is left until nothing follows any more. Each round hides one, so it ends.
  private mutating func settle() {
    while let choices = leak() ?? subtraction() {
      if let next = choices.lazy.compactMap(smallest).first {
        hidden.insert(next)
      } else if hidesTotal {
        return
      } else {
        hidesTotal = true
      }
    }
  }

  private func smallest(_ nodes: [Node]) -> Node? {
    nodes.min { (sums[$0]!.people, $0) < (sums[$1]!.people, $1) }
  }

  /// When something follows that must not: those of which one is to be hidden next, the best choices first.
  private func leak() -> [[Node]]? {
    let parts = Dictionary(grouping: hidden) { part[$0]! }
    for (place, nodes) in parts.sorted(by: { $0.key < $1.key }) {
      for axis in Gap.Axis.allCases {
        let side = nodes.filter { $0.axis == axis }
        // With nothing hidden on the other side, what the side adds up to follows from the part alone.
        let follows = side.count == nodes.count || !hidesTotal && othersAreOneSided(place, parts)
        if follows, isTelling(side, of: partPeople[place]!) { return choices(axis, place) }
      }
    }
    guard !hidesTotal else { return nil }
    let axis = Gap.Axis.allCases.first { axis in
      isTelling(hidden.filter { $0.axis == axis }, of: total.people)
    }
    return axis.map { choices($0, nil) }
  }

  private func choices(_ axis: Gap.Axis, _ place: Int?) -> [[Node]] {
    let open = sums.keys.filter { !hidden.contains($0) }
    let near = open.filter { part[$0] == place }
    return [near.filter { $0.axis == axis }, near, open.filter { $0.axis == axis }]
  }

  /// A few people who are left when what is known of one side has what is known to lie wholly in it taken away.
  private func subtraction() -> [[Node]]? {
    for axis in Gap.Axis.allCases {
      let graph = GapSubtraction(atoms, from: axis, hidden: hidden, hidesTotal: hidesTotal)
      if let used = graph.fewestLeft() { return [used.filter { !hidden.contains($0) }] }
    }
    return nil
  }

  /// With the total, what is alone on its side of a part follows if no other part hides it among two sides.
  private func othersAreOneSided(_ place: Int, _ parts: [Int: [Node]]) -> Bool {
    parts.allSatisfy { other, nodes in other == place || Set(nodes.map(\.axis)).count < 2 }
  }

  /// A sum that tells of a single group, of fewer than five, or that all of them are on the same side of their target; but what
  /// is said of everybody is said of each.
  private func isTelling(_ nodes: some Collection<Node>, of whole: Int) -> Bool {
    if nodes.isEmpty { return false }
    var sum = Sum()
    for node in nodes { sum += sums[node]! }
    let isUnanimous = hasTargets && (sum.meeting == 0 || sum.meeting == sum.people)
    return nodes.count == 1 || sum.people < Gap.fewest || (isUnanimous && sum.people < whole)
  }

  /// Numbers the parts of the graph that hang together.
  private static func parts(_ atoms: [GapAtom]) -> [Node: Int] {
    var parent: [Node: Node] = [:]
    func root(_ node: Node) -> Node {
      var node = node
      while let up = parent[node], up != node { node = up }
      return node
    }
    for atom in atoms {
      let ends = nodes(atom)
      for end in ends where parent[end] == nil { parent[end] = end }
      let (a, b) = (root(ends[0]), root(ends[1]))
      if a != b { parent[max(a, b)] = min(a, b) }
    }
    var numbers: [Node: Int] = [:]
    var part: [Node: Int] = [:]
    for node in parent.keys.sorted() {
      let top = root(node)
      let number = numbers[top] ?? numbers.count
      numbers[top] = number
      part[node] = number
    }
    return part
  }
}
