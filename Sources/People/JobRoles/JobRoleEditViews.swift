import Essentials
import Web

/// Changing a job role and what it needs, or adding one.
struct JobRoleEditPage: View {
  let framework: Framework
  /// nil for a new one.
  let id: ID<JobRole>?
  let name: String
  /// The skills of the framework in use, by name.
  let skills: [(id: ID<Skill>, name: String)]
  let families: [String]
  let form: FormFields
  let errors: FieldErrors
  /// Of what the form was filled with.
  let version: String?

  private var state: FormState { FormState(form, errors: errors) }
  private var back: Link { id.map(JobRoleURL.show) ?? FrameworkURL.show(framework.id) }

  var html: HTML {
    let title = id == nil ? say("Add a job role") : say("Change the job role")
    return """
      \(PageHead(title, lede: HTML(text: say("In \(framework.name).")), crumbs: [Crumb(say("Job roles"), JobRoleURL.list), Crumb(name, back), Crumb(title)]))
      \(Form(to: id.map(JobRoleURL.show) ?? FrameworkURL.newRoles(framework.id), method: id == nil ? .post : .put, state, fields: """
        \(optional: version.map { Hidden(FormVersion.field, $0) })
        \(FieldGroup(say("The job role"), what))
        \(TargetFields(.needs, skills: skills, names: { _ in framework.levels }, form: form, state: state))
        """, actions: "\(Button(id == nil ? say("Add the job role") : say("Save the job role"), .main))\(ButtonLink(say("Leave it as it is"), to: back, .quiet))"))
      """
  }

  private var what: HTML {
    """
    \(Field("name", say("Name"), in: state, isRequired: true, max: SkillLimits.name))
    \(Field("track", say("Line of work"), in: state, hint: say("Of which this is a step, such as Data analyst."), max: SkillLimits.name))
    \(Field("family", say("Family"), .suggest(families), in: state, hint: say("Lines of work that belong together, such as Data."), max: SkillLimits.name))
    \(Field("about", say("Description"), .area(rows: 3), in: state, hint: say("Markdown works."), max: SkillLimits.text))
    """
  }
}
