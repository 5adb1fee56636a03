/// Somebody who has everything that is published of a skill and knows who works where and as what, and subtracts. Written without
/// a look at how the map hides: plain linear algebra over the smallest groups.
struct Differencing {
  /// The people of one department and role: which of what is published they are in.
  struct Atom {
    let department: String
    let role: String
    let people: Int
    let meeting: Int
  }

  let atoms: [Atom]
  /// What is published: each a set of atoms.
  private let shown: [[Int]]
  private let basis: [[Int64]]

  /// - Parameters: names of what is shown.
  init(_ atoms: [Atom], departments: Set<String>, roles: Set<String>, total: Bool) {
    self.atoms = atoms
    func members(_ isIn: (Atom) -> Bool) -> [Int] { atoms.indices.filter { isIn(atoms[$0]) } }
    shown =
      departments.sorted().map { name in members { $0.department == name } }
      + roles.sorted().map { name in members { $0.role == name } } + (total ? [Array(atoms.indices)] : [])
    basis = Differencing.reduced(shown.map { Differencing.vector($0, atoms.count) })
  }

  /// Whether what is published, added and subtracted in any way, gives exactly what these atoms add up to.
  func follows(_ part: [Int]) -> Bool {
    var rest = Differencing.vector(part, atoms.count)
    for row in basis {
      guard let lead = row.firstIndex(where: { $0 != 0 }), rest[lead] != 0 else { continue }
      let factor = rest[lead]
      for place in rest.indices {
        rest[place] = Differencing.mod(rest[place] - factor * row[place] % Differencing.prime)
      }
    }
    return rest.allSatisfy { $0 == 0 }
  }

  func members(department: String) -> [Int] { atoms.indices.filter { atoms[$0].department == department } }
  func members(role: String) -> [Int] { atoms.indices.filter { atoms[$0].role == role } }

  /// The smallest number of people that is left when a set that is shown has others, that lie in it, taken away: in all ways,
  /// up to four at a time.
  func smallestRemainder() -> Int {
    var smallest = Int.max
    for whole in shown {
      let set = Set(whole)
      let inside = shown.filter { $0.count < whole.count && set.isSuperset(of: $0) }
      subtract(set, inside[...], depth: 4) { left in
        let people = left.reduce(0) { $0 + atoms[$1].people }
        if people > 0 { smallest = min(smallest, people) }
      }
    }
    return smallest
  }

  private func subtract(_ set: Set<Int>, _ rest: ArraySlice<[Int]>, depth: Int, _ take: (Set<Int>) -> Void) {
    guard depth > 0 else { return }
    for place in rest.indices where set.isSuperset(of: rest[place]) {
      let left = set.subtracting(rest[place])
      take(left)
      subtract(left, rest[(place + 1)...], depth: depth - 1, take)
    }
  }

  // Over a prime field: what follows over the rationals follows there, too.
  private static let prime: Int64 = 2_147_483_647
  private static func mod(_ value: Int64) -> Int64 { (value % prime + prime) % prime }

  private static func vector(_ members: [Int], _ count: Int) -> [Int64] {
    var vector = [Int64](repeating: 0, count: count)
    for member in members { vector[member] = 1 }
    return vector
  }

  private static func reduced(_ rows: [[Int64]]) -> [[Int64]] {
    var basis: [[Int64]] = []
    for row in rows {
      var row = row
      for known in basis {
        let lead = known.firstIndex { $0 != 0 }!
        let factor = row[lead]
        if factor == 0 { continue }
        for place in row.indices { row[place] = mod(row[place] - factor * known[place] % prime) }
      }
      guard let lead = row.firstIndex(where: { $0 != 0 }) else { continue }
      let inverse = power(row[lead], prime - 2)
      basis.append(row.map { $0 * inverse % prime })
    }
    return basis
  }

  private static func power(_ base: Int64, _ exponent: Int64) -> Int64 {
    var (result, base, exponent) = (Int64(1), base, exponent)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      exponent >>= 1
    }
    return result
  }
}
