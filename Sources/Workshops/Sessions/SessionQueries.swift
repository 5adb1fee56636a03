import Database
import Essentials
import People

extension SessionState: SQLStorable {}
extension Delivery: SQLStorable {}

extension Session {
  static let columns = columns(of: "session")

  /// All columns of the table, or of a query that holds them under another name.
  static func columns(of table: SQL) -> SQL {
    let names: [SQL] = [
      "id", "topic_id", "title", "about", "know", "can_do", "measure", "wall", "zone", "is_second_pass",
      "minutes",
      "delivery", "room", "room_seats", "join_link", "remote_seats", "preparation", "state", "reason",
      "sequence",
      "secret", "first_until", "created_at", "changed_at",
    ]
    return .joined(names.map { "\(sql: table).\(sql: $0)" })
  }

  init(_ row: Row, crew: [CrewMember]) throws {
    self.init(
      id: try row["id"], topic: try row["topic_id"], plan: try SessionPlan(row, crew: crew),
      state: try row["state"],
      reason: try row["reason"], sequence: try row["sequence"], secret: try row["secret"],
      firstUntil: try row["first_until"],
      createdAt: try row["created_at"], changedAt: try row["changed_at"])
  }

  public static func find(_ id: ID<Session>, in tx: Transaction) throws -> Session {
    let row = try tx.first("SELECT \(sql: columns) FROM session WHERE session.id = \(id)")
    guard let row else { throw NotHere() }
    return try Session(row, crew: try CrewMember.all(of: [id], in: tx)[id] ?? [])
  }

  /// All that were made from a topic, the latest first.
  public static func made(from topic: ID<Topic>, in tx: Transaction) throws -> [Session] {
    let rows = try tx.rows(
      "SELECT \(sql: columns) FROM session WHERE topic_id = \(topic) ORDER BY starts_at DESC, id DESC LIMIT 50"
    )
    return try sessions(rows, in: tx)
  }

  /// Sessions of these rows, with who runs them.
  static func sessions(_ rows: [Row], in tx: Transaction) throws -> [Session] {
    let crews = try CrewMember.all(of: rows.map { try $0["id"] }, in: tx)
    return try rows.map { try Session($0, crew: crews[try $0["id"]] ?? []) }
  }

  func save(in tx: Transaction) throws {
    let plan = plan
    try tx.run(
      """
      INSERT INTO session (id, topic_id, title, about, know, can_do, measure, wall, zone, is_second_pass, minutes,
        starts_at, ends_at, delivery, room, room_key, room_seats, join_link, remote_seats, preparation, state, reason,
        sequence, secret, first_until, created_at, changed_at)
      VALUES (\(id), \(topic), \(plan.title), \(plan.about), \(plan.outcomes.know), \(plan.outcomes.can),
        \(plan.outcomes.measure), \(plan.time.wall), \(plan.time.zone), \(plan.time.isSecondPass),
        \(plan.time.minutes), \(start), \(end), \(plan.delivery), \(plan.room), \(Folded.key(plan.room)),
        \(plan.roomSeats), \(plan.joinLink?.text), \(plan.remoteSeats), \(plan.preparation), \(state), \(reason),
        \(sequence), \(secret), \(firstUntil), \(createdAt), \(changedAt))
      ON CONFLICT (id) DO UPDATE SET title = excluded.title, about = excluded.about, know = excluded.know,
        can_do = excluded.can_do, measure = excluded.measure, wall = excluded.wall, zone = excluded.zone,
        is_second_pass = excluded.is_second_pass, minutes = excluded.minutes, starts_at = excluded.starts_at,
        ends_at = excluded.ends_at, delivery = excluded.delivery, room = excluded.room, room_key = excluded.room_key,
        room_seats = excluded.room_seats, join_link = excluded.join_link, remote_seats = excluded.remote_seats,
        preparation = excluded.preparation, state = excluded.state, reason = excluded.reason,
        sequence = excluded.sequence, first_until = excluded.first_until, changed_at = excluded.changed_at
      """)
    try CrewMember.replace(plan.crewMembers, of: id, in: tx)
    let entry = indexEntry
    try TextIndex.put(kind: "session", id: entry.id, title: entry.title, body: entry.body, in: tx)
  }

  /// What search finds it by.
  var indexEntry: (id: String, title: String, body: String) {
    let outcomes = [plan.outcomes.know, plan.outcomes.can, plan.outcomes.measure]
    return (id.text, plan.title, ([plan.about, plan.room] + outcomes).joined(separator: "\n"))
  }
}

extension SessionPlan {
  init(_ row: Row, crew: [CrewMember]) throws {
    let link: String? = try row["join_link"]
    self.init(
      title: try row["title"], about: try row["about"],
      outcomes: Outcomes(know: try row["know"], can: try row["can_do"], measure: try row["measure"]),
      time: SessionTime(
        stored: try row["wall"], in: try row["zone"], minutes: try row["minutes"],
        isSecondPass: try row["is_second_pass"]),
      delivery: try row["delivery"], room: try row["room"], roomSeats: try row["room_seats"],
      joinLink: link.flatMap { Link(checking: $0) }, remoteSeats: try row["remote_seats"],
      preparation: try row["preparation"],
      facilitators: crew.filter { $0.part == .facilitator }.map(\.person),
      coFacilitators: crew.filter { $0.part == .coFacilitator }.map(\.person))
  }
}

extension Session {
  /// The same session, planned a moment ago by a form that was sent twice.
  static func twin(of plan: SessionPlan, from topic: ID<Topic>?, in tx: Transaction) throws -> Session? {
    let ids: [ID<Session>] = try tx.values(
      """
      SELECT id FROM session WHERE starts_at = \(plan.time.start) AND state = 'scheduled'
        AND created_at > \(tx.now - .minutes(10)) ORDER BY id DESC LIMIT 20
      """)
    return try ids.map { try find($0, in: tx) }.first { $0.plan == plan && $0.topic == topic }
  }

  /// A hundred of those that have ended and are not yet held.
  static func endedUnnoticed(in tx: Transaction) throws -> [ID<Session>] {
    try tx.values(
      "SELECT id FROM session WHERE state = 'scheduled' AND ends_at <= \(tx.now) ORDER BY ends_at, id LIMIT 100"
    )
  }

  /// Derives the instants of coming sessions again, after the zones' rules were updated; gives how many moved.
  public static func realign(in tx: Transaction) throws -> Int {
    let coming = try tx.rows(
      "SELECT \(sql: columns), starts_at FROM session WHERE starts_at > \(tx.now) AND state = 'scheduled'")
    let moved = try coming.filter { row in
      let indexed: Instant = try row["starts_at"]
      return try SessionPlan(row, crew: []).time.start != indexed
    }
    for var session in try sessions(moved, in: tx) {
      (session.sequence, session.changedAt) = (session.sequence + 1, tx.now)
      try session.save(in: tx)
      try session.scheduleEnd(in: tx)
      try EventLog.record(.sessionMovedByClocks(session), in: tx)
    }
    return moved.count
  }
}
