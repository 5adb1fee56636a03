import Essentials
import Web

/// Job roles by name.
struct JobRoleListPage: View {
  let list: JobRoleList
  let isFirst: Bool
  let isOrganiser: Bool
  let isSponsor: Bool

  private var filter: JobRoleFilter { list.filter }

  var html: HTML {
    """
    \(PageHead(say("Job roles"), lede: HTML(text: say("Kinds of work here, and which level of which skill each needs.")), tools: ButtonLink(say("What departments need"), to: DepartmentTargetURL.list, icon: .people).html))
    \(PeopleTabs(.jobRoles, isSponsor: isSponsor))
    \(if: list.frameworks.isEmpty, NoFramework(isOrganiser: isOrganiser).html)\
    \(if: !list.frameworks.isEmpty, "\(filters)\(Region("roles", found))")
    """
  }

  private var filters: FilterBar {
    let state = FormState(
      ["q": filter.words, "framework": filter.framework?.text ?? "", "family": filter.family ?? "*"],
      prefix: "filter")
    let frameworks = [FieldOption("", say("All"))] + list.frameworks.map { FieldOption($0.id.text, $0.name) }
    let families = [FieldOption("*", say("All"))] + list.families.map { FieldOption(Folded.key($0), $0) }
    return FilterBar(
      say("Find job roles"), to: JobRoleURL.list, region: "roles",
      fields: """
        \(Field("q", say("Words"), .search, in: state, look: .inline))
        \(if: families.count > 2, Field("family", say("Family"), .select(families), in: state, look: .inline).html)
        \(if: frameworks.count > 2, Field("framework", say("Framework"), .select(frameworks), in: state, look: .inline).html)
        """)
  }

  private var found: HTML {
    if list.lines.isEmpty {
      return filter == JobRoleFilter()
        ? Empty(
          say("No framework names job roles yet."),
          text: HTML(text: say("They come with a framework, or an organiser adds them on its page.")),
          step: ButtonLink(say("See the frameworks"), to: FrameworkURL.list)
        ).html
        : Empty(
          say("No job role is like that."),
          text: HTML(text: say("Try the beginning of a word, or look in all families.")),
          step: ButtonLink(say("Show all job roles"), to: JobRoleURL.list)
        ).html
    }
    let count = say(count: list.total.counted, one: "1 job role", other: "\(list.total.text) job roles")
    return """
      <h2 class="visually-hidden">\(say("Job roles found"))</h2>
      \(Entries(list.lines.map(entry)))
      \(Pager(count, first: isFirst ? nil : filter.link, next: list.next.map { filter.link.with("after", $0.text) }))
      """
  }

  private func entry(_ line: JobRoleList.Line) -> Entry {
    Entry(
      line.role.name, to: JobRoleURL.show(line.role.id), note: HTML(text: line.role.place),
      side: HTML(
        text: line.needs == 0
          ? say("No levels set")
          : say(count: line.needs, one: "Needs 1 skill", other: "Needs \(line.needs) skills")))
  }
}

/// One job role: what it needs, with what each level means.
struct JobRolePage: View {
  let story: JobRoleStory
  let isOrganiser: Bool

  private var role: JobRole { story.role }

  var html: HTML {
    """
    \(PageHead(role.name, lede: role.place.isEmpty ? nil : HTML(text: role.place), crumbs: [Crumb(say("People"), PersonURL.directory), Crumb(say("Job roles"), JobRoleURL.list), Crumb(role.name)], tools: tools))
    \(if: role.retiredAt != nil, Notice(.info, HTML(text: say("This job role is out of use."))).html)
    \(Columns(main: main, side: side))
    """
  }

  private var tools: HTML? {
    isOrganiser
      ? ButtonLink(say("Change what it needs"), to: JobRoleURL.edit(role.id), icon: .note).html : nil
  }

  private var main: HTML {
    """
    \(LedgerSection(say("What it needs"), story.needs.isEmpty ? "<p class=\"faint\">\(say("No levels are set."))</p>" : needs))
    \(if: !role.about.isEmpty, LedgerSection(say("What it is"), Prose(Markdown.html(LevelLadder.marked(role.about))).html).html)
    """
  }

  private var needs: HTML {
    let names = story.framework.levels
    return """
      <ul class="rows">\(story.needs.map { NeedRow(skill: $0.skill, level: $0.level, names: names) })</ul>
      """
  }

  private var side: HTML {
    """
    \(LedgerAside(say("Where it stands"), Facts([(say("Framework"), "<a href=\"\(FrameworkURL.show(story.framework.id))\">\(story.framework.name)</a>" as HTML)]).html))
    \(if: !story.others.isEmpty, LedgerAside(say("Other steps of this work"), "<ul class=\"linklist\">\(story.others.map { "<li><a href=\"\(JobRoleURL.show($0.id))\">\($0.name)</a></li>" as HTML })</ul>").html)
    \(if: isOrganiser, LedgerAside(say("Use"), retirement.html).html)
    """
  }

  private var retirement: ButtonForm {
    role.retiredAt == nil
      ? ButtonForm(say("Take it out of use"), to: JobRoleURL.retirement(role.id), size: .small)
      : ButtonForm(
        say("Bring it back into use"), to: JobRoleURL.retirement(role.id), method: .delete, size: .small)
  }
}
