import Essentials
import Web

/// Everybody with their roles and the state of their account.
struct AdminPeoplePage: View {
  let directory: Directory
  let isFirst: Bool

  var html: HTML {
    """
    \(PageHead(
      say("People and roles"), crumbs: [Crumb(say("Administration"), AdminURL.home), Crumb(say("People and roles"))],
      tools: """
        \(ButtonLink(say("Add a person"), to: AdminURL.newPerson, .main, icon: .plus))
        \(ButtonLink(say("Import people"), to: AdminURL.importPeople, icon: .upload))
        """))
    \(filters)
    \(Region("people", list))
    """
  }

  private var filters: FilterBar {
    let filter = directory.filter
    let state = FormState(
      [
        "q": filter.words, "department": filter.department?.text ?? "", "role": filter.role?.rawValue ?? "",
        "show": filter.show.rawValue,
      ], prefix: "filter")
    let roles = [FieldOption("", say("Any"))] + Role.allCases.map { FieldOption($0.rawValue, $0.word) }
    return FilterBar(
      say("Find people"), to: AdminURL.people, region: "people",
      fields: """
        \(Field("q", say("Name or address"), .search, in: state, look: .inline))
        \(Field("department", say("Department"), .select(DirectoryOptions.departments(directory)), in: state, look: .inline))
        \(Field("role", say("Role"), .select(roles), in: state, look: .inline))
        \(Field("show", say("Account"), .select(DirectoryFilter.Show.allCases.map { FieldOption($0.rawValue, $0.word) }), in: state, look: .inline))
        """)
  }

  private var list: HTML {
    if directory.people.isEmpty {
      return Empty(
        say("Nobody is found by that."),
        text: HTML(text: say("Try the beginning of a word, or look among all accounts.")),
        step: ButtonLink(say("Show everybody"), to: AdminURL.people.with("show", "all"))
      ).html
    }
    let first = isFirst ? nil : directory.filter.link(AdminURL.people)
    let next = directory.next.map { directory.filter.link(AdminURL.people).with("after", $0.text) }
    return "\(table)\(Pager(DirectoryWords.count(directory.total), first: first, next: next))"
  }

  /// Among the active it says the same of everybody.
  private var showsAccount: Bool { directory.filter.show != .active }

  private var table: Table {
    Table(
      say("People and their roles"),
      columns: [
        Table.Column(say("Name"), .head), Table.Column(say("Department")), Table.Column(say("Roles")),
      ] + (showsAccount ? [Table.Column(say("Account"))] : []),
      rows: directory.people.map { person in
        [
          """
          <a href="\(AdminURL.person(person.id))">\(person.name)</a><br><span class="faint wrap">\(person.email)</span>
          """,
          HTML(text: directory.department(of: person) ?? ""), HTML(text: RoleWords.list(person.roles)),
        ] + (showsAccount ? [AccountState(person: person).html] : [])
      }, isWide: true)
  }
}

extension DirectoryFilter.Show {
  var word: String {
    switch self {
    case .active: say("Active")
    case .deactivated: say("Deactivated")
    case .all: say("All")
    }
  }
}

enum RoleWords {
  /// `Organiser, Sponsor`; nothing for a member.
  static func list(_ roles: Set<Role>) -> String {
    Role.allCases.filter(roles.contains).map(\.word).joined(separator: ", ")
  }

  /// What the role opens.
  static func meaning(_ role: Role) -> String {
    switch role {
    case .organiser: say("Decides on topics, schedules sessions, sees the overview.")
    case .sponsor: say("Sees the overview of how the whole is going.")
    case .administrator: say("Adds people, gives roles, sets the hall up. Stands in for organisers.")
    }
  }
}

struct AccountState: View {
  let person: Person
  var html: HTML {
    person.isActive ? State(say("Active"), .settled).html : State(say("Deactivated"), .unknown).html
  }
}
