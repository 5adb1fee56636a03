import Essentials
import People
import Web

/// Who could teach a topic, each with the reasons.
struct TeachersPage: View {
  let topic: Topic
  let hasSkills: Bool
  let teachers: [Teacher]
  let asker: ID<Department>?
  let now: Instant

  var html: HTML {
    """
    \(PageHead(say("Who could teach it"), lede: HTML(text: say("“\(topic.title)”. People from other departments come first, other things equal: knowledge should travel.")), crumbs: [Crumb(say("Topics"), TopicURL.list), Crumb(topic.title, TopicURL.show(topic.id)), Crumb(say("Who could teach it"))]))
    \(Columns(main: teachers.isEmpty ? nothing.html : Entries(teachers.map(entry)).html, side: side.html))
    """
  }

  private var nothing: Empty {
    hasSkills
      ? Empty(
        say("Nobody is known yet who could."),
        text: HTML(
          text: say(
            "Nobody lets others find them for these skills, has taught them, or has offered to. Ask in a comment, or look at who can help with a related skill."
          )),
        step: ButtonLink(say("Look through the skills"), to: SkillURL.list))
      : Empty(
        say("Say first which skills it is about."),
        text: HTML(text: say("Then those are proposed who know them, who taught them, and who offered to.")),
        step: ButtonLink(say("Say which skills"), to: AimURL.topic(topic.id), .main))
  }

  private func entry(_ one: Teacher) -> Entry {
    let reasons = Told.list(TeacherRules.reasons(one, asker: asker))
    return Entry(
      one.name, to: PersonURL.show(one.person), level: 2, face: one.name,
      note: one.departmentName.map { HTML(text: $0) },
      text: HTML(text: reasons.prefix(1).uppercased() + reasons.dropFirst() + "."), side: side(one))
  }

  private func side(_ one: Teacher) -> HTML {
    if let at = one.askedAt { return State(say("Asked \(Told.ago(at, now: now))"), .planned).html }
    if let day = one.quiet { return State(say("Not now, until \(Told.day(day))"), .unknown).html }
    return ButtonForm(
      say("Ask"), to: TeacherURL.list(topic.id), size: .small, about: one.name,
      fields: [("person", one.person.text)]
    ).html
  }

  private var side: LedgerAside {
    LedgerAside(
      say("Asking"),
      Facts(
        [
          (
            say("Free"),
            HTML(text: say("Whoever declines is not asked again for this topic, and nobody is told."))
          ),
          (
            say("Known by"),
            HTML(
              text: say("Skills they let others find them for, sessions they held, and what they offered."))
          ),
          (say("Spread"), HTML(text: say("Whoever runs many sessions already stands further down."))),
        ], .words
      ).html)
  }
}
