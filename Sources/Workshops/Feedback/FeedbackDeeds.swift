import Database
import Doors
import Essentials
import People

/// Opening, giving and closing feedback, each inside one transaction.
extension Feedback {
  /// To be called when a session was held. Where everybody's attendance is noted feedback opens now, otherwise in an hour.
  public static func sessionEnded(_ id: ID<Session>, in tx: Transaction) throws {
    let session = try Session.find(id, in: tx)
    let opensAt = session.end + FeedbackRules.patience
    if try Attendance.isSettled(at: id, in: tx) || tx.now >= opensAt {
      try open(id, in: tx)
    } else {
      try Jobs.enqueue(
        FeedbackJobs.open, ["session": id.text], key: "\(FeedbackJobs.open):\(id)", at: opensAt, in: tx)
    }
  }

  /// Opens it once; nothing happens when it was opened before, or when the session was not held.
  public static func open(_ id: ID<Session>, in tx: Transaction) throws {
    let session = try Session.find(id, in: tx)
    guard session.state == .held, try FeedbackRound.find(id, in: tx) == nil else { return }
    let secret: ID<FeedbackRound> = tx.randomID()
    let closesAt = max(session.end, tx.now) + .days(openDays)
    let round = FeedbackRound(session: id, secret: secret.text, closesAt: closesAt)
    try round.save(in: tx)
    let hashes = try invited(id, in: tx).compactMap { round.key(of: $0)?.hash }
    try FeedbackToken.note(Dictionary(uniqueKeysWithValues: hashes.map { ($0, false) }), of: id, in: tx)
    try Jobs.enqueue(
      FeedbackJobs.close, ["session": id.text], key: "\(FeedbackJobs.close):\(id)", at: closesAt, in: tx)
    if !hashes.isEmpty { try EventLog.record(.feedbackOpened(id), in: tx) }
  }

  /// Whoever may answer, by `FeedbackRules.mayAnswer`.
  public static func invited(_ id: ID<Session>, in tx: Transaction) throws -> [ID<Person>] {
    let session = try Session.find(id, in: tx)
    let parts = try tx.all(
      """
      SELECT registration.person_id, registration.state AS seat, registration.since, attendance.presence
      FROM registration LEFT JOIN attendance ON attendance.session_id = registration.session_id
        AND attendance.person_id = registration.person_id
      WHERE registration.session_id = \(id) ORDER BY registration.person_id
      """
    ) { row in
      Partaking(
        session: session, person: try row["person_id"], seat: try row["seat"], presence: try row["presence"],
        since: try row["since"])
    }
    return parts.filter(\.mayAnswer).map(\.person)
  }

  /// Attendance was noted while feedback is open: whoever missed it gets no word, whoever came after all is asked.
  static func attendanceNoted(of person: ID<Person>, at id: ID<Session>, in tx: Transaction) throws {
    guard let round = try FeedbackRound.find(id, in: tx), round.isOpen(at: tx.now),
      let key = round.key(of: person)
    else { return }
    let token = try FeedbackToken.find(hash: key.hash, in: tx)
    if try Partaking.find(person, at: id, isOrganiser: false, in: tx).mayAnswer {
      guard token == nil else { return }
      try admit(key, to: id, in: tx)
      try EventLog.record(.feedbackAdmitted(id, person), in: tx)
    } else if token?.isUsed == false {
      try FeedbackToken.remove(key.hash, of: id, in: tx)
    }
  }

  /// The link for somebody's letter, made when the letter is sent and kept nowhere; nil for those who may not
  /// answer, and when it is closed. Whoever has answered gets it all the same: a letter held back would tell.
  public static func invitation(
    for person: ID<Person>, to id: ID<Session>, in tx: Transaction
  ) throws -> Link? {
    let part = try Partaking.find(person, at: id, isOrganiser: false, in: tx)
    guard part.mayAnswer, let round = try FeedbackRound.find(id, in: tx), round.isOpen(at: tx.now),
      let key = round.key(of: person)
    else { return nil }
    try admit(key, to: id, in: tx)
    return FeedbackURL.answer(key.text)
  }

  /// Makes sure that the key of somebody who may answer is known: attendance may have been noted after it opened.
  static func admit(_ key: Key, to id: ID<Session>, in tx: Transaction) throws {
    if try FeedbackToken.find(hash: key.hash, in: tx) == nil {
      try FeedbackToken.note([key.hash: false], of: id, in: tx)
    }
  }

  static func standing(_ part: Partaking, in tx: Transaction) throws -> FeedbackStanding {
    let round = try FeedbackRound.find(part.session.id, in: tx)
    let key = round?.key(of: part.person)
    let token = try key.flatMap { try FeedbackToken.find(hash: $0.hash, in: tx) }
    return FeedbackRules.standing(
      round: round, key: key, isUsed: token?.isUsed ?? false, isInvited: part.mayAnswer,
      now: tx.now)
  }

  /// Puts an answer into the urn. The key is used up in the same transaction, apart from the answer.
  public static func give(_ draft: FeedbackDraft, with key: String, in tx: Transaction) throws {
    let token = try check(key, in: tx)
    try FeedbackToken.note([token.hash: true], of: token.session, in: tx)
    try FeedbackUrn.put(draft, about: token.session, in: tx)
  }

  /// The token that this key still opens.
  static func check(_ key: String, in tx: Transaction) throws -> FeedbackToken {
    let token = try FeedbackToken.find(hash: Key.hash(of: key), in: tx)
    try FeedbackRules.use(isUsed: token?.isUsed, closesAt: token?.closesAt, now: tx.now)
    guard let token else { throw FeedbackRefusal.over }
    return token
  }

  /// Closes a hundred of those whose time is over.
  static func closeOverdue(in tx: Transaction) throws {
    let overdue: [ID<Session>] = try tx.values(
      """
      SELECT session_id FROM feedback_round WHERE closes_at <= \(tx.now) AND secret IS NOT NULL
      ORDER BY closes_at LIMIT 100
      """)
    for id in overdue { try close(id, in: tx) }
  }

  /// Destroys the secret and the tokens: from now on nobody can tell who took part.
  public static func close(_ id: ID<Session>, in tx: Transaction) throws {
    guard let round = try FeedbackRound.find(id, in: tx), tx.now >= round.closesAt else { return }
    try FeedbackToken.removeAll(of: id, in: tx)
    try FeedbackUrn.stir(id, in: tx)
    try FeedbackRound(session: id, secret: nil, closesAt: round.closesAt).save(in: tx)
  }
}
