import Essentials
import Web

/// Skills by name, or those that words find.
struct SkillListPage: View {
  let list: SkillList
  let isFirst: Bool
  let isOrganiser: Bool
  let isSponsor: Bool

  private var filter: SkillFilter { list.filter }

  var html: HTML {
    """
    \(PageHead(say("Skills"), lede: HTML(text: say("What people here can do, what each level of it means, and which work needs it."))))
    \(PeopleTabs(.skills, isSponsor: isSponsor))
    \(if: list.frameworks.isEmpty, NoFramework(isOrganiser: isOrganiser).html)\
    \(if: !list.frameworks.isEmpty, "\(filters)\(Region("skills", found))")
    """
  }

  private var filters: FilterBar {
    var form = FormFields([("q", filter.words), ("framework", filter.framework?.text ?? "")])
    if filter.isCritical { form.set("critical", "yes") }
    let state = FormState(form, prefix: "filter")
    let frameworks = [FieldOption("", say("All"))] + list.frameworks.map { FieldOption($0.id.text, $0.name) }
    return FilterBar(
      say("Find skills"), to: SkillURL.list, region: "skills",
      fields: """
        \(Field("q", say("Words"), .search, in: state, look: .inline))
        \(if: frameworks.count > 2, Field("framework", say("Framework"), .select(frameworks), in: state, look: .inline).html)
        \(FilterBar.tick("critical", say("Critical"), in: state))
        """, keeping: filter.group.map { [("group", $0.text)] } ?? [])
  }

  private var found: HTML {
    if list.lines.isEmpty { return nothing.html }
    let isCut = !filter.words.isEmpty && list.lines.count >= SkillSearch.most
    let count =
      isCut
      ? say("The \(SkillSearch.most) that fit best. Another word finds fewer.")
      : say(count: list.total.counted, one: "1 skill", other: "\(list.total.text) skills")
    return """
      <h2 class="visually-hidden">\(say("Skills found"))</h2>
      \(optional: list.group.map { "<p class=\"filters__said\">\(say("Group: \($0.name)")). <a href=\"\(ungrouped)\">\(say("Show all groups"))</a></p>" as HTML })
      \(Entries(list.lines.map(entry)))
      \(Pager(count, first: isFirst ? nil : filter.link, next: list.next.map { filter.link.with("after", $0.text) }))
      """
  }

  private var ungrouped: Link {
    var filter = filter
    filter.group = nil
    return filter.link
  }

  private func entry(_ line: SkillLine) -> Entry {
    let places = [line.group, list.frameworks.count > 1 ? list.framework(of: line) : ""].filter {
      !$0.isEmpty
    }
    let key = Folded.key(line.name)
    let also = line.also.lazy.filter { Folded.key($0) != key }.prefix(3).joined(separator: ", ")
    return Entry(
      line.name, to: SkillURL.show(line.id), note: HTML(text: places.joined(separator: ", ")),
      text: also.isEmpty ? nil : HTML(text: say("Also called \(also)")),
      side: SkillTags(isCritical: line.isCritical, isRetired: line.isRetired).html)
  }

  private var nothing: Empty {
    Empty(
      filter.isRetired ? say("No skill is out of use.") : say("No skill is like that."),
      text: HTML(text: say("Mistyped words are found, too. Try fewer of them, or look in all frameworks.")),
      step: ButtonLink(say("Show all skills"), to: SkillURL.list))
  }
}
