import Essentials

/// Levels of skills that something needs, as a form says them: a field for each that is known, and a few lines for more.
public enum TargetForm {
  /// A skill that is added by its name, because people know names and not identities.
  public struct Addition: Sendable, Equatable {
    let field: String
    let skill: String
    let level: Level
  }

  /// So many skills can be added at once.
  static let additions = 3

  /// Levels are 0 for what is not needed any more.
  public static func read(_ form: FormFields, _ errors: inout FieldErrors) -> (Targets, [Addition]) {
    var targets: Targets = [:]
    for (name, value) in form.having("level_").items {
      guard let skill = ID<Skill>(name) else { continue }
      guard let level = Int(value).flatMap(Level.init) else {
        errors.add("level_\(name)", say("Level: choose one of the five."))
        continue
      }
      targets[skill] = level
    }
    return (targets, (1...additions).compactMap { addition(form, $0, &errors) })
  }

  private static func addition(_ form: FormFields, _ place: Int, _ errors: inout FieldErrors) -> Addition? {
    let field = "add_\(place)"
    let name = SkillForm.line(form[field])
    guard !name.isEmpty else { return nil }
    guard name.count <= SkillLimits.name, let level = Int(form["add_level_\(place)"]).flatMap(Level.init),
      level > .zero
    else {
      errors.add(
        "add_level_\(place)", say("Level: choose the level of “\(String(name.prefix(60)))” that is needed."))
      return nil
    }
    return Addition(field: field, skill: name, level: level)
  }

  public static func filled(_ targets: Targets) -> [(name: String, value: String)] {
    targets.filter { $0.value > .zero }.sorted { $0.key < $1.key }
      .map { ("level_\($0.key)", String($0.value.rawValue)) }
  }
}
