import Database
import Essentials
import People

/// What the list of topics shows of one.
public struct TopicLine: Sendable {
  public let id: ID<Topic>
  public let title: String
  public let origin: Topic.Origin
  public let askerName: String?
  public let askerDepartment: String?
  public let isMine: Bool
  public let state: Topic.State
  public let votes: Int
  public let offers: Int
  public let comments: Int
  public let isVoted: Bool
  public let createdAt: Instant
  /// The sum of what speaks for it.
  var rank = 0
  /// What that is made of; nil where nobody asked.
  var reasons: RankReasons?
}

/// One screenful of the backlog.
public struct TopicBacklog: Sendable {
  public static let pageSize = 20

  public let filter: TopicFilter
  public let lines: [TopicLine]
  public let total: Amount
  /// The reader's votes; nil where nothing is listed.
  let budget: VoteBudget?
  let weights: RankWeights
  /// Where the next page begins; nil on the last.
  public let next: String?
  /// Where what was looked for is, when nothing here is like it.
  public let elsewhere: Elsewhere?
  /// The skill that all of them ask for; nil where that was not wanted, and for one that is unknown.
  var skill: Skill?

  /// What words find beyond the filters, and among the sessions to come.
  public struct Elsewhere: Sendable {
    let topics: Amount
    let hasSessions: Bool
  }

  /// Three statements, one more for a skill, and four more when words find nothing. `after` is the place the page before named; nonsense starts at the top.
  public static func find(
    _ filter: TopicFilter, after: String, for person: ID<Person>, in tx: Transaction
  ) throws -> TopicBacklog {
    let rows = try tx.rows(page(filter, after, for: person))
    let weights = try RankWeights.find(in: tx)
    let lines = try rows.map { try TopicLine($0, for: person) }
    let reasons = filter.sort == .rank ? try RankReasons.all(of: lines.map(\.id), in: tx) : [:]
    let shown = lines.prefix(pageSize).map { line in
      var line = line
      line.reasons = reasons[line.id]
      return line
    }
    return TopicBacklog(
      filter: filter, lines: shown, total: Amount(try rows.first?["total"] ?? 0),
      budget: try rows.first.map(VoteBudget.init), weights: weights,
      next: lines.count > pageSize ? shown.last.map { filter.sort.place($0).text } : nil,
      elsewhere: lines.isEmpty && !filter.words.isEmpty ? try elsewhere(filter, for: person, in: tx) : nil,
      skill: try filter.skill.flatMap { try Skill.ifThere($0, in: tx) })
  }

  private static func elsewhere(
    _ filter: TopicFilter, for person: ID<Person>, in tx: Transaction
  ) throws -> Elsewhere {
    let row = try tx.first(
      """
      SELECT count(*) AS total FROM (SELECT 1 AS one FROM topic
        WHERE \(sql: wanted(filter.anywhere, by: person)) LIMIT \(Amount.most + 1)) AS counted
      """)
    let sessions = try SessionAgenda.find(
      SessionFilter(words: filter.words), for: person, limit: 1, in: tx)
    return Elsewhere(topics: Amount(try row?["total"] ?? 0), hasSessions: !sessions.lines.isEmpty)
  }

  /// The places are found and counted first, and only what is shown is read. What words find is found once; a list without
  /// words is walked along its index, twice.
  private static func page(_ filter: TopicFilter, _ after: String, for person: ID<Person>) -> SQL {
    let order: SQL = filter.sort.order(of: "")
    return """
      WITH found AS \(sql: filter.words.isEmpty ? "NOT MATERIALIZED" : "MATERIALIZED") (
          SELECT topic.id, topic.\(sql: filter.sort.column) FROM topic WHERE \(sql: wanted(filter, by: person))),
        page AS (SELECT id FROM found WHERE \(sql: place(after, filter.sort)) ORDER BY \(sql: order) LIMIT \(pageSize + 1))
      SELECT topic.id, topic.title, topic.origin, topic.asker_id, topic.state, topic.merged_into, topic.votes, topic.offers,
        topic.comments, topic.created_at, topic.rank, person.name, department.name AS department,
        topic_vote.person_id AS voter, \(sql: VoteBudget.columns(of: person)),
        (SELECT count(*) FROM (SELECT 1 AS one FROM found LIMIT \(Amount.most + 1)) AS counted) AS total
      FROM page JOIN topic ON topic.id = page.id LEFT JOIN person ON person.id = topic.asker_id
        LEFT JOIN department ON department.id = person.department_id
        LEFT JOIN topic_vote ON topic_vote.topic_id = topic.id AND topic_vote.person_id = \(person)
      ORDER BY \(sql: filter.sort.order(of: "topic."))
      """
  }

