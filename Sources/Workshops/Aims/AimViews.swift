import Essentials
import People
import Web

enum AimURL {
  static func topic(_ id: ID<Topic>) -> Link { Link(path: "/topics/\(id)/skills") }
  static func session(_ id: ID<Session>) -> Link { Link(path: "/sessions/\(id)/skills") }
}

extension AimSubject {
  var page: Link {
    switch self {
    case .topic(let id): TopicURL.show(id)
    case .session(let id): SessionURL.show(id)
    }
  }

  var form: Link {
    switch self {
    case .topic(let id): AimURL.topic(id)
    case .session(let id): AimURL.session(id)
    }
  }

  var section: Section {
    switch self {
    case .topic: .topics
    case .session: .sessions
    }
  }

  fileprivate var list: Crumb {
    switch self {
    case .topic: Crumb(say("Topics"), TopicURL.list)
    case .session: Crumb(say("Sessions"), SessionURL.list)
    }
  }
}

/// Saying which skills a topic or a session is about.
struct AimPage: View {
  let subject: AimSubject
  let title: String
  let aims: [SkillAim]
  let choices: [(id: ID<Skill>, name: String)]
  let form: FormFields
  let errors: FieldErrors
  let version: String

  var html: HTML {
    let state = FormState(form, errors: errors)
    let known = Set(choices.map(\.id))
    let retired = aims.filter { !known.contains($0.skill) }.map { (id: $0.skill, name: $0.name) }
    let names = Dictionary(uniqueKeysWithValues: aims.map { ($0.skill, $0.levels) })
    let titles = TargetFields.Titles(known: say("The skills"), added: say("Add skills"))
    return """
      \(PageHead(say("Skills it is about"), lede: HTML(text: say("And the level that people reach there. Whoever teaches it, and whoever comes and applies it, has that shown in their skills.")), crumbs: [subject.list, Crumb(title, subject.page), Crumb(say("Skills"))]))
      \(Form(to: subject.form, method: .put, state, fields: "\(Hidden(FormVersion.field, version))\(TargetFields(titles, skills: choices + retired, names: { $0.flatMap { names[$0] } ?? LevelNames() }, form: form, state: state))", actions: "\(Button(say("Keep these skills"), .main))\(ButtonLink(say("Leave it as it is"), to: subject.page, .quiet))"))
      """
  }
}

/// The skills of a topic or a session, on its page.
struct AimPart: View {
  let aims: [SkillAim]
  let subject: AimSubject
  let mayChange: Bool

  var html: HTML {
    """
    \(if: aims.isEmpty, "<p class=\"faint\">\(say("Nobody has said yet."))</p>")\
    \(if: !aims.isEmpty, "<ul class=\"rows\">\(aims.map(row))</ul>")\
    \(if: mayChange, ButtonLink(aims.isEmpty ? say("Say which skills") : say("Change the skills"), to: subject.form, icon: .edit, size: .small).html)
    """
  }

  private func row(_ aim: SkillAim) -> HTML {
    let level = say("up to \(aim.level.rawValue), \(aim.levels[aim.level])")
    return
      "<li><a href=\"\(SkillURL.show(aim.skill))\">\(aim.name)</a> <span class=\"faint\">\(level)</span></li>"
  }
}
