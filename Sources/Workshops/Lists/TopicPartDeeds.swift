import Database
import Essentials
import People

/// What topics ask for, and who offers to teach them.
extension TopicLists {
  private static let skillTable = TableLoad("topic_skill", "topic_id", "skill_id", "level")
  private static let offerTable = TableLoad(
    "topic_offer", "topic_id", "person_id", "kind", "note", "created_at")

  /// The level that a topic asks for is brought to what the list says.
  static func takeSkills(
    _ list: ListTable, _ names: ListNames, _ numbers: TopicNumbers, in tx: Transaction
  ) throws -> ListOutcome {
    var (outcome, cells) = (ListOutcome(list), ListCells(list, names))
    var kept: [ID<Topic>: Targets] = [:]
    for row in try tx.rows("SELECT topic_id, skill_id, level FROM topic_skill") {
      kept[try row["topic_id"], default: [:]][try row["skill_id"]] = Level(rawValue: try row["level"])
    }
    var wanted: [ID<Topic>: Targets] = [:]
    for row in list.table.rows {
      guard let topic = numbers.find(row, &cells), let skill = cells.skill(row),
        let level = cells.level(row, least: .one)
      else { continue }
      let all = wanted[topic] ?? kept[topic] ?? [:]
      outcome.count(all[skill], level)
      wanted[topic] = all.merging([skill: level]) { $1 }
      if let count = wanted[topic]?.count, count > SkillAim.most, all[skill] == nil {
        cells.refuse(
          row, "skill", say("A topic asks for \(SkillAim.most) skills at most."),
          say("Leave some of its lines out."))
      }
    }
    outcome.note(cells)
    let changed = wanted.filter { $0.value != kept[$0.key] }
    guard outcome.errors.isEmpty, !changed.isEmpty else { return outcome }
    for some in changed.keys.sorted().chunks(of: 500) {
      try tx.run("DELETE FROM topic_skill WHERE topic_id IN (\(list: some))")
    }
    try tx.load(
      skillTable,
      changed.flatMap { topic, targets in targets.map { .row(topic, $0.key, $0.value.rawValue) } })
    try TopicRanking.update(Set(changed.keys), in: tx)
    return outcome
  }

  /// What somebody offered here stays as they said it. A topic that was over here before gets no more offers.
  static func takeOffers(
    _ list: ListTable, _ names: ListNames, _ numbers: TopicNumbers, _ before: TopicNumbers, in tx: Transaction
  ) throws -> ListOutcome {
    var (outcome, cells) = (ListOutcome(list), ListCells(list, names))
    var said = Set(
      try tx.all("SELECT topic_id, person_id FROM topic_offer") { row in
        [try row["topic_id"] as String, try row["person_id"] as String]
      })
    var new: [(topic: ID<Topic>, cells: [SQLValue])] = []
    for row in list.table.rows {
      let (kind, note): (Offer.Kind?, String) = (
        cells.word(row, "kind", or: .teach), cells.text(row, "note", max: TopicForm.reasonMax)
      )
      guard let topic = numbers.find(row, &cells), let person = cells.person(row, "person"), let kind else {
        continue
      }
      let at = cells.moment(row, "offered") ?? tx.now
      guard said.insert([topic.text, person.id.text]).inserted else {
        outcome.unchanged += 1
        continue
      }
      if let known = before[cells.words(row, "topic")], !known.state.isLive {
        cells.warn(
          row, "topic", say("“\(known.title)” is settled here: \(known.state.word)."),
          say("The offer is not taken."))
        continue
      }
      new.append((topic, .row(topic, person.id, kind, note, at)))
    }
    outcome.note(cells)
    outcome.added = new.count
    guard outcome.errors.isEmpty else { return outcome }
    try tx.load(offerTable, new.map(\.cells))
    try Offer.count(Set(new.map(\.topic)).sorted(), in: tx)
    try TopicRanking.update(Set(new.map(\.topic)), in: tx)
    return outcome
  }
}
