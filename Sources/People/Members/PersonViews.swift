import Essentials
import Web

/// What one person's page shows.
struct PersonFacts: Sendable {
  let person: Person
  let department: String?
  let manager: Person?
  let reports: [Person]
  /// What they let themselves be found for.
  let skills: [OfferedSkill]
}

/// One person: what they can teach, what they want to learn, where and when to find them.
struct PersonPage: View {
  let facts: PersonFacts
  let viewer: Viewer
  let now: Instant

  private var person: Person { facts.person }
  private var isMe: Bool { person.id.text == viewer.id }

  var html: HTML {
    """
    \(Breadcrumb([Crumb(say("People"), PersonURL.directory), Crumb(person.name)]))
    <div class="face">\(Avatar(person.name))\(PageHead(person.name, lede: HTML(text: lede), tools: tools))</div>
    \(if: !person.isActive, Notice(.info, HTML(text: say("\(person.name) is deactivated and no longer takes part."))).html)
    \(Columns(main: "\(asked)\(teaches)\(wants)\(about)", side: "\(whereAndWhen)\(people)"))
    """
  }

  private var lede: String {
    let parts = [person.jobTitle, facts.department ?? "", person.location].filter { !$0.isEmpty }
    return parts.joined(separator: ", ")
  }

  private var tools: HTML? {
    var tools: [HTML] = []
    if isMe {
      tools.append("\(ButtonLink(say("Edit your profile"), to: PersonURL.mine, .main, icon: .edit))")
    }
    if !isMe, person.isActive {
      let isManager = ColleagueRules.source(of: person, by: viewer.person) == .manager
      tools.append(
        "\(ButtonLink(say("Say how you see their skills"), to: ColleagueURL.skills(of: person.id), isManager ? .main : .plain, icon: .teach))"
      )
    }
    if viewer.has(Role.administrator.rawValue) {
      tools.append("\(ButtonLink(say("Account and roles"), to: AdminURL.person(person.id), icon: .settings))")
    }
    return tools.isEmpty ? nil : tools.joined()
  }

  private var asked: HTML {
    let more = isMe ? (label: say("Your skills"), target: MySkillsURL.list) : nil
    if facts.skills.isEmpty {
      guard isMe else { return HTML() }
      return LedgerSection(
        say("May be asked about"), id: "asked", .margin, more: more,
        "<p class=\"faint\">\(say("Nobody finds you by a skill yet. Say how well you can do what you do, and for what you may be asked."))</p>"
      ).html
    }
    return LedgerSection(
      say("May be asked about"), id: "asked", .margin, more: more,
      """
      <ul class="rows">\(facts.skills.map { one in
        "<li><a href=\"\(SkillURL.show(one.skill))\">\(one.name)</a>\(optional: one.level.map { " <span class=\"faint\">\($0)</span>" as HTML })</li>" as HTML
      })</ul>
      """
    ).html
  }

  private var teaches: LedgerSection {
    let words =
      isMe
      ? say("Write down what you could explain to a colleague.") : say("\(person.name) has not said yet.")
    return LedgerSection(say("Can teach"), id: "teaches", .margin, things(person.teachings, none: words))
  }

  private var wants: LedgerSection {
    let words =
      isMe ? say("Write down what you would like to learn.") : say("\(person.name) has not said yet.")
    return LedgerSection(say("Wants to learn"), id: "wants", .margin, things(person.wishes, none: words))
  }

  /// Each thing leads to everybody who can teach it.
  private func things(_ things: [String], none: String) -> HTML {
    if things.isEmpty { return "<p class=\"faint\">\(none)</p>" }
    return """
      <ul class="rows">\(things.map { thing in
        "<li><a href=\"\(PersonURL.find(thing))\">\(thing)</a></li>" as HTML
      })</ul>
      """
  }

  private var about: HTML {
    if person.about.isEmpty { return HTML() }
    return LedgerSection(say("About"), id: "about", .margin, "\(Prose(Markdown.html(person.about)))").html
  }

  private var whereAndWhen: LedgerAside {
    let time = "\(Told.time(person.zone.wall(at: now).time)) (\(person.zone.abbreviation(at: now)))"
    let apart = isMe ? nil : Apart.words(person.zone, from: viewer.zone, at: now)
    var all: [(term: String, what: HTML)] = [
      (
        say("There now"),
        "\(Time(time, at: now))\(optional: apart.map { "<br><span class=\"faint\">\($0)</span>" as HTML })"
      ),
      (say("Time zone"), HTML(text: person.zone.city)),
    ]
    if !person.location.isEmpty { all.append((say("Location"), HTML(text: person.location))) }
    if let department = facts.department, let id = person.department {
      all.append((say("Department"), "<a href=\"\(PersonURL.department(id))\">\(department)</a>"))
    }
    if !person.pronouns.isEmpty { all.append((say("Pronouns"), HTML(text: person.pronouns))) }
    if let mail = Link(checking: "mailto:\(person.email)") {
      // An address breaks behind the @ rather than within a word.
      let parts = person.email.split(separator: "@", maxSplits: 1)
      all.append(
        (
          say("E-mail"),
          "<a href=\"\(mail)\" translate=\"no\">\(String(parts.first ?? ""))@<wbr>\(String(parts.last ?? ""))</a>"
        ))
    }
    return LedgerAside(say("Where and when"), Facts(all).html)
  }

  private var people: HTML {
    var whole = HTML()
    if let manager = facts.manager {
      whole += LedgerAside(say("Answers to"), line(manager)).html
    }
    if !facts.reports.isEmpty {
      whole += LedgerAside(say("Leads"), reports).html
    }
    return whole
  }

  private var reports: HTML {
    let (few, rest) = (facts.reports.prefix(5), facts.reports.dropFirst(5))
    func rows(_ people: ArraySlice<Person>) -> HTML {
      "<ul class=\"rows\">\(people.map { "<li>\(line($0))</li>" as HTML })</ul>"
    }
    return
      "\(rows(few))\(if: !rest.isEmpty, Fold(say(count: rest.count, one: "1 more", other: "\(rest.count) more"), rows(rest)).html)"
  }

  private func line(_ person: Person) -> HTML {
    let note = person.isActive ? person.jobTitle : say("Deactivated")
    return
      "\(PersonLine(person.name, to: PersonURL.show(person.id), note: note.isEmpty ? nil : HTML(text: note), size: .small))"
  }
}
