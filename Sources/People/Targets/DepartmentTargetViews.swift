import Essentials
import Web

/// Every department, and of how many skills it needs a level.
struct DepartmentNeedsPage: View {
  let all: [DepartmentNeeds]

  var html: HTML {
    """
    \(PageHead(say("Departments"), lede: HTML(text: say("What each needs of its people, beside what their job roles need.")), crumbs: [Crumb(say("People"), PersonURL.directory), Crumb(say("Job roles"), JobRoleURL.list), Crumb(say("Departments"))]))
    \(all.isEmpty ? Empty(say("There are no departments yet."), text: HTML(text: say("They come with the people, or an administrator adds them."))).html : Entries(all.map(entry)).html)
    """
  }

  private func entry(_ one: DepartmentNeeds) -> Entry {
    Entry(
      one.department.name, to: DepartmentTargetURL.show(one.department.id), level: 2,
      side: HTML(
        text: one.needs == 0
          ? say("No levels set")
          : say(count: one.needs, one: "Needs 1 skill", other: "Needs \(one.needs) skills")))
  }
}

/// What one department needs.
struct DepartmentTargetsPage: View {
  let needs: DepartmentTargets
  let isOrganiser: Bool

  private var id: ID<Department> { needs.department.id }

  var html: HTML {
    let change = ButtonLink(say("Change what it needs"), to: DepartmentTargetURL.edit(id), icon: .note)
    return """
      \(PageHead(needs.department.name, lede: "<a href=\"\(PersonURL.department(id))\">\(DirectoryWords.count(needs.people))</a>", crumbs: [Crumb(say("People"), PersonURL.directory), Crumb(say("Departments"), DepartmentTargetURL.list), Crumb(needs.department.name)], tools: isOrganiser ? change.html : nil))
      \(LedgerSection(say("What it needs"), needs.needs.isEmpty ? nothing : "<ul class=\"rows\">\(needs.needs.map { NeedRow(skill: $0.skill, level: $0.level, names: $0.levels) })</ul>"))
      """
  }

  private var nothing: HTML {
    "<p class=\"faint\">\(say("Nothing beside what job roles need. Set a level here for what everybody in it should be able to do."))</p>"
  }
}

/// Changing what a department needs.
struct DepartmentTargetEditPage: View {
  let needs: DepartmentTargets
  let choices: [(id: ID<Skill>, name: String)]
  let form: FormFields
  let errors: FieldErrors
  let version: String

  var html: HTML {
    let (department, state) = (needs.department, FormState(form, errors: errors))
    let back = DepartmentTargetURL.show(department.id)
    return """
      \(PageHead(say("What \(department.name) needs"), lede: HTML(text: say("Of everybody in it, whatever their job role. Where both say a level, the higher one counts.")), crumbs: [Crumb(say("Departments"), DepartmentTargetURL.list), Crumb(department.name, back), Crumb(say("Change"))]))
      \(Form(to: back, method: .put, state, fields: """
        \(Hidden(FormVersion.field, version))
        \(TargetFields(.needs, skills: skills, names: names, form: form, state: state))
        """, actions: "\(Button(say("Save what it needs"), .main))\(ButtonLink(say("Leave it as it is"), to: back, .quiet))"))
      """
  }

  /// What it needs of skills out of use stays visible.
  private var skills: [(id: ID<Skill>, name: String)] {
    let known = Set(choices.map(\.id))
    return choices
      + needs.needs.filter { !known.contains($0.skill.id) }.map {
        (id: $0.skill.id, name: say("\($0.skill.name) (out of use)"))
      }
  }

  private func names(_ skill: ID<Skill>?) -> LevelNames {
    needs.needs.first { $0.skill.id == skill }?.levels ?? LevelNames()
  }
}
