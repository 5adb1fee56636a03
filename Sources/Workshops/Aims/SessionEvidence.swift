import Database
import Essentials
import People

/// What a held session shows of people: whoever taught it has at least the level it leads to, and so has whoever came and did
/// what they committed to.
enum SessionEvidence {
  static func record(of session: Session, in tx: Transaction) throws {
    let aims = try SkillAim.all(of: .session(session.id), in: tx)
    let appliers: [ID<Person>] = try tx.values(
      """
      SELECT DISTINCT commitment.person_id FROM commitment
        JOIN attendance ON attendance.session_id = commitment.session_id AND attendance.person_id = commitment.person_id
      WHERE commitment.session_id = \(session.id) AND commitment.state = \(Commitment.State.done)
        AND attendance.presence <> 'missed' ORDER BY commitment.person_id
      """)
    let taught = session.plan.crew.flatMap {
      evidence(of: $0, session, aims, say("Taught “\(session.title)”"))
    }
    let applied = appliers.filter { !session.plan.crew.contains($0) }.flatMap {
      evidence(of: $0, session, aims, say("Came to “\(session.title)” and applied it"))
    }
    try Evidence.replace(taught + applied, from: SessionURL.show(session.id), in: tx)
  }

  private static func evidence(
    of person: ID<Person>, _ session: Session, _ aims: [SkillAim], _ note: String
  ) -> [Evidence] {
    aims.map {
      Evidence(of: person, $0.skill, $0.level, note: note, link: SessionURL.show(session.id))
    }
  }
}
