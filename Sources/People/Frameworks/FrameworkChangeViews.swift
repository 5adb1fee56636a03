import Essentials
import Web

/// What would come, change and go.
struct FrameworkChanges: View {
  let plan: FrameworkPlan
  static let most = 200

  var html: HTML {
    let skills = plan.skills.filter { $0.outcome != .unchanged }
    let roles = plan.roles.filter { $0.outcome != .unchanged }
    return """
      \(if: !skills.isEmpty, section(say("Skills"), "skills", skills.map { ($0.line, $0.skill.name, what($0.outcome, $0.group.isEmpty ? "" : say("in the group \($0.group)"))) }))
      \(if: !roles.isEmpty, section(say("Job roles"), "roles", roles.map { ($0.line, $0.role.name, what($0.outcome, needs($0))) }))
      """
  }

  private func needs(_ role: PlannedRole) -> String {
    say(count: role.targets.count, one: "needs 1 skill", other: "needs \(role.targets.count) skills")
  }

  private func what(_ outcome: FrameworkChange, _ new: String) -> String {
    guard case .changed(let details) = outcome else { return new.isEmpty ? say("new") : say("new, \(new)") }
    return details.map { say("\($0.what): \(ImportWords.short($0.from)) → \(ImportWords.short($0.to))") }
      .joined(separator: "; ")
  }

  private func section(_ title: String, _ id: String, _ lines: [(line: Int, name: String, what: String)])
    -> HTML
  {
    let rest = lines.count - FrameworkChanges.most
    let table = Table(
      title,
      columns: [
        Table.Column(say("Line"), .number), Table.Column(say("Name"), .head),
        Table.Column(say("What would happen")),
      ],
      rows: lines.prefix(FrameworkChanges.most).map {
        [HTML(text: String($0.line)), HTML(text: $0.name), HTML(text: $0.what)]
      },
      isWide: true)
    let fold: HTML =
      lines.count > 25
      ? Fold(
        rest > 0 ? say("Show the first \(FrameworkChanges.most)") : say("Show all \(lines.count)"), table.html
      ).html : table.html
    return LedgerSection(
      title, id: id,
      """
      \(fold)\(if: rest > 0, "<p class=\"faint\">\(say("And \(rest) more like these."))</p>")
      """
    ).html
  }
}
