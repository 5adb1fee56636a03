import Essentials
import People
import Web

/// One commitment of the reader: what, by when, how it goes; answered with one tap.
public struct CommitmentRow: View {
  let line: CommitmentLine
  let today: Day
  let mayChange: Bool
  let back: Link
  let regions: [String]

  /// - Parameters:
  ///   - today: where the reader is.
  ///   - mayChange: shows the ways to change it and to take it back, and what is in the way when it is stuck.
  ///   - back: the page it stands on.
  ///   - regions: the parts of that page that show the result of a tap.
  public init(_ line: CommitmentLine, today: Day, mayChange: Bool = false, back: Link, regions: [String] = [])
  {
    (self.line, self.today, self.mayChange, self.back, self.regions) = (line, today, mayChange, back, regions)
  }

  private var commitment: Commitment { line.commitment }
  private var isLate: Bool { commitment.isMissed(on: today) }

  public var html: HTML {
    """
    <div class="promise"><div><h3>\(commitment.body)</h3>
    <p class="promise__when\(isLate ? " promise__when--late" : "")">\(Icon(icon))<span>\(due) \(from)\(if: mayChange && commitment.state != .done, ways)</span></p></div>
    \(taps)</div>\(if: mayChange && commitment.state == .stuck, barrier)
    """
  }

  private var icon: Icon.Name { isLate ? .alert : commitment.state == .done ? .disc : .clock }

  private var due: String {
    let day = Told.near(commitment.dueOn, today: today)
    if commitment.state == .done { return say("Done.") }
    return isLate ? say("It was for \(day).") : say("By \(day).")
  }

  private var from: HTML {
    sayHTML("From \("<a href=\"\(SessionURL.show(commitment.session))\">\(line.sessionTitle)</a>" as HTML).")
  }

  private var ways: HTML {
    """
     <a href="\(CommitmentURL.edit(commitment.id))">\(say("Change"))<span class="visually-hidden"> \(commitment.body)</span></a>
    """
  }

  private var taps: HTML {
    OneTap(
      say("How is it going: \(commitment.body)"), name: "answer", CommitmentRow.answers,
      chosen: commitment.state.rawValue,
      to: CommitmentURL.answer(commitment.id).with("back", back.text), regions: regions
    ).html
  }

  static var answers: [OneTap.Answer] {
    Commitment.State.answers.map { OneTap.Answer($0.rawValue, $0.word, asksAttention: $0 == .stuck) }
  }

  private var barrier: HTML {
    let state = FormState(["barrier": commitment.barrier], prefix: "b-\(commitment.id)")
    let action = CommitmentURL.answer(commitment.id).with("back", back.text).with("_method", "put")
    return """
      <form class="addline" method="post" action="\(action)"\(Region.answers(in: regions))><div class="form__line">\
      \(Hidden("answer", Commitment.State.stuck.rawValue))\
      \(Field("barrier", say("What is in the way?"), in: state, max: CommitmentForm.barrierMax))\
      \(Button(say("Save it")))</div></form>
      """
  }
}

/// What a person takes from one session.
struct CommitmentsPage: View {
  let session: Session
  let present: [Commitment]
  let state: FormState
  let today: Day

  private var room: Int { CommitmentRules.most - present.count }

  var html: HTML {
    """
    \(PageHead(say("What will you do?"), lede: HTML(text: say("One to three steps of your own, small enough to be taken. Only you see them; after two weeks, and on the day, we ask how it goes.")), crumbs: [Crumb(say("Sessions"), SessionURL.list), Crumb(session.title, SessionURL.show(session.id)), Crumb(say("Commitments"))]))
    \(if: !present.isEmpty, LedgerSection(say("You said you would"), more: (say("Your plan"), CommitmentURL.plan), Entries(present.map(entry)).html).html)
    \(room > 0 ? form : full)
    """
  }

  private func entry(_ commitment: Commitment) -> Entry {
    Entry(
      commitment.body, note: HTML(text: say("By \(Told.near(commitment.dueOn, today: today)).")),
      side: ButtonLink(
        say("Change"), to: CommitmentURL.edit(commitment.id), size: .small, about: commitment.body
      ).html)
  }

  private var form: HTML {
    let rows = (1...room).map { place -> HTML in
      """
      <div class="addline"><div class="form__line">\
      \(Field("body\(place)", place == 1 ? say("I will …") : say("And I will …"), in: state, isRequired: place == 1, max: CommitmentForm.bodyMax))\
      \(Field("due_on\(place)", say("By when"), .day, in: state, isRequired: place == 1, look: .short))</div></div>
      """
    }
    return Form(
      to: CommitmentURL.all(at: session.id), state, fields: rows.joined(),
      actions: """
        \(Button(say("Put it on my plan"), .main))\(ButtonLink(say("Not now"), to: SessionURL.show(session.id), .quiet))
        """
    ).html
  }

  private var full: HTML {
    "<p>\(ButtonLink(say("See your plan"), to: CommitmentURL.plan, .main))</p>"
  }
}

struct EditCommitmentPage: View {
  let commitment: Commitment
  let state: FormState

  var html: HTML {
    """
    \(PageHead(say("Change the commitment"), crumbs: [Crumb(say("Your plan"), CommitmentURL.plan), Crumb(say("Change"))]))
    \(Form(to: CommitmentURL.one(commitment.id), method: .put, state, fields: """
      \(Field("body", say("I will …"), in: state, isRequired: true, max: CommitmentForm.bodyMax))
      \(Field("due_on", say("By when"), .day, in: state, isRequired: true, look: .short))
      """, actions: """
      \(Button(say("Save it"), .main))\(ButtonLink(say("Leave it as it is"), to: CommitmentURL.plan, .quiet))
      """))
    <div class="second">\(takeBack)</div>
    """
  }

  private var takeBack: Dialog {
    Dialog(
      id: "take-back", opener: say("Take it back"), .danger, icon: .bin,
      title: say("Take this commitment back?"),
      text: HTML(text: say("It is forgotten, and counts neither as kept nor as missed.")),
      answer: ButtonForm(say("Take it back"), to: CommitmentURL.one(commitment.id), method: .delete, .danger)
        .html,
      stay: say("Keep it"))
  }
}
