import Essentials
import People
import Web

/// The summary of a session: a draft for those who ran it, and once it is sent a page for everybody.
struct SummaryPage: View {
  let part: Partaking
  let body: String
  let summary: Summary?
  let actions: [ActionLine]
  let reflections: [ReflectionLine]
  let recipients: Int
  let today: Day

  private var session: Session { part.session }
  private var isSent: Bool { summary?.isSent ?? false }

  var html: HTML {
    """
    \(PageHead(session.title, lede: HTML(text: lede), crumbs: crumbs))
    \(Columns(main: main, side: side))
    """
  }

  private var crumbs: [Crumb] {
    [
      Crumb(say("Sessions"), SessionURL.list), Crumb(session.title, SessionURL.show(session.id)),
      Crumb(say("Summary")),
    ]
  }

  private var lede: String {
    let day = Told.fullDay(session.plan.time.wall.day)
    return isSent
      ? say("Summary of the session on \(day).") : say("Draft of the summary of the session on \(day).")
  }

  private var main: HTML {
    """
    <article class="section summary">\(Prose(Markdown.html(body)))</article>
    \(if: isSent && !actions.isEmpty, LedgerSection(say("How the actions stand"), id: "actions", Region("actions", actionRows).html).html)\
    \(if: isSent, SharedReflections(lines: reflections).html)
    """
  }

  private var actionRows: HTML {
    Entries(
      actions.map { line in
        let isMine = line.action.owner == part.person
        return ActionRow(
          line, today: today, isMine: isMine, maySettle: part.runsIt || isMine,
          back: SummaryURL.show(session.id),
          regions: ["actions", "flash"])
      }
    ).html
  }

  private var side: HTML {
    """
    \(LedgerAside(say("Summary"), isSent ? sent : draft))
    \(if: part.runsIt || part.tookPart, LedgerAside(say("Belongs to it"), "<ul class=\"linklist\"><li>\(Icon(.note))<a href=\"\(NoteURL.show(session.id))\">\(say("Notes and decisions"))</a></li></ul>").html)
    """
  }

  private var draft: HTML {
    let people = say(count: recipients, one: "1 person", other: "\(recipients) people")
    return """
      <p>\(State(say("Not sent yet"), .open))</p>
      <p class="small">\(say("It goes to \(people): those who were there or had a seat, those who ran it, and the owners of actions."))</p>
      <div class="booking__actions">\
      \(ButtonForm(say("Send it to \(people)"), to: SummaryURL.sending(session.id), .main, icon: .mail, size: .wide))\
      \(ButtonLink(say("Change the words"), to: SummaryURL.edit(session.id), icon: .edit, size: .wide))</div>
      """
  }

  private var sent: HTML {
    let day = summary?.sentAt.map { Told.day($0, in: session.zone) } ?? ""
    let changed = summary.map { Told.day($0.writtenAt, in: session.zone) } ?? ""
    return """
      <p>\(State(say("Sent on \(day)"), .settled))</p>\
      \(if: summary?.isCorrected ?? false, "<p class=\"small\">\(say("Changed after that, on \(changed)."))</p>")\
      \(if: part.runsIt, "<div class=\"booking__actions\">\(ButtonLink(say("Change the words"), to: SummaryURL.edit(session.id), icon: .edit, size: .wide))</div>")
      """
  }
}

/// Before it is sent, for those who do not write it.
struct NoSummaryPage: View {
  let session: Session

  var html: HTML {
    """
    \(PageHead(session.title, crumbs: [Crumb(say("Sessions"), SessionURL.list), Crumb(session.title, SessionURL.show(session.id)), Crumb(say("Summary"))]))
    \(Empty(say("The summary is not sent yet."), text: HTML(text: say("Those who took part get it by mail. Then everybody can read it here.")), step: ButtonLink(say("Back to the session"), to: SessionURL.show(session.id))))
    """
  }
}

struct EditSummaryPage: View {
  let session: Session
  let summary: Summary?
  let state: FormState

  private var isSent: Bool { summary?.isSent ?? false }

  var html: HTML {
    """
    \(PageHead(say("Write the summary"), lede: HTML(text: lede), crumbs: [Crumb(say("Sessions"), SessionURL.list), Crumb(session.title, SessionURL.show(session.id)), Crumb(say("Summary"), SummaryURL.show(session.id)), Crumb(say("Write it"))], tools: ButtonLink(say("Draft it anew from the notes"), to: SummaryURL.redraft(session.id), icon: .repeat).html))
    \(Form(to: SummaryURL.show(session.id), method: .put, state, fields: "\(Hidden("seen", WrittenMeanwhile.version(summary?.writtenAt)))\(field)", actions: """
      \(Button(say("Save the summary"), .main))\(ButtonLink(say("Leave it as it is"), to: SummaryURL.show(session.id), .quiet))
      """))
    \(if: !state.errors.isEmpty, KeptWords(body: summary?.body ?? "").html)
    """
  }

  private var lede: String {
    isSent
      ? say("It has been sent. What you change is shown on its page, and not sent again.")
      : say("Read it as somebody who was not there. Nothing is sent before you say so.")
  }

  private var field: Field {
    Field(
      "body", say("Summary"), .area(rows: 18), in: state,
      hint: say("Markdown: ## begins a heading, a dash a list, ** makes words strong."), isRequired: true,
      max: SummaryForm.bodyMax, look: .wide)
  }
}
