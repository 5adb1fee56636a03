import Essentials
import People

/// Counts the votes of a file: one for each person and topic, the last one where there are several, and only those that
/// say “I need this”. A vote that was given here later than the file's stays.
struct TopicBallot {
  private(set) var votes = PlannedVotes()
  private(set) var errors: [RowError] = []
  private(set) var warnings: [RowError] = []
  private var byNumber: [String: Topic] = [:]
  private var byTitle: [String: Topic] = [:]
  private var unknown: Set<String> = []
  private var closed: Set<ID<Topic>> = []
  private let reader: TopicLines
  private let present: PresentTopics

  init(_ reader: TopicLines, _ lines: [PlannedTopic], _ present: PresentTopics) {
    (self.reader, self.present) = (reader, present)
    for topic in present.topics + lines.map(\.topic) {
      byTitle[Folded.key(topic.title)] = byTitle[Folded.key(topic.title)] ?? topic
      byNumber[topic.number] = topic
    }
  }

  private struct Last {
    let agrees: Bool
    let at: Instant?
  }

  mutating func count(_ people: inout TopicPeople, now: Instant) {
    var last: [VotePlace: Last] = [:]
    var order: [VotePlace] = []
    for vote in reader.votes {
      guard let topic = topic(vote), let person = person(vote, &people) else { continue }
      let place = VotePlace(topic: topic.id, person: person)
      if let before = last[place] {
        if let at = vote.castAt, let earlier = before.at, at < earlier { continue }
      } else {
        order.append(place)
      }
      last[place] = Last(agrees: vote.agrees, at: vote.castAt)
    }
    for place in order { if let vote = last[place] { settle(place, vote, now) } }
  }

  private mutating func settle(_ place: VotePlace, _ vote: Last, _ now: Instant) {
    switch (vote.agrees, present.votes[place]) {
    case (true, nil): votes.added.append(PlannedVote(place: place, at: vote.at ?? now))
    case (true, _?): votes.unchanged += 1
    case (false, let given?) where vote.at.map { $0 > given } ?? true: votes.removed.append(place)
    case (false, _): break
    }
  }

  /// Without a file of votes whoever asked for a new topic needs it, as when asking here.
  mutating func countAskers(_ lines: [PlannedTopic]) {
    votes.added = lines.filter { $0.outcome == .added }.compactMap { line in
      line.topic.asker.map {
        PlannedVote(place: VotePlace(topic: line.topic.id, person: $0), at: line.topic.createdAt)
      }
    }
  }

  private mutating func topic(_ vote: FileVote) -> Topic? {
    // Numbers go before titles: a topic may be called “17”. Those of another list have its name before them.
    guard let topic = byNumber[reader.number(vote.topic)] ?? byTitle[Folded.key(vote.topic)] else {
      if unknown.insert("topic \(vote.topic)").inserted {
        errors.append(
          RowError(
            line: vote.line, column: reader.header(.topic),
            wrong: say("No topic has the number or title “\(vote.topic)”."),
            right: say("Add it to the file of topics, or leave its votes out.")
          ).amongVotes)
      }
      return nil
    }
    guard !topic.state.isLive else { return topic }
    if closed.insert(topic.id).inserted {
      warnings.append(
        RowError(
          line: vote.line, column: reader.header(.topic),
          wrong: say("“\(topic.title)” is settled here: \(topic.state.word)."),
          right: say("Its votes stay as they are.")
        ).amongVotes)
    }
    return nil
  }

  private mutating func person(_ vote: FileVote, _ people: inout TopicPeople) -> ID<Person>? {
    let found = people.find(vote.voter)
    if case .person(let id) = found { return id }
    if unknown.insert("voter \(vote.voter)").inserted {
      errors.append(TopicMatch.missing(vote.voter, found, vote.line, reader.header(.voter)).amongVotes)
    }
    return nil
  }
}
