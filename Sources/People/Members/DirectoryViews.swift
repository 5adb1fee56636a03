import Essentials
import Web

/// Everybody, by name: who they are, where they are, what they can teach.
struct DirectoryPage: View {
  let directory: Directory
  let isFirst: Bool
  let isSponsor: Bool
  let now: Instant

  var html: HTML {
    """
    \(PageHead(
      say("People"), lede: HTML(text: say("Who is here, what they can teach, and what time it is where they are."))))
    \(PeopleTabs(.people, isSponsor: isSponsor))
    \(filters)
    \(Region("people", list))
    """
  }

  private var filters: FilterBar {
    let filter = directory.filter
    let state = FormState(
      ["q": filter.words, "department": filter.department?.text ?? "", "location": filter.location],
      prefix: "filter")
    return FilterBar(
      say("Find people"), to: PersonURL.directory, region: "people",
      fields: """
        \(Field("q", say("Name, work or skill"), .search, in: state, look: .inline))
        \(Field("department", say("Department"), .select(DirectoryOptions.departments(directory)), in: state, look: .inline))
        \(Field("location", say("Location"), .select(DirectoryOptions.locations(directory)), in: state, look: .inline))
        """)
  }

  private var list: HTML {
    if directory.people.isEmpty { return nobody.html }
    let first = isFirst ? nil : directory.filter.link(PersonURL.directory)
    let next = directory.next.map { directory.filter.link(PersonURL.directory).with("after", $0.text) }
    return """
      <h2 class="visually-hidden">\(say("People found"))</h2>
      \(Entries(directory.people.map(entry)))
      \(Pager(DirectoryWords.count(directory.total), first: first, next: next))
      """
  }

  private func entry(_ person: Person) -> Entry {
    Entry(
      person.name, to: PersonURL.show(person.id), face: person.name, note: note(person),
      text: teaches(person),
      side: HTML(text: DirectoryWords.clock(person.zone, now: now)))
  }

  private func note(_ person: Person) -> HTML {
    let parts = [person.jobTitle, directory.department(of: person) ?? "", person.location].filter {
      !$0.isEmpty
    }
    return HTML(text: parts.joined(separator: ", "))
  }

  private func teaches(_ person: Person) -> HTML? {
    let things = person.teachings
    if things.isEmpty { return nil }
    let shown = things.prefix(4).joined(separator: ", ")
    return HTML(text: things.count > 4 ? say("Can teach \(shown) and more") : say("Can teach \(shown)"))
  }

  private var nobody: Empty {
    directory.filter.isAny
      ? Empty(
        say("Nobody here is found by that."),
        text: HTML(text: say("Try the beginning of a word, or look in all departments and locations.")),
        step: ButtonLink(say("Show everybody"), to: PersonURL.directory))
      : Empty(say("Nobody is here yet."), text: HTML(text: say("An administrator brings people in.")))
  }
}

/// What the directory's filters offer.
enum DirectoryOptions {
  static func departments(_ directory: Directory) -> [FieldOption] {
    [FieldOption("", say("All"))] + directory.departments.map { FieldOption($0.id.text, $0.name) }
  }

  static func locations(_ directory: Directory) -> [FieldOption] {
    [FieldOption("", say("All"))] + directory.locations.map { FieldOption($0.key, $0.name) }
  }
}

enum DirectoryWords {
  static func count(_ total: Amount) -> String {
    say(count: total.counted, one: "\(total.text) person", other: "\(total.text) people")
  }

  /// `14:30 in Helsinki`
  static func clock(_ zone: Zone, now: Instant) -> String {
    say("\(Told.time(zone.wall(at: now).time)) in \(zone.city)")
  }
}
