import Essentials
import People
import Web

/// Looking back on a session, in one's own words.
struct ReflectionPage: View {
  let session: Session
  let isWritten: Bool
  let state: FormState
  /// Those of others.
  let shared: [ReflectionLine]

  var html: HTML {
    """
    \(PageHead(say("Look back"), lede: HTML(text: say("Three short questions. What you write is yours alone unless you share it.")), crumbs: [Crumb(say("Sessions"), SessionURL.list), Crumb(session.title, SessionURL.show(session.id)), Crumb(say("Reflection"))]))
    \(Form(to: ReflectionURL.one(session.id), method: .put, state, fields: fields, actions: Button(say("Save it"), .main).html))
    \(if: isWritten, "<div class=\"second\">\(forget)</div>")
    \(SharedReflections(lines: shared))
    """
  }

  private var forget: Dialog {
    Dialog(
      id: "forget", opener: say("Forget it"), .danger, icon: .bin, title: say("Forget your reflection?"),
      text: HTML(text: say("It cannot be brought back.")),
      answer: ButtonForm(say("Forget it"), to: ReflectionURL.one(session.id), method: .delete, .danger).html,
      stay: say("Keep it"))
  }

  private var fields: HTML {
    """
    \(ReflectionPrompt.allCases.map { Field($0.rawValue, $0.asked, .area(rows: 3), in: state, hint: $0.hint, max: ReflectionForm.max) })
    \(CheckField("shared", say("Share it on the session’s page"), in: state, hint: say("With your name. You can take it back at any time.")))
    """
  }
}

/// What people shared about a session.
struct SharedReflections: View {
  let lines: [ReflectionLine]

  var html: HTML {
    if lines.isEmpty { return HTML() }
    let count = say(
      count: lines.count, one: "1 person shared this", other: "\(lines.count) people shared this")
    return LedgerSection(
      say("Looking back"), id: "reflections", .margin, note: HTML(text: count),
      lines.map {
        Remark(
          $0.name, to: PersonURL.show($0.reflection.person), when: HTML(),
          ReflectionWords(words: $0.reflection.words).html
        ).html
      }.joined()
    ).html
  }
}

/// The answered prompts, one after the other.
struct ReflectionWords: View {
  let words: ReflectionDraft

  var html: HTML {
    "<dl class=\"thought\">\(words.answers.map { "<dt>\($0.asked)</dt><dd>\(Paragraphs($0.text))</dd>" as HTML })</dl>"
  }
}
