import Database
import Essentials

/// Counts the map anew. It reads everything once, skill by skill, and only then writes, so that nobody waits for it.
public enum GapCount {
  public static let jobKind = "gaps.count"

  /// - Parameter today: in the organisation's zone; the month it is counted for.
  public static func run(_ store: Store) async throws {
    let count = try await store.read { tx in try Counted.read(in: tx) }
    try await store.write { tx in try count.save(in: tx) }
  }

  public static func enqueue(in tx: Transaction) throws {
    try Jobs.enqueue(jobKind, [:], key: jobKind, isUrgent: true, in: tx)
  }

  public static func handlers(_ store: Store) -> [JobHandler] {
    [JobHandler(jobKind) { _ in try await run(store) }]
  }

  public static func chores(_ store: Store) -> [Chore] {
    [Chore("count-gaps", .every(.hours(1))) { try await run(store) }]
  }
}

/// What was counted of one skill.
struct CountedSkill: Sendable {
  let skill: ID<Skill>
  let key: String
  let isNeeded: Bool
  /// How many hold it at the highest level that work needs of it, or at the usual one.
  let holders: Int
  let everybody: GapCell
  /// What of it may be shown, by axis and group.
  let cells: [(axis: Gap.Axis, group: String, cell: GapCell)]
  /// How it went until now; only read when nothing is known of it.
  var past: [(month: String, cell: GapCell)] = []

  /// - Parameter rows: every group of people who are alike in department, role, level and target.
  init?(_ skill: ID<Skill>, key: String, _ rows: [CountedRow]) {
    isNeeded = rows.contains { $0.target != nil }
    let counted = isNeeded ? rows.filter { $0.target != nil } : rows
    guard !counted.isEmpty else { return nil }
    (self.skill, self.key) = (skill, key)
    let held = rows.compactMap(\.target).max() ?? GapRisk.usual.rawValue
    holders = rows.filter { $0.level >= held }.reduce(0) { $0 + $1.people }
    let disclosure = GapDisclosure(CountedSkill.atoms(counted))
    var whole = CountedSkill.cell(counted)
    whole.isHidden = disclosure.hidesTotal
    everybody = whole
    cells = Gap.Axis.allCases.flatMap { axis in
      Dictionary(grouping: counted) { axis == .department ? $0.department : $0.role }
        .sorted { $0.key < $1.key }
        .map { group, rows in
          var cell = CountedSkill.cell(rows)
          cell.isHidden = disclosure.hidden.contains(GapDisclosure.Node(axis: axis, group: group))
          return (axis, group, cell)
        }
    }
  }

  private static func cell(_ rows: [CountedRow]) -> GapCell {
    var levels = [0, 0, 0, 0, 0]
    for row in rows { levels[row.level] += row.people }
    return GapCell(levels: levels, meeting: rows.filter(\.isMeeting).reduce(0) { $0 + $1.people })
  }

  private static func atoms(_ rows: [CountedRow]) -> [GapAtom] {
    var atoms: [[String]: GapAtom] = [:]
    for row in rows {
      var atom =
        atoms[[row.department, row.role]]
        ?? GapAtom(department: row.department, role: row.role, people: 0, meeting: 0)
      atom.people += row.people
      if row.isMeeting { atom.meeting += row.people }
      atoms[[row.department, row.role]] = atom
    }
    return atoms.sorted { ($0.key[0], $0.key[1]) < ($1.key[0], $1.key[1]) }.map(\.value)
  }
}

/// People who are alike in all that is counted.
struct CountedRow: Sendable {
  let department: String
  let role: String
  let level: Int
  /// nil where their work does not need the skill.
  let target: Int?
  let people: Int

  var isMeeting: Bool { target.map { level >= $0 } ?? false }
}
