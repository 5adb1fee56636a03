import Essentials
import Web

/// All that the page of one skill shows.
struct SkillStory: Sendable {
  let skill: Skill
  let framework: Framework
  /// The groups around it, the innermost last.
  let groups: [SkillGroup]
  let needed: [Need]
  let departments: [DepartmentNeed]
  /// Those who let themselves be found for it, the highest level first.
  let helpers: [Helper]
  /// What the reader said of themselves; nil when they have not.
  let own: OwnRating?

  /// A job role and the level that it needs.
  struct Need: Sendable {
    let role: ID<JobRole>
    let name: String
    let place: String
    let level: Level
  }

  /// A department and the level that it needs.
  struct DepartmentNeed: Sendable {
    let department: Department
    let level: Level
  }
}

struct SkillPage: View {
  let story: SkillStory
  let me: ID<Person>
  let isOrganiser: Bool
  let now: Instant

  private var skill: Skill { story.skill }

  var html: HTML {
    """
    \(PageHead(skill.name, crumbs: [Crumb(say("People"), PersonURL.directory), Crumb(say("Skills"), SkillURL.list), Crumb(skill.name)], tools: tools))
    \(if: skill.retiredAt != nil, Notice(.info, HTML(text: say("This skill is out of use. What people have of it is kept, and it is proposed to nobody."))).html)
    \(Columns(main: main, side: side))
    """
  }

  private var tools: HTML {
    """
    \(if: skill.retiredAt == nil, ButtonLink(say("Say how well I can do it"), to: MySkillsURL.adding(skill.id), .main, icon: .teach).html)\
    \(if: isOrganiser, ButtonLink(say("Change the skill"), to: SkillURL.edit(skill.id), icon: .note).html)
    """
  }

  private var main: HTML {
    """
    \(if: skill.isCritical, LedgerSection(say("Critical"), .margin, "<p>\(State(skill.because.isEmpty ? say("Nobody has said why yet.") : skill.because, .attention))</p>").html)
    \(if: !skill.about.isEmpty, LedgerSection(say("What it is"), .margin, Prose(Markdown.html(LevelLadder.marked(skill.about))).html).html)
    \(LedgerSection(say("Who can help"), id: "help", .margin, help))
    \(LedgerSection(say("Levels"), .margin, LevelLadder(skill: skill, names: story.framework.levels).html))
    \(LedgerSection(say("Who needs it"), .margin, needs))
    """
  }

  private var help: HTML {
    if story.helpers.isEmpty {
      let ask = ButtonLink(
        say("Ask for it as a topic"), to: SkillURL.asTopic(skill.id, skill.name), size: .small)
      return "<p class=\"faint\">\(say("Nobody has said yet that they may be asked."))</p>\(ask)"
    }
    return Entries(story.helpers.map(helper)).html
  }

  private func helper(_ helper: Helper) -> Entry {
    let place = [helper.department ?? "", helper.location].filter { !$0.isEmpty }.joined(separator: ", ")
    let level = helper.standing.map {
      say("\($0.level.rawValue), \(story.framework.levels[$0.level]), \($0.source.word)")
    }
    let asked =
      helper.asked == 0
      ? nil
      : say(
        count: helper.asked, one: "asked once in 90 days", other: "asked \(helper.asked) times in 90 days")
    let notes = [place, DirectoryWords.clock(helper.zone, now: now), asked ?? ""].filter { !$0.isEmpty }
    return Entry(
      helper.name, to: PersonURL.show(helper.person), face: helper.name,
      note: HTML(text: notes.joined(separator: ", ")), text: level.map { HTML(text: $0) }, side: ask(helper))
  }

  private func ask(_ helper: Helper) -> HTML? {
    if helper.person == me || skill.retiredAt != nil { return nil }
    if let day = helper.quiet { return State(say("Not now, until \(Told.day(day))"), .unknown).html }
    return ButtonLink(say("Ask"), to: AskURL.help(skill.id, helper.person), size: .small, about: helper.name)
      .html
  }

  private var needs: HTML {
    let needs: [(level: Level, link: HTML)] =
      story.departments.map {
        (
          $0.level,
          "<a href=\"\(DepartmentTargetURL.show($0.department.id))\">\(say("Everybody in \($0.department.name)"))</a>"
        )
      } + story.needed.map { ($0.level, "<a href=\"\(JobRoleURL.show($0.role))\">\($0.name)</a>") }
    if needs.isEmpty {
      return "<p class=\"faint\">\(say("No job role and no department names it."))</p>"
    }
    let groups = Dictionary(grouping: needs, by: \.level).sorted { $0.key > $1.key }
    return "<dl class=\"facts\">\(groups.map { level, needs in self.needs(level, needs.map(\.link)) })</dl>"
  }

  private func needs(_ level: Level, _ links: [HTML]) -> HTML {
    """
    <dt>\(story.framework.levels[level])</dt>\
    <dd><ul class="inlinelist">\(links.map { "<li>\($0)</li>" as HTML })</ul></dd>
    """
  }

  private var side: HTML {
    """
    \(optional: story.own.map(own))
    \(LedgerAside(say("Where it stands"), Facts(places).html))
    \(if: isOrganiser, LedgerAside(say("Use"), retirement).html)
    """
  }

  private func own(_ rating: OwnRating) -> LedgerAside {
    let level =
      rating.level.map { say("You say \($0.rawValue), \(story.framework.levels[$0]).") }
      ?? say("You have not said how well.")
    let shown = rating.isFindable ? say("Everybody finds you for it.") : say("Only you see this.")
    return LedgerAside(
      say("You"),
      """
      <div class="stack-tight"><p>\(level) <span class="faint">\(shown)</span></p>\
      \(ButtonForm(say("Forget what I said"), to: MySkillsURL.one(skill.id), method: .delete, size: .small, about: skill.name))</div>
      """)
  }

  private var places: [(term: String, what: HTML)] {
    let groups = story.groups.map { group in
      "<a href=\"\(SkillURL.list.with("framework", skill.framework.text).with("group", group.id.text))\">\(group.name)</a>"
        as HTML
    }
    return [
      (
        say("Framework"),
        "<a href=\"\(FrameworkURL.show(story.framework.id))\">\(story.framework.name)</a>" as HTML
      )
    ] + (groups.isEmpty ? [] : [(say("Group"), groups.joined(separator: " › "))])
      + (skill.also.isEmpty ? [] : [(say("Also called"), HTML(text: skill.also.joined(separator: ", ")))])
      + (skill.code.map { [(say("Code"), "<span class=\"wrap\" translate=\"no\">\($0)</span>" as HTML)] }
        ?? [])
  }

  private var retirement: HTML {
    if skill.retiredAt != nil {
      return ButtonForm(
        say("Bring it back into use"), to: SkillURL.retirement(skill.id), method: .delete, size: .small
      )
      .html
    }
    return """
      <p class="faint small">\(say("A skill that is no longer needed goes out of use. Nothing is deleted, and it can come back."))</p>
      \(ButtonForm(say("Take it out of use"), to: SkillURL.retirement(skill.id), size: .small))
      """
  }
}
