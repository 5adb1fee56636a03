import Essentials
import People

/// Takes over a list of topics, and who voted for them, from wherever they were kept before. The list is compared with what
/// is here, first without changing anything; then all of it is applied or none. Topics are recognised by the number they
/// have in the list, or by their title where the list numbers nothing; topics that the list does not name stay as they are.
public enum TopicImport {
  /// What identities and times are made of; handed in, so that planning computes only.
  struct Makers {
    let now: Instant
    /// The identity of a topic that was asked for at a time; `place` keeps those of one moment in the list's order.
    let topic: (_ at: Instant, _ place: Int) -> ID<Topic>
    let person: () -> ID<Person>
  }

  static func plan(
    _ tables: TopicTables, _ choices: TopicChoices, present: PresentTopics, people: PresentPeople,
    _ make: Makers
  ) -> TopicPlan {
    let reader = TopicLines(tables, choices, zone: people.zone, now: make.now)
    var plan = TopicPlan()
    plan.errors = reader.errors
    plan.warnings = reader.warnings
    guard !reader.topics.isEmpty else { return plan }
    var found = TopicPeople(people, choices, now: make.now, newID: make.person)
    var match = TopicMatch(reader, present)
    plan.errors += match.doubles
    plan.lines = lines(reader, choices, &match, &found, make)
    plan.errors += match.errors
    var ballot = TopicBallot(reader, plan.lines, present)
    if tables.votes != nil { ballot.count(&found, now: make.now) } else { ballot.countAskers(plan.lines) }
    plan.votes = ballot.votes
    plan.errors += ballot.errors
    plan.warnings += match.warnings + ballot.warnings + alike(found)
    plan.people = found.added
    return plan
  }

  private static func lines(
    _ reader: TopicLines, _ choices: TopicChoices, _ match: inout TopicMatch, _ people: inout TopicPeople,
    _ make: Makers
  ) -> [PlannedTopic] {
    reader.topics.enumerated().map { place, line in
      if let before = match.find(line) { return changed(before, line, choices) }
      let at = line.createdAt ?? make.now
      let topic = Topic(
        id: make.topic(at, place), externalID: line.externalID.isEmpty ? nil : line.externalID,
        title: line.title,
        body: line.body, origin: line.origin, link: line.link, asker: match.asker(line, &people),
        createdAt: at)
      return PlannedTopic(line: line.line, topic: topic, outcome: .added)
    }
  }

  /// What the file says of a topic that is here. Who asked, and when, was settled when it came.
  private static func changed(_ before: Topic, _ line: FileTopic, _ choices: TopicChoices) -> PlannedTopic {
    var topic = before
    if !line.title.isEmpty { topic.title = line.title }
    if choices.topics[.body] != nil { topic.body = line.body }
    if choices.topics[.origin] != nil { topic.origin = line.origin }
    if choices.topics[.link] != nil { topic.link = line.link }
    let pairs: [(TopicColumn, String, String)] = [
      (.title, before.title, topic.title), (.body, before.body, topic.body),
      (.origin, before.origin.word, topic.origin.word),
      (.link, before.link?.text ?? "", topic.link?.text ?? ""),
    ]
    let changes = pairs.filter { $0.1 != $0.2 }.map {
      PlannedTopic.Change(column: $0.0, from: $0.1, to: $0.2)
    }
    return PlannedTopic(
      line: line.line, topic: topic, outcome: changes.isEmpty ? .unchanged : .changed(changes))
  }

  private static func alike(_ people: TopicPeople) -> [RowError] {
    guard let first = people.alike.first else { return [] }
    let count = people.alike.count
    return [
      RowError(
        wrong: say(
          count: count, one: "\(count) number is a staff number too: \(first.number) is \(first.name)’s.",
          other: "\(count) numbers are staff numbers too: \(first.number) is \(first.name)’s."),
        right: say("Each is taken as a participant of its own. If they are meant, do not add people."))
    ]
  }
}