  private static func wanted(_ filter: TopicFilter, by person: ID<Person>) -> SQL {
    var sql = filter.states
    if let origin = filter.origin { sql = "\(sql: sql) AND topic.origin = \(origin)" }
    if !filter.words.isEmpty {
      sql = "\(sql: sql) AND topic.id IN (\(sql: TextIndex.filter(kind: "topic", words: filter.words)))"
    }
    if let skill = filter.skill {
      sql = "\(sql: sql) AND topic.id IN (SELECT topic_id FROM topic_skill WHERE skill_id = \(skill))"
    }
    if filter.isMine {
      sql = """
        \(sql: sql) AND (topic.asker_id = \(person)
          OR topic.id IN (SELECT merged_into FROM topic AS part WHERE part.asker_id = \(person) AND merged_into IS NOT NULL)
          OR topic.id IN (SELECT topic_id FROM topic_vote WHERE person_id = \(person)))
        """
    }
    return sql
  }

  private static func place(_ after: String, _ sort: TopicFilter.Sort) -> SQL {
    guard let place = TopicPlace(after) else { return "TRUE" }
    return place.behind(by: sort.column)
  }
}

extension TopicFilter.Sort {
  /// By which column, the most first.
  fileprivate var column: SQL {
    switch self {
    case .rank: "rank"
    case .votes: "votes"
    // Identities of what was asked without a name are in no order.
    case .newest: "created_at"
    }
  }

  /// - Parameter table: empty or a name with its dot.
  fileprivate func order(of table: SQL) -> SQL {
    "\(sql: table)\(sql: column) DESC, \(sql: table)id DESC"
  }

  fileprivate func place(_ line: TopicLine) -> TopicPlace {
    switch self {
    case .rank: TopicPlace(votes: line.rank, id: line.id)
    case .votes: TopicPlace(votes: line.votes, id: line.id)
    case .newest: TopicPlace(votes: Int(line.createdAt.milliseconds), id: line.id)
    }
  }
}

/// A place in a list of topics by a number, such as their votes: where the next page begins.
public struct TopicPlace: Sendable {
  let number: Int
  let id: ID<Topic>

  public init(votes number: Int, id: ID<Topic>) { (self.number, self.id) = (number, id) }

  /// nil for what names no place.
  public init?(_ text: String) {
    let parts = text.split(separator: ".")
    guard parts.count == 2, let number = Int(parts[0]), let id = ID<Topic>(String(parts[1])) else {
      return nil
    }
    self.init(votes: number, id: id)
  }

  /// As addresses carry it.
  public var text: String { "\(number).\(id)" }

  /// What comes behind it, the most votes first and among equals the newest.
  public var behind: SQL { behind(by: "votes") }

  func behind(by column: SQL) -> SQL {
    """
    (\(sql: column) < \(number) OR (\(sql: column) = \(number) AND id < \(id)))
    """
  }
}

extension TopicLine {
  init(_ row: Row, for person: ID<Person>) throws {
    let asker: ID<Person>? = try row["asker_id"]
    let voter: String? = try row["voter"]
    self.init(
      id: try row["id"], title: try row["title"], origin: try row["origin"], askerName: try row["name"],
      askerDepartment: try row["department"], isMine: asker == person, state: try Topic.State(row),
      votes: try row["votes"], offers: try row["offers"], comments: try row["comments"],
      isVoted: voter != nil,
      createdAt: try row["created_at"], rank: try row["rank"])
  }

  /// Topics that may be the same as what is being typed. Candidates share a word; the rules choose among them.
  public static func similar(to title: String, for person: ID<Person>, in tx: Transaction) throws
    -> [TopicLine]
  {
    let words = Folded.words(title).filter { $0.count >= 3 }.prefix(8).joined(separator: " ")
    let ids = try TextIndex.search(kind: "topic", words: words, match: .any, limit: 40, in: tx)
    guard !ids.isEmpty else { return [] }
    let candidates = try tx.all(
      """
      SELECT topic.id, topic.title, topic.origin, topic.asker_id, topic.state, topic.merged_into, topic.votes, topic.offers,
        topic.comments, topic.created_at, topic.rank, NULL AS name, NULL AS department, topic_vote.person_id AS voter
      FROM topic LEFT JOIN topic_vote ON topic_vote.topic_id = topic.id AND topic_vote.person_id = \(person)
      WHERE topic.id IN (\(list: ids)) AND \(sql: Topic.isLive)
      """
    ) { try TopicLine($0, for: person) }
    return Array(
      TopicRules.similar(to: title, among: candidates.sorted { $0.id < $1.id }, title: \.title).prefix(4))
  }
}
