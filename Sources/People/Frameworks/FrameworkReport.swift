import Essentials

/// What an import of a framework would do, line by line for a terminal.
public struct FrameworkReport: Sendable {
  let plan: FrameworkPlan
  let files: String
  /// How many lines of each list are written out; nil for all.
  let most: Int?

  public init(_ plan: FrameworkPlan, files: String, most: Int?) {
    (self.plan, self.files, self.most) = (plan, files, most)
  }

  public var lines: [String] {
    [say("\(files), as the framework “\(plan.framework.name)”")]
      + section(say("Errors"), plan.errors.map(\.sentence)) + warnings
      + (plan.isPossible
        ? section(say("What would change"), skills + roles)
          + section(
            plan.retires
              ? say("Out of use from then on")
              : say("No longer in the lists; they stay in use without --retire"),
            plan.missingSkills.map(\.name) + plan.missingRoles.map(\.name)) : [])
  }

  public var warnings: [String] { section(say("Worth a look"), plan.warnings.map(\.sentence)) }

  /// The last line of a dry run.
  public var conclusion: String {
    if !plan.isPossible {
      return say(
        "\(ImportRefusal.errors(plan.errors.count).sentence) --column field=Header says which column is what."
      )
    }
    if plan.isIdle { return say("Nothing would change: everything is as the lists say.") }
    return say("It would be: \(plan.outcome.summary). Nothing was changed; add --apply to take it over.")
  }

  private var skills: [String] {
    plan.skills.compactMap { line($0.line, $0.skill.name, $0.outcome) }
  }

  private var roles: [String] { plan.roles.compactMap { line($0.line, $0.role.name, $0.outcome) } }

  private func line(_ line: Int, _ name: String, _ outcome: FrameworkChange) -> String? {
    switch outcome {
    case .added: say("line \(String(line)): \(name): new")
    default: FrameworkReport.changed(line, name, outcome)
    }
  }

  /// `line 12: Belts: Description: fits → fits and tensions`; nil where nothing changes.
  static func changed(_ line: Int, _ name: String, _ outcome: FrameworkChange) -> String? {
    guard case .changed(let details) = outcome else { return nil }
    let words = details.map { say("\($0.what): \(ImportWords.short($0.from)) → \(ImportWords.short($0.to))") }
    return say("line \(String(line)): \(name): \(words.joined(separator: "; "))")
  }

  private func section(_ title: String, _ entries: [String]) -> [String] {
    ReportPart.lines(title, entries, most: most)
  }
}
