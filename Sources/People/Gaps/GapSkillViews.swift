import Essentials
import Web

/// One skill of the map, group by group, how it went, and what can be done.
struct GapSkillPage: View {
  let story: GapSkillStory
  let now: Instant

  private var skill: GapSkill { story.skill }

  var html: HTML {
    """
    \(PageHead(skill.name, lede: HTML(text: lede), crumbs: [Crumb(say("People"), PersonURL.directory), Crumb(say("Gaps"), GapURL.map), Crumb(skill.name)], tools: tools))
    \(if: skill.isCritical, "<p>\(State(say("Critical"), .attention))</p>")
    \(Columns(main: "\(trend)\(story.parts.map(part))", side: side))
    """
  }

  private var lede: String {
    guard let cell = skill.everybody, !cell.isHidden else {
      return say("This is hidden, to protect small groups.")
    }
    guard skill.isNeeded else {
      return say(
        "\(cell.people) people are counted. The median level is \(GapWords.median(cell)). No work needs it.")
    }
    return say(
      "Of the \(cell.people) people whose work needs it, \(cell.meeting) are at the level it asks for. The median level is \(GapWords.median(cell))."
    )
  }

  private var tools: HTML {
    """
    \(ButtonLink(say("Ask for it as a topic"), to: SkillURL.asTopic(skill.id, skill.name), .main, icon: .plus))\
    \(ButtonLink(say("The skill and its levels"), to: SkillURL.show(skill.id)))
    """
  }

  private func part(_ part: GapSkillStory.Part) -> HTML {
    let isDepartments = part.axis == .department
    let title = isDepartments ? say("By department") : say("By job role")
    if part.lines.isEmpty { return HTML() }
    return LedgerSection(
      title,
      Table(
        title,
        columns: [
          Table.Column(isDepartments ? say("Department") : say("Job role"), .head),
          Table.Column(say("Counted"), .number), Table.Column(say("Median level"), .number),
        ]
          + (skill.isNeeded
            ? [Table.Column(say("At target"), .number), Table.Column(say("Share"), .number)] : []),
        rows: part.lines.map { line($0.group, $0.cell, part.axis) }, isWide: true
      ).html
    ).html
  }

  private func line(_ group: GapGroup, _ cell: GapCell, _ axis: Gap.Axis) -> [HTML] {
    let name = GapWords.name(group, axis)
    let title: HTML =
      if let link = GapWords.link(group, axis) { "<a href=\"\(link)\">\(name)</a>" } else { HTML(text: name) }
    if cell.isHidden {
      let hidden: HTML = "<span class=\"faint\">\(say("hidden"))</span>"
      return [title, hidden, hidden] + (skill.isNeeded ? [hidden, hidden] : [])
    }
    let share = [
      HTML(text: Told.number(cell.meeting)), HTML(text: Told.percent(cell.meeting, of: cell.people)),
    ]
    return [title, HTML(text: Told.number(cell.people)), HTML(text: GapWords.median(cell))]
      + (skill.isNeeded ? share : [])
  }

  private var trend: HTML {
    if story.months.count < 2 { return HTML() }
    let (first, last) = (story.months[0], story.months[story.months.count - 1])
    let sentence =
      skill.isNeeded
      ? say(
        "From \(Told.percent(first.cell.meeting, of: first.cell.people)) of \(first.cell.people) in \(Told.month(of: first.month)) to \(Told.percent(last.cell.meeting, of: last.cell.people)) of \(last.cell.people) in \(Told.month(of: last.month))."
      )
      : say(
        "The median went from \(GapWords.median(first.cell)) in \(Told.month(of: first.month)) to \(GapWords.median(last.cell)) in \(Told.month(of: last.month))."
      )
    let isNeeded = skill.isNeeded
    let values = story.months.map { isNeeded ? $0.cell.share * 100 : $0.cell.median }
    return LedgerSection(
      say("How it went"),
      LineChart(
        id: "trend", isNeeded ? say("Share at target or above, by month") : say("Median level, by month"),
        sentence: sentence,
        note: say(
          "From the dates of what was said. Other people may be counted in one month than in the next; needs are taken as they are today for the months before the first count."
        ),
        places: Told.months(story.months.map(\.month)),
        words: { isNeeded ? "\(Told.decimal($0, places: 0))%" : Told.decimal($0) },
        [LineChart.Line(say("Everybody"), .measured, values)]
      ).html
    ).html
  }

  private var side: HTML {
    """
    \(LedgerAside(say("What can close it"), """
      <ul class="linklist">
      <li><a href="\(SkillURL.show(skill.id).at("help"))">\(say(count: story.helpers, one: "1 person who may be asked", other: "\(story.helpers) people who may be asked"))</a></li>
      <li><a href="\(HallLinks.sessions.with("q", skill.name))">\(say("Sessions on it"))</a></li>
      <li><a href="\(HallLinks.topics.with("skill", skill.id.text))">\(say("Topics on it"))</a></li></ul>
      """))
    \(LedgerAside(say("What is counted"), "<p class=\"small\">\(GapWords.counted(story.census, now: now))</p>"))
    """
  }
}
