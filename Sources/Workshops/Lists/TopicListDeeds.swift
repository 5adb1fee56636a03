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
    }
    if let votes = lists[.votes], !votes.isEmpty, lists[.topics]?.isEmpty ?? true {
      outcomes.removeAll { $0.name == .votes }
      outcomes.append(withoutTopics(votes))
    }
    guard outcomes.isPossible else { return outcomes }
    let numbers = try TopicNumbers.find(in: tx)
    if let list = lists[.topicSkills] { outcomes.append(try takeSkills(list, names, numbers, in: tx)) }
    if let list = lists[.offers] { outcomes.append(try takeOffers(list, names, numbers, before, in: tx)) }
    return outcomes
  }

  private static func withoutTopics(_ votes: ListTable) -> ListOutcome {
    var outcome = ListOutcome(votes)
    outcome.errors.append(
      RowError(
        wrong: say("Votes are of topics, and there is no list of topics with them."),
        right: say("Give both lists, in one folder.")))
    return outcome
  }

  private static func takeTopics(
    _ list: ListTable, votes: ListTable?, _ names: ListNames, _ before: TopicNumbers, by actor: ID<Person>?,
    in tx: Transaction
  ) throws -> [ListOutcome] {
    let stands = TopicStandLines(list, names)
    var (outcome, ballot) = (ListOutcome(list), votes.map { given($0, names) })
    outcome.note(stands.cells)
    guard !list.isEmpty, outcome.errors.isEmpty, ballot?.errors.isEmpty ?? true else {
      return [outcome] + (ballot.map { [$0] } ?? [])
    }
    // Without a list of votes nobody has voted: an import would count the askers then.
    let tables = TopicTables(topics: list.table, votes: votes?.table ?? .noVotes)
    let choices = TopicChoices(guessing: tables)
    let plan = try TopicImport.look(tables, choices, in: tx)
    outcome.add(plan)
    ballot?.add(plan.votes, plan)
    if plan.isPossible {
      try TopicImport.apply(tables, choices, file: list.name.rawValue, by: actor, in: tx)
      try TopicStand.save(stands.stands, before: before, &outcome, in: tx)
    }
    return [outcome] + (ballot.map { [$0] } ?? [])
  }

  /// A list holds votes that were given. An import may take votes back; a list takes nothing from anybody.
  private static func given(_ votes: ListTable, _ names: ListNames) -> ListOutcome {
    var (outcome, cells) = (ListOutcome(votes), ListCells(votes, names))
    for row in votes.table.rows where cells.text(row, "vote") != "1" {
      cells.refuse(
        row, "vote", say("“\(String(cells.text(row, "vote").prefix(40)))” is no vote that was given."),
        say("Write 1, or leave the line out."))
    }
    outcome.note(cells)
    return outcome
  }
}

extension ListOutcome {
  fileprivate mutating func add(_ plan: TopicPlan) {
    errors += plan.errors.filter { !$0.isAmongVotes }
    warnings += plan.warnings.filter { !$0.isAmongVotes }
    added = plan.lines.count { $0.outcome == .added }
    unchanged = plan.lines.count { $0.outcome == .unchanged }
    changed = plan.lines.count - added - unchanged
    changes = plan.lines.compactMap { line in
      guard case .changed(let changes) = line.outcome else { return nil }
      return say(
        "line \(String(line.line)): \(line.topic.title): \(changes.map(\.words).joined(separator: "; "))")
    }
  }

  fileprivate mutating func add(_ votes: PlannedVotes, _ plan: TopicPlan) {
    errors += plan.errors.filter(\.isAmongVotes)
    warnings += plan.warnings.filter(\.isAmongVotes)
    (added, unchanged) = (votes.added.count, votes.unchanged)
  }
}

extension ImportTable {
  fileprivate static var noVotes: ImportTable {
    ImportTable(header: ListName.votes.columns, rows: [], encoding: "UTF-8")
  }
}
