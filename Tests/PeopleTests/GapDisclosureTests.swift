import TestSupport
import Testing

@testable import People

/// What the map hides, so that nobody works out what a few people said.
struct GapDisclosureTests {
  private func atom(_ department: String, _ role: String, _ people: Int, _ meeting: Int) -> GapAtom {
    GapAtom(department: department, role: role, people: people, meeting: meeting)
  }

  private func hidden(_ atoms: [GapAtom]) -> (names: [String], total: Bool) {
    let disclosure = GapDisclosure(atoms)
    return (disclosure.hidden.map { "\($0.axis.rawValue) \($0.group)" }.sorted(), disclosure.hidesTotal)
  }

  @Test func `large groups are all shown`() {
    let all = hidden([
      atom("A", "x", 10, 3), atom("A", "y", 9, 4), atom("B", "x", 8, 3), atom("B", "y", 7, 5),
    ])
    #expect(all.names.isEmpty && !all.total)
  }

  @Test func `a small group takes another with it, the smallest`() {
    let all = hidden([
      atom("A", "x", 10, 3), atom("B", "x", 8, 3), atom("C", "x", 3, 1), atom("D", "x", 20, 9),
    ])
    #expect(all.names == ["department B", "department C"])
  }

  @Test func `what is hidden together is not all on one side of its target`() {
    let all = hidden([
      atom("A", "x", 10, 3), atom("B", "x", 8, 0), atom("C", "x", 3, 0), atom("D", "x", 20, 9),
    ])
    #expect(all.names == ["department A", "department B", "department C"])
  }

  @Test func `where nobody needs it nobody is on one side of a target`() {
    let atoms = [atom("A", "x", 10, 0), atom("B", "x", 8, 0), atom("C", "x", 3, 0), atom("D", "x", 20, 0)]
    let hidden = GapDisclosure(atoms, hasTargets: false).hidden
    #expect(hidden.map(\.group).sorted() == ["B", "C"])
  }

  @Test func `a role does not follow from its department`() {
    // All of department A are x or y; three of them are y.
    let all = hidden([
      atom("A", "x", 10, 3), atom("A", "y", 3, 1), atom("B", "z", 10, 3), atom("B", "w", 12, 5),
    ])
    #expect(all.names == ["role x", "role y"])
  }

  @Test func `fewer than five in all are not shown at all`() {
    let all = hidden([atom("A", "x", 2, 1), atom("B", "y", 2, 1)])
    #expect(all.total && all.names.count == 4)
  }

  @Test(arguments: 0..<300) func `nothing that is hidden follows from what is shown`(_ seed: Int) {
    let random = SeededRandom(UInt64(seed))
    func number(_ most: Int) -> Int { Int(random.next() % UInt64(most)) }
    let (departments, roles) = (2 + number(8), 1 + number(10))
    var atoms: [GapAtom] = []
    for department in 0..<departments {
      for role in 0..<roles where number(10) < 3 + seed % 4 {
        let people = 1 + number(seed % 3 == 0 ? 4 : 12)
        atoms.append(atom("d\(department)", "r\(role)", people, number(people + 1)))
      }
    }
    guard !atoms.isEmpty else { return }
    let disclosure = GapDisclosure(atoms)
    GapDisclosureTests.attack(
      atoms.map {
        Differencing.Atom(department: $0.department, role: $0.role, people: $0.people, meeting: $0.meeting)
      },
      hidden: Set(disclosure.hidden.map { "\($0.axis.rawValue) \($0.group)" }),
      hidesTotal: disclosure.hidesTotal)
  }

  /// - Parameter hidden: `department Quality`, `role Fitter`.
  static func attack(_ atoms: [Differencing.Atom], hidden: Set<String>, hidesTotal: Bool) {
    let departments = Set(atoms.map(\.department)), roles = Set(atoms.map(\.role))
    let attacker = Differencing(
      atoms, departments: departments.filter { !hidden.contains("department \($0)") },
      roles: roles.filter { !hidden.contains("role \($0)") }, total: !hidesTotal)
    for name in departments.sorted() {
      check(attacker.members(department: name), "department \(name)", hidden, attacker)
    }
    for name in roles.sorted() { check(attacker.members(role: name), "role \(name)", hidden, attacker) }
    #expect(attacker.smallestRemainder() >= Gap.fewest, "a few people are left when others are taken away")
  }

  private static func check(_ members: [Int], _ name: String, _ hidden: Set<String>, _ attacker: Differencing)
  {
    let people = members.reduce(0) { $0 + attacker.atoms[$1].people }
    if people < Gap.fewest { #expect(hidden.contains(name), "\(name) has \(people) people and is shown") }
    if hidden.contains(name) {
      #expect(!attacker.follows(members), "\(name) is hidden and follows from the rest")
    }
  }
}
