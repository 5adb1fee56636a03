import Database
import Essentials

/// People, skills, what is needed of them and what was said of them, as lists.
public enum PeopleLists {
  /// Those of people and skills as they stand.
  public static func all(in tx: Transaction) throws -> [PlainList] {
    try [departments(in: tx), people(in: tx)] + SkillLists.all(in: tx)
      + [departmentTargets(in: tx), work(in: tx), ratings(in: tx), findable(in: tx)]
  }

  /// Takes over those of the lists that are given, each as far as it is without errors; whoever calls takes all of it back when there
  /// were any.
  public static func take(
    _ lists: [ListName: ListTable], by actor: ID<Person>?, in tx: Transaction
  ) throws -> [ListOutcome] {
    var outcomes: [ListOutcome] = []
    if let list = lists[.departments] { outcomes.append(try takeDepartments(list, in: tx)) }
    if let list = lists[.people] { outcomes.append(try takePeople(list, by: actor, in: tx)) }
    outcomes += try SkillLists.take(lists, by: actor, in: tx)
    // What refers to them would be wrong only because they are.
    guard outcomes.isPossible else { return outcomes }
    let names = try ListNames.find(in: tx)
    if let list = lists[.departmentTargets] { outcomes.append(try takeTargets(list, names, in: tx)) }
    if let list = lists[.work] { outcomes.append(try takeWork(list, names, in: tx)) }
    if let list = lists[.ratings] { outcomes.append(try RatingList.take(list, names, in: tx)) }
    if let list = lists[.findable] { outcomes.append(try takeFindable(list, names, in: tx)) }
    return outcomes
  }
}
