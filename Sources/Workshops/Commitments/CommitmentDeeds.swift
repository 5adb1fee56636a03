import Database
import Doors
import Essentials
import People

/// What people do with their own commitments, each inside one transaction.
extension Commitment {
  @discardableResult
  public static func make(
    _ drafts: [CommitmentDraft], at session: ID<Session>, by person: ID<Person>, in tx: Transaction
  ) throws -> [Commitment] {
    let part = try Partaking.find(person, at: session, isOrganiser: false, in: tx)
    let present = try all(of: person, at: session, in: tx)
    // A form that was sent twice makes nothing twice.
    func twin(_ draft: CommitmentDraft) -> Commitment? {
      present.first { $0.body == draft.body && $0.dueOn == draft.dueOn }
    }
    try CommitmentRules.make(
      drafts.count { twin($0) == nil }, with: part, present: present.count, now: tx.now)
    let zone = try Person.find(person, in: tx).zone
    return try drafts.map { draft in
      if let there = twin(draft) { return there }
      let commitment = Commitment(
        id: tx.newID(), session: session, person: person, body: draft.body, dueOn: draft.dueOn,
        createdAt: tx.now)
      try commitment.save(in: tx)
      try commitment.scheduleFollowUps(in: zone, tx)
      return commitment
    }
  }

  public static func edit(
    _ id: ID<Commitment>, to draft: CommitmentDraft, by person: ID<Person>, in tx: Transaction
  ) throws {
    let before = try find(id, of: person, in: tx)
    var commitment = before
    (commitment.body, commitment.dueOn) = (draft.body, draft.dueOn)
    try commitment.save(in: tx)
    if commitment.dueOn != before.dueOn {
      try commitment.scheduleFollowUps(in: try Person.find(person, in: tx).zone, tx)
    }
  }

  public static func takeBack(_ id: ID<Commitment>, by person: ID<Person>, in tx: Transaction) throws {
    try find(id, of: person, in: tx).remove(in: tx)
  }

  /// How it goes, said by the person on their page.
  public static func answer(
    _ id: ID<Commitment>, as state: State, barrier: String? = nil, by person: ID<Person>, in tx: Transaction
  ) throws {
    let commitment = try find(id, of: person, in: tx)
    try CommitmentRules.answer(commitment, as: state, barrier: barrier, now: tx.now).save(in: tx)
    try commitment.show(state, in: tx)
  }

  /// How it goes, said through the link of a letter.
  @discardableResult
  static func answer(key: String, as state: State, barrier: String?, in tx: Transaction) throws -> Commitment
  {
    let answered = CommitmentRules.answer(
      try find(key: key, in: tx), as: state, barrier: barrier, now: tx.now)
    try answered.save(in: tx)
    try answered.show(state, in: tx)
    return answered
  }

  /// What somebody came to and did shows in their skills.
  private func show(_ state: State, in tx: Transaction) throws {
    guard state == .done else { return }
    let held = try Session.find(session, in: tx)
    if held.state == .held { try SessionEvidence.record(of: held, in: tx) }
  }

  /// The commitment that a letter's link opens.
  static func find(key: String, in tx: Transaction) throws -> Commitment {
    let row = try tx.one(
      "SELECT commitment_id, expires_at FROM commitment_key WHERE hash = \(Key.hash(of: key))"
    ) { row -> (ID<Commitment>, Instant) in (try row["commitment_id"], try row["expires_at"]) }
    try CommitmentRules.open(expiresAt: row?.1, now: tx.now)
    guard let row else { throw CommitmentRefusal.linkOver }
    let commitment = try find(row.0, in: tx)
    guard try Person.find(commitment.person, in: tx).isActive else { throw CommitmentRefusal.linkOver }
    return commitment
  }

  /// The link of a follow-up letter, made while it is written; `key` is a fresh one, of which only the hash is kept.
  public static func followUpLink(for id: ID<Commitment>, key: Key, in tx: Transaction) throws -> Link {
    try tx.run("DELETE FROM commitment_key WHERE commitment_id = \(id) AND expires_at <= \(tx.now)")
    try tx.run(
      """
      INSERT INTO commitment_key (hash, commitment_id, expires_at)
      VALUES (\(key.hash), \(id), \(tx.now + .days(CommitmentRules.linkDays)))
      """)
    return CommitmentURL.answer(key: key.text)
  }
}

/// People are asked how it goes.
extension Commitment {
  /// At nine in the morning where the person is.
  fileprivate func scheduleFollowUps(in zone: Zone, _ tx: Transaction) throws {
    for day in CommitmentRules.followUps(made: zone.wall(at: createdAt).day, dueOn: dueOn) {
      let morning = DueDay.morning(of: day, in: zone)
      guard morning > tx.now else { continue }
      try Jobs.enqueue(
        CommitmentJobs.followUp, ["commitment": id.text, "day": day.iso],
        key: "\(CommitmentJobs.followUp):\(id):\(day.iso)", at: morning, in: tx)
    }
  }

  /// Whether its person is asked on this day how it goes; `zone` is theirs.
  public func isAsked(on day: Day, in zone: Zone) -> Bool {
    CommitmentRules.followUps(made: zone.wall(at: createdAt).day, dueOn: dueOn).contains(day)
  }

  /// Asks, unless it is done, taken back, or was moved to other days.
  static func followUp(_ id: ID<Commitment>, on day: Day, in tx: Transaction) throws {
    guard
      let commitment = try tx.one("SELECT \(sql: columns) FROM commitment WHERE id = \(id)", Commitment.init),
      commitment.state != .done
    else { return }
    let zone = try Person.find(commitment.person, in: tx).zone
    let days = CommitmentRules.followUps(
      made: zone.wall(at: commitment.createdAt).day, dueOn: commitment.dueOn)
    guard days.contains(day) else { return }
    try EventLog.record(.commitmentDue(commitment), in: tx)
  }
}

public enum CommitmentJobs {
  static let followUp = "commitment.follow-up"

  public static func handlers(_ store: Store) -> [JobHandler] {
    [
      JobHandler(followUp) { job in
        let id: ID<Commitment> = try job.id("commitment")
        guard let day = job.payload["day"].flatMap({ Day(iso: $0) }) else {
          throw GiveUp("the job has no day")
        }
        try await store.write { tx in try Commitment.followUp(id, on: day, in: tx) }
      }
    ]
  }
}
