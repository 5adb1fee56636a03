import Essentials
import Web

/// A framework and how much is in it.
struct FrameworkLine: Sendable {
  let framework: Framework
  let skills: Int
  let critical: Int
  let retired: Int
  let roles: Int
  let retiredRoles: Int

  var words: String {
    [
      say(count: skills, one: "1 skill", other: "\(Told.number(skills)) skills"),
      roles == 0 ? "" : say(count: roles, one: "1 job role", other: "\(Told.number(roles)) job roles"),
      critical == 0 ? "" : say(count: critical, one: "1 critical", other: "\(critical) critical"),
      retired + retiredRoles == 0
        ? ""
        : say(
          count: retired + retiredRoles, one: "1 out of use", other: "\(retired + retiredRoles) out of use"),
    ].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

/// All frameworks side by side.
struct FrameworkListPage: View {
  let lines: [FrameworkLine]
  let isOrganiser: Bool
  let isSponsor: Bool

  var html: HTML {
    """
    \(PageHead(say("Frameworks"), lede: HTML(text: say("Bodies of skills, each with its own names for the levels.")), tools: tools))
    \(PeopleTabs(.frameworks, isSponsor: isSponsor))
    \(if: lines.isEmpty, NoFramework(isOrganiser: isOrganiser).html)\(if: !lines.isEmpty, Entries(lines.map(entry)).html)
    """
  }

  private var tools: HTML? {
    isOrganiser && !lines.isEmpty
      ? ButtonLink(say("Import a framework"), to: FrameworkImportURL.start, .main, icon: .upload).html : nil
  }

  private func entry(_ line: FrameworkLine) -> Entry {
    Entry(
      line.framework.name, to: FrameworkURL.show(line.framework.id), level: 2, note: HTML(text: line.words),
      text: line.framework.source.isEmpty ? nil : HTML(text: line.framework.source))
  }
}

/// A group and how many skills in use it holds, with all that are in groups inside it.
struct GroupLine: Sendable {
  let group: SkillGroup
  let skills: Int
}

/// One framework: what is in it, and the ways to take it along.
struct FrameworkPage: View {
  let line: FrameworkLine
  let groups: [GroupLine]
  let families: [(name: String, roles: Int)]
  let isOrganiser: Bool

  private var framework: Framework { line.framework }
  private var id: ID<Framework> { framework.id }

  var html: HTML {
    """
    \(PageHead(framework.name, lede: HTML(text: line.words), crumbs: [Crumb(say("People"), PersonURL.directory), Crumb(say("Frameworks"), FrameworkURL.list), Crumb(framework.name)], tools: tools))
    \(Columns(main: main, side: side))
    """
  }

  private var tools: HTML {
    """
    \(ButtonLink(say("See the skills"), to: FrameworkURL.skills(id), .main))\
    \(if: isOrganiser, "\(ButtonLink(say("Add a skill"), to: FrameworkURL.newSkill(id), icon: .plus))\(ButtonLink(say("Change the framework"), to: FrameworkURL.edit(id), icon: .note))")
    """
  }

  private var main: HTML {
    """
    \(LedgerSection(say("Levels"), .margin, "<ul class=\"levelnames\">\(Level.allCases.map { "<li><span class=\"levels__number\">\($0.rawValue)</span> \(framework.levels[$0])</li>" as HTML })</ul>"))
    \(if: !groups.isEmpty, LedgerSection(say("Groups"), .margin, counted(groups.map { ($0.group.name, FrameworkURL.skills(id).with("group", $0.group.id.text), $0.skills) })).html)
    \(LedgerSection(say("Job roles"), .margin, roles))
    """
  }

  private var roles: HTML {
    let add =
      isOrganiser
      ? ButtonLink(say("Add a job role"), to: FrameworkURL.newRole(id), icon: .plus, size: .small).html
      : HTML()
    if families.isEmpty { return "<p class=\"faint\">\(say("It names no job roles."))</p>\(add)" }
    return
      "\(counted(families.map { ($0.name.isEmpty ? say("Without a family") : $0.name, FrameworkURL.roles(id).with("family", $0.name), $0.roles) }))\(add)"
  }

  private func counted(_ lines: [(name: String, target: Link, count: Int)]) -> HTML {
    let items = lines.map { line in
      "<li><a href=\"\(line.target)\">\(line.name)</a> <span class=\"faint\">\(Told.number(line.count))</span></li>"
        as HTML
    }
    let (few, rest) = (items.prefix(FrameworkPage.most), items.dropFirst(FrameworkPage.most))
    return """
      <ul class="countlist">\(Array(few))</ul>
      \(if: !rest.isEmpty, Fold(say(count: rest.count, one: "1 more", other: "\(rest.count) more"), "<ul class=\"countlist\">\(Array(rest))</ul>").html)
      """
  }

  /// So many groups stand there at once.
  private static let most = 30

  private var side: HTML {
    """
    \(if: !framework.source.isEmpty, LedgerAside(say("Source"), "<p>\(framework.source)</p>").html)
    \(LedgerAside(say("Take it along"), """
      <ul class="linklist">\(files.map { words, name in
        "<li>\(Icon(.download))<a href=\"\(FrameworkURL.file(id, name))\">\(words)</a></li>" as HTML
      })</ul><p class="faint small">\(say("What is out of use is left out. An import takes each of them again."))</p>
      """))
    \(if: line.retired + line.retiredRoles > 0, LedgerAside(say("Out of use"), outOfUse).html)
    """
  }

  private var outOfUse: HTML {
    """
    <ul class="linklist">\(if: line.retired > 0, "<li><a href=\"\(FrameworkURL.skills(id).with("retired", "yes"))\">\(say("Skills that are out of use"))</a></li>")\
    \(if: line.retiredRoles > 0, "<li><a href=\"\(FrameworkURL.roles(id).with("retired", "yes"))\">\(say("Job roles that are out of use"))</a></li>")</ul>
    """
  }

  private var files: [(String, String)] {
    [(say("Skills as CSV"), "skills.csv")]
      + (line.roles > 0 ? [(say("Job roles as CSV"), "job-roles.csv")] : [])
      + [(say("All of it as JSON"), "framework.json")]
  }
}
