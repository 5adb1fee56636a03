import Essentials

/// What is read for one count.
struct GapFacts: Sendable {
  struct OfSkill: Sendable {
    let skill: ID<Skill>
    let key: String
    /// The highest level that any work needs; nil where none does.
    let highest: Int?
    /// Every group of people who are alike in all that is counted.
    let rows: [CountedRow]
    /// How it went until now; only where nothing is known of it yet.
    let past: [(month: String, cell: GapCell)]
  }

  let at: Instant
  let people: Int
  let rated: Int
  let groups: [(axis: Gap.Axis, group: String, people: Int)]
  let skills: [OfSkill]
}

/// One whole count.
struct Counted: Sendable {
  let facts: GapFacts
  /// Those that most people lack first; those that are hidden last and by name, so that their order tells nothing.
  let skills: [CountedSkill]

  init(_ facts: GapFacts) {
    self.facts = facts
    skills = facts.skills.compactMap(CountedSkill.init).sorted { a, b in a.order < b.order }
  }
}

/// What was counted of one skill.
struct CountedSkill: Sendable {
  let skill: ID<Skill>
  let key: String
  let isNeeded: Bool
  /// The level that counts as holding it: the highest that work needs, or the usual one where none does.
  let held: Level
  let holders: Int
  /// How many are one level below.
  let near: Int
  let everybody: GapCell
  /// What of it may be shown, by axis and group.
  let cells: [(axis: Gap.Axis, group: String, cell: GapCell)]
  /// How it went until now; only read when nothing is known of it.
  let past: [(month: String, cell: GapCell)]

  /// nil when nobody is counted.
  init?(_ facts: GapFacts.OfSkill) {
    let rows = facts.rows
    isNeeded = rows.contains { $0.target != nil }
    let counted = isNeeded ? rows.filter { $0.target != nil } : rows
    guard !counted.isEmpty else { return nil }
    (skill, key) = (facts.skill, facts.key)
    held = Level(rawValue: facts.highest ?? GapRisk.usual.rawValue) ?? GapRisk.usual
    func count(_ isCounted: (Int) -> Bool) -> Int {
      rows.filter { isCounted($0.level) }.reduce(0) { $0 + $1.people }
    }
    let needed = held.rawValue
    (holders, near) = (count { $0 >= needed }, count { $0 == needed - 1 })
    past = facts.past
    let disclosure = GapDisclosure(CountedSkill.atoms(counted), hasTargets: isNeeded)
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

  fileprivate var order: (Int, Int, Int, String, ID<Skill>) {
    if everybody.isHidden { return (1, 0, 0, key, skill) }
    return (0, isNeeded ? 0 : 1, -everybody.missing, key, skill)
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
