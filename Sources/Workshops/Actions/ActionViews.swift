import Essentials
import People
import Web

/// One action: what, who, by when, and what became of it. Whoever may say so says it with one tap.
public struct ActionRow: View {
  let line: ActionLine
  let today: Day
  let isMine: Bool
  let maySettle: Bool
  let mayEdit: Bool
  let showsSession: Bool
  let back: Link
  let regions: [String]

  /// - Parameters:
  ///   - today: where the reader is.
  ///   - back: the page it stands on.
  ///   - regions: the parts of that page that show the result of a tap.
  public init(
    _ line: ActionLine, today: Day, isMine: Bool, maySettle: Bool, mayEdit: Bool = false,
    showsSession: Bool = false,
    back: Link, regions: [String] = []
  ) {
    (self.line, self.today, self.isMine, self.maySettle, self.mayEdit) = (
      line, today, isMine, maySettle, mayEdit
    )
    (self.showsSession, self.back, self.regions) = (showsSession, back, regions)
  }

  private var action: ActionItem { line.action }
  private var isLate: Bool { action.isOverdue(on: today) }

  public var html: HTML {
    """
    <div class="promise"><div><h3>\(action.body)</h3>
    <p class="promise__when\(isLate ? " promise__when--late" : "")">\(Icon(icon))<span>\(words)\
    \(if: showsSession, " \(sayHTML("From \("<a href=\"\(NoteURL.show(action.session))\">\(line.sessionTitle)</a>" as HTML)"))")\
    \(if: mayEdit && action.state == .open, " <a href=\"\(ActionURL.edit(action.id))\">\(say("Change"))<span class=\"visually-hidden\"> \(action.body)</span></a>")</span></p></div>
    \(maySettle ? taps : State(action.state.word, meaning).html)</div>
    """
  }

  private var icon: Icon.Name {
    isLate ? .alert : action.state == .open ? .clock : action.state == .done ? .disc : .minus
  }
  private var meaning: State.Meaning {
    action.state == .done ? .settled : action.state == .open ? .open : .unknown
  }

  private var words: String {
    let due = Told.near(action.dueOn, today: today)
    switch (isMine, isLate) {
    case (true, true): return say("You, it was due \(due).")
    case (true, false): return say("You, by \(due).")
    case (false, true): return say("\(line.ownerName), it was due \(due).")
    case (false, false): return say("\(line.ownerName), by \(due).")
    }
  }

  private var taps: HTML {
    OneTap(
      say("What became of it: \(action.body)"), name: "state",
      ActionItem.State.allCases.map { OneTap.Answer($0.rawValue, $0.word) }, chosen: action.state.rawValue,
      to: ActionURL.state(action.id).with("back", back.text), regions: regions
    ).html
  }
}

/// What somebody undertook: late first, then the rest, then what is settled.
struct MyActionsPage: View {
  let open: [ActionLine]
  let settled: [ActionLine]
  let today: Day

  var html: HTML {
    """
    \(PageHead(say("Your actions"), lede: HTML(text: say("What you undertook at sessions. Those who were there see it, too."))))
    \(Region("actions", lists))
    """
  }

  private var lists: HTML {
    let late = open.filter { $0.action.isOverdue(on: today) }
    let rest = open.filter { !$0.action.isOverdue(on: today) }
    return """
      \(if: open.isEmpty, Empty(say("Nothing is open."), text: HTML(text: say("Actions are written down at sessions, with an owner and a day.")), step: ButtonLink(say("See the sessions"), to: SessionURL.list)).html)\
      \(if: !late.isEmpty, LedgerSection(say("Overdue"), rows(late)).html)\
      \(if: !rest.isEmpty, LedgerSection(say("Open"), rows(rest)).html)\
      \(if: !settled.isEmpty, LedgerSection(say("Settled lately"), rows(settled)).html)
      """
  }

  private func rows(_ lines: [ActionLine]) -> HTML {
    Entries(
      lines.map {
        ActionRow(
          $0, today: today, isMine: true, maySettle: true, showsSession: true, back: ActionURL.mine,
          regions: ["actions", "flash"])
      }
    ).html
  }
}

/// The fields of an action.
struct ActionFields: View {
  let people: [Partaking.Named]
  let state: FormState

  var html: HTML {
    let owners = [FieldOption("", say("Choose a person"))] + people.map { FieldOption($0.id.text, $0.name) }
    return """
      \(Field("body", say("Action"), in: state, hint: say("Begin with a verb: what will be different when it is done."), isRequired: true, max: ActionForm.bodyMax))
      \(FieldGroup.pair("""
        \(Field("owner", say("Owner"), .select(owners), in: state, isRequired: true))\(Field("due_on", say("Due"), .day, in: state, isRequired: true))
        """))
      """
  }
}

struct EditActionPage: View {
  let action: ActionItem
  let sessionTitle: String
  let people: [Partaking.Named]
  let state: FormState

  var html: HTML {
    """
    \(PageHead(say("Change the action"), crumbs: [Crumb(say("Sessions"), SessionURL.list), Crumb(sessionTitle, SessionURL.show(action.session)), Crumb(say("Notes and decisions"), NoteURL.show(action.session)), Crumb(say("Action"))]))
    \(Form(to: ActionURL.one(action.id), method: .put, state, fields: ActionFields(people: people, state: state).html, actions: """
      \(Button(say("Save the action"), .main))\(ButtonLink(say("Leave it as it is"), to: NoteURL.show(action.session), .quiet))
      """))
    """
  }
}
