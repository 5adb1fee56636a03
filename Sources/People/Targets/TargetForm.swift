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

  /// Throws when the form was filled with other levels than are kept now.
  public static func check(_ form: FormFields, _ asked: Targets, kept: Targets) throws(FieldErrors) {
    try FormVersion.check(
      form, typed: FormFields(filled(asked)), kept: FormFields(filled(kept)), SkillForm.keptNow)
  }

  /// The form with what somebody else added meanwhile.
  /// - Parameter typed: nil where nothing was.
  public static func shown(_ typed: FormFields?, kept: FormFields) -> FormFields {
    guard var shown = typed else { return kept }
    for item in kept.items where !shown.has(item.name) { shown.append(item.name, item.value) }
    return shown
  }
}
