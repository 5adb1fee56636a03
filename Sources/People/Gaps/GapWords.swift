import Essentials

/// How the map is put into words.
enum GapWords {
  /// What stands out, in a sentence or three.
  static func lede(_ map: GapMap, risks: Int) -> HTML {
    let whole = say("How far each part of the organisation is from the level its work needs.")
    let worst = map.skills.first { $0.isNeeded && !($0.everybody?.isHidden ?? true) }
    guard map.filter.after == nil, let worst, let cell = worst.everybody, cell.missing > 0 else {
      return HTML(text: whole)
    }
    let most = say(
      "The widest gap is in \(worst.name): \(Told.share(cell.meeting, of: cell.people)) people are at the level their work needs."
    )
    if risks == 0 { return HTML(text: "\(whole) \(most)") }
    let held = say(
      count: risks, one: "1 critical skill is held by two people or fewer",
      other: "\(risks) critical skills are held by two people or fewer")
    return "\(whole) \(most) <a href=\"\(GapURL.map.at("risk"))\">\(held)</a>."
  }

  static func counted(_ census: GapCensus?, now: Instant) -> String {
    guard let census else { return "" }
    return say(
      "Counted \(Told.ago(census.at, now: now)). At least one level is known for \(Told.share(census.rated, of: census.people)) people. A skill counts the people whose work needs it and whose level is known. Groups of fewer than five are hidden, and so is any group from which one could be worked out."
    )
  }

  static func columns(_ map: GapMap) -> String {
    let skills = say(
      count: map.skills.count, one: "1 skill",
      other: "\(map.skills.count) skills, those that most people lack first")
    guard map.groups.count == GapMap.rows else { return skills }
    return say("\(skills); the \(GapMap.rows) largest groups. A family or the file has the others.")
  }

  static func name(_ group: GapGroup, _ axis: Gap.Axis) -> String {
    group.name ?? (axis == .department ? say("No department") : say("No job role"))
  }

  static func link(_ group: GapGroup, _ axis: Gap.Axis) -> Link? {
    switch axis {
    case .department: ID<Department>(group.id).map(DepartmentTargetURL.show)
    case .role: ID<JobRole>(group.id).map(JobRoleURL.show)
    }
  }

  static func median(_ cell: GapCell) -> String {
    Told.decimal(cell.median, places: cell.median2.isMultiple(of: 2) ? 0 : 1)
  }
}

extension GapGroup {
  /// Two job roles of one name are told apart by their place.
  static func told(_ groups: [(group: GapGroup, places: [String])]) -> [GapGroup] {
    let known = Dictionary(grouping: groups) { Folded.key($0.group.name ?? "") }
    return groups.map { group, places in
      guard let name = group.name, !places.isEmpty, known[Folded.key(name)]!.count > 1 else { return group }
      return GapGroup(id: group.id, name: "\(name) (\(places.joined(separator: ", ")))", people: group.people)
    }
  }
}
