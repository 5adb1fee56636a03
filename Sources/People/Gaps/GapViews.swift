import Essentials
import Web

/// Where the organisation is short: departments or job roles by skills.
struct GapMapPage: View {
  let map: GapMap
  let risks: [GapRisk]
  let isOrganiser: Bool
  let now: Instant

  private var filter: GapFilter { map.filter }

  var html: HTML {
    """
    \(PageHead(say("Where we are short"), lede: GapWords.lede(map, risks: risks.count), tools: tools))
    \(PeopleTabs(.gaps, isSponsor: true))
    \(map.census == nil || map.skills.isEmpty && filter == GapFilter() ? nothing.html : whole)
    """
  }

  private var whole: HTML {
    """
    \(filters)
    \(Region("map", table))
    \(GapRiskPart(risks: risks))
    """
  }

  private var tools: HTML? {
    isOrganiser ? ButtonForm(say("Count again"), to: GapURL.count, size: .small).html : nil
  }

  private var nothing: Empty {
    Empty(
      say("There is nothing to count yet."),
      text: HTML(
        text: say(
          "The map fills as people say how well they can do what their work needs. It needs a framework of skills, job roles or departments that need some of them, and five people or more in a group."
        )), step: ButtonLink(say("See the skills"), to: SkillURL.list))
  }

  private var filters: FilterBar {
    var form = FormFields([
      ("by", filter.axis.rawValue), ("show", filter.show.rawValue),
      ("framework", filter.framework?.text ?? ""), ("family", filter.family),
    ])
    if filter.isCritical { form.set("critical", "yes") }
    let state = FormState(form, prefix: "filter")
    let axes = [
      FieldOption(Gap.Axis.department.rawValue, say("Departments")),
      FieldOption(Gap.Axis.role.rawValue, say("Job roles")),
    ]
    let shows = GapFilter.Show.allCases.map { FieldOption($0.rawValue, $0.word) }
    let frameworks = [FieldOption("", say("All"))] + map.frameworks.map { FieldOption($0.id.text, $0.name) }
    let families = [FieldOption("", say("All"))] + map.families.map { FieldOption(Folded.key($0), $0) }
    return FilterBar(
      say("Filter the map"), to: GapURL.map, region: "map",
      fields: """
        \(Field("by", say("By"), .select(axes), in: state, look: .inline))
        \(Field("show", say("Show"), .select(shows), in: state, look: .inline))
        \(if: frameworks.count > 2, Field("framework", say("Framework"), .select(frameworks), in: state, look: .inline).html)
        \(if: families.count > 2, Field("family", say("Family"), .select(families), in: state, look: .inline).html)
        \(FilterBar.tick("critical", say("Critical"), in: state))
        """)
  }

  private var table: HTML {
    if map.skills.isEmpty || map.groups.isEmpty {
      return Empty(
        say("Nothing on the map matches."),
        text: HTML(text: say("Look at all frameworks, or at skills that are not critical, too.")),
        step: ButtonLink(say("Show the whole map"), to: GapURL.map)
      ).html
    }
    let more = map.next.map { filter.link.with("after", String($0)) }
    return """
      <h2 class="visually-hidden">\(say("Map of gaps"))</h2>
      \(GapTable(map: map))
      \(GapWords.legend(filter.show))
      \(Pager(GapWords.columns(map), first: filter.after == nil ? nil : filter.link, next: more))
      <p class="figure__caption">\(GapWords.counted(map.census, now: now)) <a href="\(filter.link(GapURL.file))">\(say("Download it as CSV"))</a></p>
      """
  }
}

/// The table of the map.
struct GapTable: View {
  let map: GapMap

  private var show: GapFilter.Show { map.filter.show }

  var html: HTML {
    let isDepartments = map.filter.axis == .department
    return HeatMap(
      isDepartments ? say("\(show.word) by department and skill") : say("\(show.word) by job role and skill"),
      corner: (isDepartments ? say("Department") : say("Job role"), say("people")),
      columns: map.skills.map { HeatMap.Column($0.name, to: GapURL.skill($0.id), isMarked: $0.isCritical) },
      rows: map.groups.map(row),
      foot: HeatMap.Row(
        say("Everybody"), to: nil, count: map.census.map { Told.number($0.people) } ?? "",
        map.skills.map { cell($0.everybody, $0) })
    ).html
  }

  private func row(_ group: GapGroup) -> HeatMap.Row {
    HeatMap.Row(
      GapWords.name(group, map.filter.axis), to: GapWords.link(group, map.filter.axis),
      count: Told.number(group.people), map.skills.map { cell(map.cell(group, $0), $0) })
  }

  private func cell(_ cell: GapCell?, _ skill: GapSkill) -> HeatMap.Cell {
    guard let cell else { return .none }
    if cell.isHidden { return .hidden }
    // Where no work needs a skill, nothing is missing.
    let heat = skill.isNeeded ? 1 - cell.share : 0
    switch show {
    case .share:
      return skill.isNeeded
        ? .value(heat: heat, words: Told.percent(cell.meeting, of: cell.people)) : .none
    case .level: return .value(heat: heat, words: GapWords.median(cell))
    case .people: return .value(heat: heat, words: Told.number(cell.people))
    }
  }
}

/// Critical skills that hang on one person or two.
struct GapRiskPart: View {
  let risks: [GapRisk]

  var html: HTML {
    LedgerSection(
      say("Held by one or two"), id: "risk", .margin,
      """
      <p class="soft">\(say("Critical skills that at most two people can do as well as is needed. Names stand here only of those who let themselves be found."))</p>
      \(risks.isEmpty ? "<p class=\"faint\">\(say("No critical skill is held by fewer than three people."))</p>" : Entries(risks.map(entry)).html)
      """
    ).html
  }

  private func entry(_ risk: GapRisk) -> Entry {
    let ask = ButtonLink(
      say("Ask for it as a topic"), to: SkillURL.asTopic(risk.skill, risk.name), size: .small,
      about: risk.name)
    let held = State(
      say(count: risk.holders.count, one: "1 person", other: "\(risk.holders.count) people"), .attention)
    return Entry(
      risk.name, to: GapURL.skill(risk.skill), note: HTML(text: holders(risk)),
      text: "\(risk.holders.isEmpty ? State(say("Nobody holds it"), .attention) : held) \(risk.advice)",
      side: ask.html)
  }

  private func holders(_ risk: GapRisk) -> String {
    let level = say("Level \(risk.level.rawValue) or above")
    let names = risk.holders.compactMap { holder in
      holder.person.map { person in
        let last = holder.leavesOn.map { say("last day \(Told.day($0))") }
        return [person.name, person.department, last].compactMap { $0 }.joined(separator: ", ")
      }
    }
    let unnamed = risk.holders.count - names.count
    let others =
      unnamed == 0
      ? []
      : [
        say(
          count: unnamed, one: "1 person who is not listed",
          other: "\(unnamed) people who are not listed")
      ]
    let all = names + others
    return all.isEmpty ? level : "\(level): \(all.joined(separator: "; "))"
  }
}

extension GapWords {
  static func legend(_ show: GapFilter.Show) -> HeatLegend {
    let steps = ["100%", "80%", "60%", "40%", "20%", "0%"]
    return HeatLegend(
      show == .share ? say("Share at target or above") : say("Colour: share at target or above"),
      steps: steps,
      none: say("nobody is counted, or no work needs it"))
  }
}
