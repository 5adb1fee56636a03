import Database
import Essentials
import People

extension TopicLists {
  /// Takes over those of the lists that are given. Topics and votes are taken as their import takes them.
  static func take(_ lists: [ListName: ListTable], by actor: ID<Person>?, in tx: Transaction) throws
    -> [ListOutcome]
  {
    var outcomes: [ListOutcome] = []
    let names = try ListNames.find(in: tx)
    let before = try TopicNumbers.find(in: tx)
    if let list = lists[.topics] {
      outcomes += try takeTopics(list, votes: lists[.votes], names, before, by: actor, in: tx)
    } else if let votes = lists[.votes], !votes.isEmpty {
      var outcome = ListOutcome(votes)
      outcome.errors.append(
        RowError(
          wrong: say("Votes are of topics, and there is no list of topics with them."),
          right: say("Give both lists, in one folder.")))
      outcomes.append(outcome)
    }
    guard outcomes.isPossible else { return outcomes }
    let numbers = try TopicNumbers.find(in: tx)
    if let list = lists[.topicSkills] { outcomes.append(try takeSkills(list, names, numbers, in: tx)) }
    if let list = lists[.offers] { outcomes.append(try takeOffers(list, names, numbers, in: tx)) }
    return outcomes
  }

  private static func takeTopics(
    _ list: ListTable, votes: ListTable?, _ names: ListNames, _ before: TopicNumbers, by actor: ID<Person>?,
    in tx: Transaction
  ) throws -> [ListOutcome] {
    var (outcome, ballot) = (ListOutcome(list), votes.map { ListOutcome($0) })
    let stands = TopicStandLines(list, names)
    outcome.note(stands.cells)
    if !list.isEmpty, outcome.errors.isEmpty {
      let tables = TopicTables(topics: list.table, votes: votes?.isEmpty == false ? votes?.table : nil)
      let choices = TopicChoices(guessing: tables)
      let plan = try TopicImport.look(tables, choices, in: tx)
      outcome.errors += plan.errors.filter { !$0.isAmongVotes }
      outcome.warnings += plan.warnings.filter { !$0.isAmongVotes }
      ballot?.errors += plan.errors.filter(\.isAmongVotes)
      ballot?.warnings += plan.warnings.filter(\.isAmongVotes)
      if plan.isPossible {
        try TopicImport.apply(tables, choices, file: list.name.rawValue, by: actor, in: tx)
        try TopicStand.save(stands.stands, before: before, &outcome, in: tx)
        outcome.added = plan.lines.count { $0.outcome == .added }
        outcome.unchanged = plan.lines.count { $0.outcome == .unchanged }
        outcome.changed = plan.lines.count - outcome.added - outcome.unchanged
        ballot?.added = plan.votes.added.count
        ballot?.unchanged = plan.votes.unchanged
      }
    }
    return [outcome] + (ballot.map { [$0] } ?? [])
  }

  /// The level that a topic asks for is brought to what the list says.
  private static func takeSkills(
    _ list: ListTable, _ names: ListNames, _ numbers: TopicNumbers, in tx: Transaction
  ) throws -> ListOutcome {
    var (outcome, cells) = (ListOutcome(list), ListCells(list, names))
    let rows = try tx.rows("SELECT topic_id, skill_id, level FROM topic_skill")
    var kept = try Dictionary(
      rows.map { ([try $0["topic_id"] as String, try $0["skill_id"] as String], try $0["level"] as Int) }
    ) { first, _ in first }
    var touched: Set<ID<Topic>> = []
    for row in list.table.rows {
      guard let topic = numbers.find(row, &cells), let skill = cells.skill(row),
        let level = cells.level(row, least: .one)?.rawValue
      else { continue }
      let key = [topic.text, skill.text]
      outcome.count(kept[key], level)
      if kept[key] != level {
        try tx.run(
          """
          INSERT INTO topic_skill (topic_id, skill_id, level) VALUES (\(topic), \(skill), \(level))
          ON CONFLICT (topic_id, skill_id) DO UPDATE SET level = excluded.level
          """)
        touched.insert(topic)
      }
      kept[key] = level
    }
    outcome.note(cells)
    try TopicRanking.update(touched, in: tx)
    return outcome
  }

  /// What somebody offered here stays as they said it.
  private static func takeOffers(
    _ list: ListTable, _ names: ListNames, _ numbers: TopicNumbers, in tx: Transaction
  ) throws -> ListOutcome {
    var (outcome, cells) = (ListOutcome(list), ListCells(list, names))
    var touched: Set<ID<Topic>> = []
    for row in list.table.rows {
      let kind: Offer.Kind? = cells.word(row, "kind", or: .teach)
      let note = cells.text(row, "note", max: 1000)
      guard let topic = numbers.find(row, &cells), let person = cells.person(row, "person"), let kind else {
        continue
      }
      let at = cells.moment(row, "offered") ?? tx.now
      let isNew =
        try tx.run(
          """
          INSERT INTO topic_offer (topic_id, person_id, kind, note, created_at)
          VALUES (\(topic), \(person.id), \(kind), \(note), \(at)) ON CONFLICT (topic_id, person_id) DO NOTHING
          """) > 0
      if isNew { outcome.added += 1 } else { outcome.unchanged += 1 }
      if isNew { touched.insert(topic) }
    }
    outcome.note(cells)
    try Topic.recountOffers(touched.sorted(), in: tx)
    try TopicRanking.update(touched, in: tx)
    return outcome
  }
}

/// The topics that are here, by their numbers.
struct TopicNumbers {
  private let all: [String: Topic]

  static func find(in tx: Transaction) throws -> TopicNumbers {
    let topics = try tx.all("SELECT \(sql: Topic.columns) FROM topic", Topic.init)
    return TopicNumbers(all: Dictionary(topics.map { ($0.number, $0) }) { first, _ in first })
  }

  subscript(number: String) -> Topic? { all[number] }

  /// The topic of the column `topic`.
  func find(_ row: CSVRow, _ cells: inout ListCells) -> ID<Topic>? {
    let cell = cells.text(row, "topic")
    if let topic = all[cell] { return topic.id }
    cells.refuseUnknown(
      row, "topic", cell, say("No topic has the number “\(String(cell.prefix(60)))”."),
      say("Give the list of topics with this one, or correct the number."))
    return nil
  }
}
