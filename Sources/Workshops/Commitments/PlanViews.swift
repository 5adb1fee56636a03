import Essentials
import People
import Web

/// Everything somebody took home from sessions. Only they see it.
struct PlanPage: View {
  let open: [CommitmentLine]
  let kept: [CommitmentLine]
  let reflections: [ReflectionLine]
  let actions: Int
  let today: Day

  private var missed: Int { open.count { $0.commitment.isMissed(on: today) } }

  var html: HTML {
    """
    \(PageHead(say("Your plan"), lede: HTML(text: say("What you said you would do, and what you thought. Only you see this page."))))
    \(Columns(main: main, side: side))
    """
  }

  private var main: HTML {
    """
    \(Region("plan", """
      \(LedgerSection(say("What you said you would do"), id: "commitments", open.isEmpty ? nothing : rows(open)))
      \(if: !kept.isEmpty, LedgerSection(say("Done"), id: "kept", rows(kept)).html)
      """))
    \(LedgerSection(say("What you thought"), id: "reflections", reflections.isEmpty ? noReflections : Entries(reflections.map(entry)).html))
    """
  }

  private func rows(_ lines: [CommitmentLine]) -> HTML {
    Entries(
      lines.map {
        CommitmentRow(
          $0, today: today, mayChange: true, back: CommitmentURL.plan, regions: ["plan", "tally", "flash"])
      }
    ).html
  }

  private var nothing: HTML {
    Empty(
      kept.isEmpty ? say("Nothing yet.") : say("Nothing is open."),
      text: HTML(
        text: say("After a session, choose one to three small steps. They stand here until they are done.")),
      step: ButtonLink(say("See the sessions"), to: SessionURL.list)
    ).html
  }

  private var noReflections: HTML {
    "<p class=\"faint\">\(say("When you look back on a session, what you write stands here."))</p>"
  }

  private func entry(_ line: ReflectionLine) -> Entry {
    Entry(
      line.sessionTitle, to: ReflectionURL.one(line.reflection.session),
      note: HTML(
        text: line.reflection.words.isShared ? say("Shared on the session’s page") : say("Only you see it")),
      text: line.reflection.words.answers.first.map { HTML(text: $0.text) })
  }

  private var side: HTML {
    """
    \(LedgerAside(say("Kept"), Region("tally", tally).html))
    \(LedgerAside(say("Actions"), "<p><a href=\"\(ActionURL.mine)\">\(actionWords)</a></p>"))
    """
  }

  private var tally: HTML {
    let due = kept.count + missed
    if due == 0 { return "<p class=\"small\">\(say("None was due yet."))</p>" }
    return Meter(say("Of those that were due"), kept.count, of: due).html
  }

  private var actionWords: String {
    actions == 0
      ? say("No action of yours is open")
      : say(count: actions, one: "1 action of yours is open", other: "\(actions) actions of yours are open")
  }
}

/// How a commitment goes, asked by a letter: three buttons, no sign-in, and nothing happens before one is pressed.
struct CommitmentAnswerPage: View {
  let commitment: Commitment
  let sessionTitle: String
  let key: String
  /// What was chosen in the letter: the first button.
  let proposed: Commitment.State?
  let state: FormState

  var html: HTML {
    """
    <div class="quick"><h1 class="quick__title">\(commitment.body)</h1>
    <p class="quick__when">\(say("You wanted to do it by \(Told.fullDay(commitment.dueOn)). From “\(sessionTitle)”."))</p>
    \(if: commitment.answeredAt != nil, "<p class=\"quick__saying\">\(State(say("You said: \(commitment.state.word)"), meaning))</p>")
    \(ErrorSummary(state))
    <form class="form" method="post" action="\(CommitmentURL.answer(key: key))">
    <fieldset class="field__set answers"><legend class="ladder__legend">\(say("How is it going?"))</legend>
    \(buttons)</fieldset>
    \(Field("barrier", say("What is in the way?"), .area(rows: 2), in: state, hint: say("If you are stuck. Only you see it."), max: CommitmentForm.barrierMax))
    </form>
    <p class="small"><a href="\(CommitmentURL.plan)">\(say("See your whole plan"))</a> \(say("(sign-in needed)"))</p></div>
    """
  }

  private var meaning: State.Meaning {
    switch commitment.state {
    case .done: .settled
    case .underWay: .planned
    case .stuck: .attention
    case .open: .open
    }
  }

  private var buttons: HTML {
    let first = proposed.map { [$0] } ?? []
    return (first + Commitment.State.answers.filter { $0 != proposed }).map { answer in
      Button(
        answer.word, answer == proposed ? .main : .plain, size: .wide, name: "answer", value: answer.rawValue
      ).html
    }.joined()
  }
}

/// The link of a letter is over.
struct CommitmentOverPage: View {
  let refusal: CommitmentRefusal

  var html: HTML {
    """
    <div class="quick"><h1>\(say("This link is over"))</h1><p class="quick__saying">\(refusal.sentence)</p>
    <p>\(ButtonLink(say("See your plan"), to: CommitmentURL.plan))</p></div>
    """
  }
}
