import Essentials

/// Which line of a list is which skill.
struct SkillMatch {
  private(set) var errors: [RowError] = []
  private var found: [(line: FileSkill, skill: Skill, before: Skill?)] = []
  private let present: [Skill]

  init(
    _ lines: FrameworkLines, _ present: PresentFramework, now: Instant, framework: ID<Framework>,
    newID: () -> String
  ) {
    self.present = present.skills
    let byCode = Dictionary(present.skills.compactMap { skill in skill.code.map { ($0, skill) } }) { a, _ in a
    }
    let byName = Dictionary(present.skills.map { (Folded.key($0.name), $0) }) { a, _ in a }
    let claimed = Set(lines.skills.compactMap { $0.code.flatMap { byCode[$0]?.id } })
    var places: [String: Int] = [:]
    for line in lines.skills where !line.name.isEmpty {
      let code = line.code.flatMap { $0.isEmpty ? nil : $0 }
      // By its name only where the codes have nothing to say: another code is another skill.
      let namesake = byName[Folded.key(line.name)].flatMap { skill in
        (code == nil || skill.code == nil) && !claimed.contains(skill.id) ? skill : nil
      }
      let before = code.flatMap { byCode[$0] } ?? namesake
      for key in [Folded.key(line.name), code.map { "\n\($0)" }, before.map { "\n\n\($0.id)" }].compactMap({
        $0
      }) {
        if let other = places[key], other != line.line { refuse(line, other, lines) }
        places[key] = places[key] ?? line.line
      }
      let skill =
        before ?? Skill(id: ID(stored: newID()), framework: framework, name: line.name, createdAt: now)
      found.append((line, SkillMatch.changed(skill, by: line, code: code), before))
    }
    refuseTaken(lines)
  }

  private mutating func refuse(_ line: FileSkill, _ other: Int, _ lines: FrameworkLines) {
    guard errors.last?.line != line.line else { return }
    errors.append(
      RowError(
        line: line.line, column: lines.header(.name),
        wrong: say("“\(line.name)” is the same skill as on line \(other)."),
        right: say("Keep one of the lines, or give one another name and code.")))
  }

  /// A skill may not take the name of one that is here and not in the list.
  private mutating func refuseTaken(_ lines: FrameworkLines) {
    let others = Dictionary(missingOrRetired.map { (Folded.key($0.name), $0) }) { a, _ in a }
    for (line, skill, _) in found {
      guard others[Folded.key(skill.name)] != nil else { continue }
      errors.append(
        RowError(
          line: line.line, column: lines.header(.name),
          wrong: say("Another skill is called “\(skill.name)” here already, with another code or none."),
          right: say("Rename the other one first, or write its code here if it is the same.")))
    }
  }

  private static func changed(_ skill: Skill, by line: FileSkill, code: String?) -> Skill {
    var skill = skill
    skill.name = line.name
    if line.code != nil { skill.code = code }
    skill.about = line.about ?? skill.about
    skill.also = line.also ?? skill.also
    for (place, text) in line.texts.enumerated() { skill.texts[place] = text ?? skill.texts[place] }
    skill.isCritical = line.isCritical ?? skill.isCritical
    skill.because = line.because ?? skill.because
    skill.retiredAt = nil
    return skill
  }

  private var missingOrRetired: [Skill] {
    let named = Set(found.map(\.skill.id))
    return present.filter { !named.contains($0.id) }
  }

  /// In use, and not in the list.
  var missing: [Skill] { missingOrRetired.filter { $0.retiredAt == nil } }

  /// The skills of the list as they will be, in its order.
  func skills(in groups: inout FrameworkGroups) -> [PlannedSkill] {
    found.map { line, skill, before in
      var skill = skill
      if let group = line.group { skill.group = group.last.flatMap { groups.named($0)?.id } }
      let name = groups.name(of: skill.group)
      return PlannedSkill(
        line: line.line, skill: skill, before: before, group: name,
        outcome: before.map { FrameworkChange(details($0, skill, groups)) } ?? .added)
    }
  }

  private func details(_ old: Skill, _ new: Skill, _ groups: FrameworkGroups) -> [FrameworkChange.Detail] {
    let yes = { (flag: Bool) in flag ? say("yes") : say("no") }
    let facts: [(String, String, String)] =
      [
        (SkillColumn.name.label, old.name, new.name),
        (SkillColumn.code.label, old.code ?? "", new.code ?? ""),
        (SkillColumn.about.label, old.about, new.about),
        (SkillColumn.also.label, old.also.joined(separator: ", "), new.also.joined(separator: ", ")),
        (SkillColumn.group.label, groups.name(of: old.group), groups.name(of: new.group)),
        (SkillColumn.critical.label, yes(old.isCritical), yes(new.isCritical)),
        (SkillColumn.because.label, old.because, new.because),
        (say("In use"), yes(old.retiredAt == nil), yes(new.retiredAt == nil)),
      ]
      + SkillColumn.levels.enumerated().map { ($0.element.label, old.texts[$0.offset], new.texts[$0.offset]) }
    return facts.filter { $0.1 != $0.2 }.map { FrameworkChange.Detail(what: $0.0, from: $0.1, to: $0.2) }
  }
}
