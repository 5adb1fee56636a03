import Database
import Essentials
import People

extension Topic {
  /// Whoever asks from a skill's page asks for that skill. What most work needs of it is the level; 2 where no work does.
  func takeAim(_ draft: TopicDraft, in tx: Transaction) throws {
    guard let skill = draft.skill else { return }
    try tx.run(
      """
      INSERT INTO topic_skill (topic_id, skill_id, level)
      SELECT \(id), skill.id, COALESCE((SELECT role_target.level FROM role_target WHERE role_target.skill_id = skill.id
        GROUP BY role_target.level ORDER BY count(*) DESC, role_target.level LIMIT 1), 2)
      FROM skill WHERE skill.id = \(skill) AND skill.retired_at IS NULL
      """)
  }

  /// Says which skills it asks for: the asker as long as it is open, organisers always.
  static func aim(
    _ id: ID<Topic>, at levels: Targets, added: [TargetForm.Addition], form: FormFields,
    by person: ID<Person>,
    isOrganiser: Bool,
    in tx: Transaction
  ) throws {
    let topic = try find(id, in: tx)
    try TopicRules.edit(topic, by: person, isOrganiser: isOrganiser)
    try AimSubject.topic(id).change(levels, added, form, in: tx)
    try TopicRanking.update([id], in: tx)
    if topic.asker != person {
      try Audit.record("topic skills changed", of: id.text, detail: topic.title, by: person, in: tx)
    }
  }
}

extension Session {
  /// Says which skills it works on: those who run it, and organisers. What was held shows them at once.
  static func aim(
    _ id: ID<Session>, at levels: Targets, added: [TargetForm.Addition], form: FormFields,
    by person: ID<Person>,
    isOrganiser: Bool,
    in tx: Transaction
  ) throws {
    let session = try find(id, runBy: person, isOrganiser: isOrganiser, in: tx)
    try AimSubject.session(id).change(levels, added, form, in: tx)
    if session.state == .held { try SessionEvidence.record(of: session, in: tx) }
    try Audit.record("session skills changed", of: id.text, detail: session.title, by: person, in: tx)
  }

  /// A session made from a topic works on what the topic asks for.
  func takeAims(of topic: ID<Topic>, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO session_skill (session_id, skill_id, level)
      SELECT \(id), skill_id, level FROM topic_skill WHERE topic_id = \(topic)
      """)
  }
}

extension AimSubject {
  /// What the form did not ask about stays; an old form is told what stands there by now.
  fileprivate func change(
    _ levels: Targets, _ added: [TargetForm.Addition], _ form: FormFields, in tx: Transaction
  ) throws {
    let kept = SkillAim.targets(try SkillAim.all(of: self, in: tx))
    let asked = kept.merging(levels) { $1 }
    try TargetForm.check(form, asked, kept: kept)
    try save(AimRules.checked(TargetForm.resolved(asked, added, in: tx)), in: tx)
  }
}
