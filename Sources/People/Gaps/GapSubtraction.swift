/// Subtracting: some groups of one side that are known, less groups of the other side that lie wholly in them, leave the people who
/// are in the first and not in the second. Whether any choice of groups leaves fewer than five is a question of smallest
/// cuts (Ford and Fulkerson 1956): a whole on the one side leads to its parts with as many as are in both, a part back to all
/// its wholes without limit, and the cut between a whole and a part that is not taken away is what is left.
struct GapSubtraction {
  private typealias Node = GapDisclosure.Node

  private struct Edge {
    let end: Int
    var room: Int
    /// Where the way back is kept, among the edges of its end.
    let back: Int
  }

  /// More than is ever looked for.
  private static let endless = 1_000_000

  private var nodes: [[GapDisclosure.Node]] = []
  private var edges: [[Edge]] = []
  /// The groups in which few people are, as whole and part.
  private var few: [(whole: Int, part: Int)] = []
  /// What cannot be used leads here.
  private let outside = 0

  /// - Parameters:
  ///   - axis: the side of the wholes.
  ///   - hidden: with the total, all that are hidden of a side are known together; without it they cannot be used.
  init(_ atoms: [GapAtom], from axis: Gap.Axis, hidden: Set<GapDisclosure.Node>, hidesTotal: Bool) {
    var (places, sizes) = ([Node: Int](), [[Int]: Int]())
    var dark: [Gap.Axis: Int] = [:]
    nodes = [[]]
    edges = [[]]
    func place(_ node: Node, _ nodes: inout [[Node]]) -> Int {
      let isDark = hidden.contains(node)
      if let known = isDark ? dark[node.axis] : places[node] {
        if isDark { nodes[known].append(node) }
        return known
      }
      nodes.append([node])
      if isDark { dark[node.axis] = nodes.count - 1 } else { places[node] = nodes.count - 1 }
      return nodes.count - 1
    }
    for atom in atoms {
      let ends = GapDisclosure.nodes(atom)
      let (whole, part) = axis == .department ? (ends[0], ends[1]) : (ends[1], ends[0])
      sizes[[place(whole, &nodes), place(part, &nodes)], default: 0] += atom.people
    }
    edges = Array(repeating: [], count: nodes.count)
    for (pair, people) in sizes.sorted(by: { ($0.key[0], $0.key[1]) < ($1.key[0], $1.key[1]) }) {
      join(pair[0], pair[1], people, GapSubtraction.endless)
      let isKnown = !hidesTotal || pair[0] != dark[axis]
      if people < Gap.fewest, isKnown { few.append((pair[0], pair[1])) }
    }
    if hidesTotal { for place in dark.values { join(place, outside, GapSubtraction.endless, 0) } }
  }

  private mutating func join(_ a: Int, _ b: Int, _ there: Int, _ back: Int) {
    edges[a].append(Edge(end: b, room: there, back: edges[b].count))
    edges[b].append(Edge(end: a, room: back, back: edges[a].count - 1))
  }

  /// The groups with which fewer than five are left; nil when there are none.
  func fewestLeft() -> [GapDisclosure.Node]? {
    for one in few {
      var graph = self
      if let used = graph.cut(from: one.whole, to: one.part) { return used }
    }
    return nil
  }

  /// Those on the near side of a cut of fewer than five people.
  private mutating func cut(from whole: Int, to part: Int) -> [GapDisclosure.Node]? {
    var flow = 0
    while flow < Gap.fewest {
      let (ways, end) = search(from: whole, to: part)
      guard let end else {
        return nodes.indices.filter { $0 == whole || ways[$0] != nil }.flatMap { nodes[$0] }
      }
      flow += push(along: ways, from: whole, to: end)
    }
    return nil
  }

  /// By which edge each place is reached, and the end that was: the part, or outside.
  private func search(from whole: Int, to part: Int) -> (ways: [(node: Int, edge: Int)?], end: Int?) {
    var ways = [(node: Int, edge: Int)?](repeating: nil, count: nodes.count)
    var (queue, next) = ([whole], 0)
    while next < queue.count {
      let node = queue[next]
      next += 1
      for (place, edge) in edges[node].enumerated()
      where edge.room > 0 && edge.end != whole && ways[edge.end] == nil {
        ways[edge.end] = (node, place)
        if edge.end == part || edge.end == outside { return (ways, edge.end) }
        queue.append(edge.end)
      }
    }
    return (ways, nil)
  }

  private mutating func push(along ways: [(node: Int, edge: Int)?], from whole: Int, to end: Int) -> Int {
    var (room, node) = (Gap.fewest, end)
    while node != whole, let way = ways[node] {
      room = min(room, edges[way.node][way.edge].room)
      node = way.node
    }
    node = end
    while node != whole, let way = ways[node] {
      edges[way.node][way.edge].room -= room
      edges[node][edges[way.node][way.edge].back].room += room
      node = way.node
    }
    return room
  }
}
