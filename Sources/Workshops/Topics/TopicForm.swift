import Essentials
import People

/// What somebody asks for.
public struct TopicDraft: Sendable, Equatable {
  public var title: String
  public var body: String
  public var origin: Topic.Origin
  public var link: Link?
  public var isAnonymous: Bool
  /// The skill from whose page it is asked for.
  public var skill: ID<Skill>?

  public init(
    title: String, body: String = "", origin: Topic.Origin = .frontline, link: Link? = nil,
    isAnonymous: Bool = false, skill: ID<Skill>? = nil
  ) {
    (self.title, self.body, self.origin) = (title, body, origin)
    (self.link, self.isAnonymous, self.skill) = (link, isAnonymous, skill)
  }
}

/// What people may type about topics.
enum TopicForm {
  static let titleMax = 140
  static let bodyMax = 4000
  static let commentMax = 4000
  static let reasonMax = 500

  static func draft(_ form: FormFields) throws(FieldErrors) -> TopicDraft {
    var errors = FieldErrors()
    let title = Check.text(form, "title", named: say("Topic"), max: titleMax, &errors)
    let body = Check.text(form, "body", named: say("What would help"), max: bodyMax, required: false, &errors)
    let origin = Check.choice(
      form, "origin", named: say("Where it comes from"), of: Topic.Origin.self, &errors)
    let link = Check.link(form, "link", named: say("Link"), &errors)
    try errors.throwIfAny()
    return TopicDraft(
      title: title!.split(whereSeparator: \.isWhitespace).joined(separator: " "), body: body!,
      origin: origin!, link: link,
      isAnonymous: form.has("anonymous"), skill: ID(form["skill"]))
  }

  static func filled(_ topic: Topic) -> FormFields {
    FormFields([
      ("title", topic.title), ("body", topic.body), ("origin", topic.origin.rawValue),
      ("link", topic.link?.text ?? ""),
    ])
  }

  static func comment(_ form: FormFields) throws(FieldErrors) -> String {
    var errors = FieldErrors()
    let body = Check.text(form, "body", named: say("Comment"), max: commentMax, &errors)
    try errors.throwIfAny()
    return body!
  }

  static func offer(_ form: FormFields) throws(FieldErrors) -> (Offer.Kind, String) {
    var errors = FieldErrors()
    let kind = Check.choice(form, "kind", named: say("Your offer"), of: Offer.Kind.self, &errors)
    let note = Check.text(form, "note", named: say("Note"), max: reasonMax, required: false, &errors)
    try errors.throwIfAny()
    return (kind!, note!)
  }

  /// Organisers move a topic by hand to these; scheduled and delivered come from its sessions.
  static let chosenStates: [Topic.State] = [.open, .planned, .declined]

  static func move(_ form: FormFields) throws(FieldErrors) -> (Topic.State, String) {
    var errors = FieldErrors()
    let state = Check.choice(form, "state", named: say("State"), of: Topic.State.self, &errors)
    let reason = Check.text(
      form, "reason", named: say("Reason"), max: reasonMax, required: state == .declined, &errors)
    if let state, !chosenStates.contains(state) {
      errors.add("state", say("State: a topic becomes \(state.word) through its session."))
    }
    try errors.throwIfAny()
    return (state!, reason!)
  }
}
