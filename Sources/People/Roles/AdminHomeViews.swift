import Essentials
import Web

/// A page that an area above adds to the administrator's first page.
public struct AdminEntry: Sendable {
  let title: @Sendable () -> String
  let note: @Sendable () -> String
  let target: Link

  /// The words are asked for when they are shown, because they depend on the reader's language.
  public init(
    _ target: Link, title: @escaping @Sendable () -> String, note: @escaping @Sendable () -> String
  ) { (self.target, self.title, self.note) = (target, title, note) }
}

/// What the administrator's first page counts.
struct AdminFigures: Sendable {
  let active: Int
  let deactivated: Int
  let administrators: Int
  let departments: Int
  let organisation: Organisation?
}

/// The administrator's first page.
struct AdminHomePage: View {
  let figures: AdminFigures
  let others: [AdminEntry]

  var html: HTML {
    """
    \(PageHead(say("Administration"), lede: HTML(text: lede)))
    \(Entries([people, bringIn, departments, organisation] + others.map(entry) + [audit]))
    """
  }

  private var lede: String {
    figures.active <= 1
      ? say("The hall is open and nearly empty. The next step is to bring your people in.")
      : say("Who is here and what they may do, and how this hall is set up. Every change is written down.")
  }

  private var people: Entry {
    let active = say(
      count: figures.active, one: "\(figures.active) active", other: "\(figures.active) active")
    let gone = say(
      count: figures.deactivated, one: "\(figures.deactivated) deactivated",
      other: "\(figures.deactivated) deactivated")
    let administrators = say(
      count: figures.administrators, one: "\(figures.administrators) administrator",
      other: "\(figures.administrators) administrators")
    let parts = figures.deactivated > 0 ? [active, gone, administrators] : [active, administrators]
    return Entry(
      say("People and roles"), to: AdminURL.people, level: 2, note: HTML(text: parts.joined(separator: ", ")),
      text: HTML(text: say("Add somebody, change what they may do, deactivate an account.")))
  }

  private var bringIn: Entry {
    Entry(
      say("Import people"), to: AdminURL.importPeople, level: 2,
      text: HTML(text: say("Take over the list your organisation has. You see what would change first.")))
  }

  private var departments: Entry {
    Entry(
      say("Departments"), to: AdminURL.departments, level: 2,
      note: HTML(
        text: say(
          count: figures.departments, one: "\(figures.departments) department",
          other: "\(figures.departments) departments")),
      text: HTML(text: say("Add, rename and merge them.")))
  }

  private var organisation: Entry {
    let note = figures.organisation.map { "\($0.name), \($0.zone.city)" } ?? ""
    return Entry(
      say("Organisation"), to: AdminURL.organisation, level: 2, note: HTML(text: note),
      text: HTML(text: say("Its name, its time zone and its work week.")))
  }

  private var audit: Entry {
    Entry(
      say("Audit log"), to: AdminURL.audit, level: 2,
      text: HTML(text: say("What organisers and administrators changed, and when.")))
  }

  private func entry(_ other: AdminEntry) -> Entry {
    Entry(other.title(), to: other.target, level: 2, text: HTML(text: other.note()))
  }
}
