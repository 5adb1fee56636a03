import Database
import Essentials

/// One skill of the map: all groups, and how it went.
struct GapSkillStory: Sendable {
  let skill: GapSkill
  let census: GapCensus?
  let parts: [Part]
  let months: [(month: Day, cell: GapCell)]
  let helpers: Int

  /// One axis: its groups in which somebody is counted, the largest gap first; those that are hidden last.
  struct Part: Sendable {
    let axis: Gap.Axis
    let lines: [(group: GapGroup, cell: GapCell)]
  }

  static func find(_ id: ID<Skill>, in tx: Transaction) throws -> GapSkillStory {
    _ = try Skill.find(id, in: tx)
    guard let counted = try GapSkill.find(id, in: tx) else { throw NotHere() }
    return GapSkillStory(
      skill: counted, census: try GapCensus.find(in: tx),
      parts: try Gap.Axis.allCases.map { try part($0, id, in: tx) },
      months: counted.everybody?.isHidden ?? true ? [] : try months(of: id, in: tx),
      helpers: try tx.value(
        """
        SELECT count(*) FROM skill_offer JOIN person ON person.id = skill_offer.person_id
        WHERE skill_offer.skill_id = \(id) AND person.deactivated_at IS NULL
        """) ?? 0)
  }

  private static func part(_ axis: Gap.Axis, _ skill: ID<Skill>, in tx: Transaction) throws -> Part {
    var filter = GapFilter()
    filter.axis = axis
    let cells = try GapCell.all(axis, of: [skill], in: tx)[skill] ?? [:]
    let lines = try GapGroup.all(filter, limit: nil, in: tx).compactMap { group in
      cells[group.id].map { (group: group, cell: $0) }
    }
    return Part(
      axis: axis,
      lines: lines.filter { !$0.cell.isHidden }.sorted { $0.cell.missing > $1.cell.missing }
        + lines.filter(\.cell.isHidden))
  }

  private static func months(of skill: ID<Skill>, in tx: Transaction) throws -> [(month: Day, cell: GapCell)]
  {
    let months = try tx.all(
      """
      SELECT month, people, median2, meeting FROM gap_month WHERE skill_id = \(skill) ORDER BY month DESC LIMIT 24
      """
    ) { row in
      (
        Day(iso: "\(try row["month"] as String)-01"),
        GapCell(
          people: try row["people"], median2: try row["median2"], meeting: try row["meeting"], isHidden: false
        )
      )
    }
    return GapPast.shown(months.reversed().compactMap { day, cell in day.map { (month: $0, cell: cell) } })
  }
}
