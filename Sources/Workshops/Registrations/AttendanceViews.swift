import Essentials
import People
import Web

/// Who has a seat and who came, for those who run the session, with the code for the wall.
struct AttendancePage: View {
  let session: Session
  let lines: [AttendanceLine]
  let state: FormState
  let proposals: [CrewNames.Candidate]
  /// The whole address of the check-in page.
  let address: Link
  let zone: Zone
  let now: Instant

  private var isOpen: Bool { now >= session.checkInOpens && session.state != .cancelled }

  var html: HTML {
    """
    \(PageHead(title, lede: HTML(text: lede), crumbs: .session(session, say("Attendance"))))
    \(if: now <= session.checkInCloses && session.state != .cancelled, code.html)
    \(LedgerSection(say("With a seat"), id: "seats", list))
    \(if: isOpen, walkIns.html)
    """
  }

  private var isOver: Bool { session.phase(at: now) == .over }

  private var title: String {
    if isOver { return say("Who was there") }
    return isOpen ? say("Who is here") : say("Who has a seat")
  }

  private var lede: String {
    let here = lines.filter { $0.presence?.mode != nil }.count
    let seats = say(
      count: lines.count, one: "1 person has a seat.", other: "\(lines.count) people have a seat.")
    if isOver {
      return lines.allSatisfy { $0.presence == nil }
        ? say("\(seats) Nobody is noted yet.") : say("\(here) of \(lines.count) were there.")
    }
    return isOpen ? say("\(here) of \(lines.count) are here.") : seats
  }

  private var code: LedgerSection {
    let when = say(
      "Check-in is open from \(Told.moment(session.checkInOpens, in: zone)) until an hour after the end.")
    let place: HTML = "<strong class=\"wrap\" translate=\"no\">\(address.text)</strong>"
    return LedgerSection(
      say("Code for the wall"), .margin, note: HTML(text: when),
      """
      <p class="code-word" translate="no">\(session.checkInCode.spaced)</p>
      <p>\(sayHTML("People open \(place) and type it, or follow this session’s page."))</p>
      """)
  }

  private var list: HTML {
    if lines.isEmpty { return Empty(say("Nobody has a seat.")).html }
    let table = AttendanceTable(lines: lines, modes: session.plan.delivery.modes, canRecord: isOpen)
    guard isOpen else { return table.html }
    return Form(
      to: SessionURL.attendance(session.id), method: .put, state, isWide: true, fields: table.html,
      actions: """
        \(Button(isOver ? say("Save who was there") : say("Save who is here"), .main)) \
        \(Button(say("Save, and all others missed it"), name: "rest", value: Presence.missed.rawValue))
        """
    ).html
  }

  private var walkIns: LedgerSection {
    LedgerSection(
      say("Somebody came without a seat"), id: "walk-ins",
      Form(
        to: SessionURL.walkIns(session.id), FormState(state.fields, errors: state.errors, prefix: "walk"),
        fields: WalkInFields(state: state, proposals: proposals, modes: session.plan.delivery.modes).html,
        actions: Button(say("Add to those present"), icon: .plus).html
      ).html)
  }
}
