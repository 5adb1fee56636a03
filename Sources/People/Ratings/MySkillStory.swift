import Database
import Essentials

/// All that somebody's page of one of their own skills shows.
struct MySkillStory: Sendable {
  let skill: Skill
  let levels: LevelNames
  let standing: Standing?
  let ratings: [GivenRating]
  let isFindable: Bool

  static func find(_ id: ID<Skill>, of person: ID<Person>, in tx: Transaction) throws -> MySkillStory {
    let skill = try Skill.find(id, in: tx)
    return MySkillStory(
      skill: skill, levels: try Framework.find(skill.framework, in: tx).levels,
      standing: try Standing.find(person, id, in: tx),
      ratings: try GivenRating.all(id, of: person, in: tx),
      isFindable: try OwnRating.find(id, of: person, in: tx)?.isFindable ?? false)
  }
}
