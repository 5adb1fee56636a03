import Essentials

/// What an import would do, in words, for pages and terminals alike.
public enum ImportWords {
  /// `new: Fitter, Assembly, Leeds` or `Job title: Fitter → Foreman; Department: none → Assembly`
  public static func what(_ line: PlannedPerson) -> String {
    switch line.outcome {
    case .added: new(line)
    case .unchanged: say("as it is")
    case .changed(let changes): changes.map(change).joined(separator: "; ")
    }
  }

  private static func new(_ line: PlannedPerson) -> String {
    let manager = line.manager.isEmpty ? "" : say("answers to \(line.manager)")
    let facts = [line.person.jobTitle, line.department, line.person.location, manager].filter { !$0.isEmpty }
    return facts.isEmpty ? say("new") : say("new: \(facts.joined(separator: ", "))")
  }

  private static func change(_ change: PlannedPerson.Change) -> String {
    say("\(change.column.label): \(short(change.from)) → \(short(change.to))")
  }

  /// Of a text what fits beside another one.
  public static func short(_ text: String) -> String {
    let line = text.replacing("\n", with: " ")
    return line.isEmpty ? say("none") : line.count > 60 ? line.prefix(59) + "…" : line
  }

  /// The button that does it, with its numbers.
  static func deed(_ plan: PeoplePlan) -> String {
    switch (plan.added, plan.changed) {
    case (0, 0): say("Take the list over")
    case (let added, 0): say(count: added, one: "Add one person", other: "Add \(added) people")
    case (0, let changed): say(count: changed, one: "Change one person", other: "Change \(changed) people")
    case (let added, let changed): say("Add \(added), change \(changed)")
    }
  }
}
