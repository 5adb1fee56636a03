import Essentials
import Web

/// Letters that have not left: waiting for a mail server, to be tried again, or refused.
struct OutboxPage: View {
  let outbox: Outbox
  let isFirst: Bool
  let hasMailServer: Bool
  let zone: Zone

  var html: HTML {
    """
    \(PageHead(say("Outbox"), lede: HTML(text: lede), crumbs: [Crumb(say("Administration"), HallLinks.administration), Crumb(say("Outbox"))]))
    \(PostTabs(current: .letters))
    \(if: !hasMailServer, Notice(.attend, HTML(text: say("No mail server is set. Set smtp_url and mail_from, and start Guildhall again; letters written from then on are sent."))).html)
    \(if: hasMailServer && kept > 0, KeptLetters(count: kept).html)
    \(filters)
    \(Region("outbox", list))
    """
  }

  /// Written while there was no mail server.
  private var kept: Int { outbox.counts[.outbox] ?? 0 }

  private var lede: String {
    hasMailServer
      ? say(
        "Letters that have not left yet, and why. Letters that were sent belong to their readers and are not shown."
      )
      : say("Letters wait here as long as there is no mail server. Open one to read it out or pass it on.")
  }

  private var filters: FilterBar {
    let state = FormState(
      FormFields([("state", outbox.filter.show.rawValue), ("q", outbox.filter.words)]), prefix: "filter")
    return FilterBar(
      say("Filter letters"), to: LetterURL.outbox, region: "outbox",
      fields: """
        \(Field("q", say("Name, address or subject"), .search, in: state, look: .inline))
        \(Field("state", say("State"), .select(options), in: state, look: .inline))
        """)
  }

  private var options: [FieldOption] {
    OutboxFilter.Show.allCases.map { show in
      guard let state = LetterState(rawValue: show.rawValue) else {
        return FieldOption(show.rawValue, say("All"))
      }
      return FieldOption(show.rawValue, say("\(state.word) (\(outbox.counts[state] ?? 0))"))
    }
  }

  private var list: HTML {
    if outbox.lines.isEmpty { return nothing }
    return """
      \(retry)
      <ul class="rows">\(outbox.lines.map { OutboxRow(line: $0, zone: zone) })</ul>
      \(Pager(first: isFirst ? nil : outbox.filter.link, next: outbox.next.map { outbox.filter.link.with("after", $0.text) }, nextWords: say("Older letters")))
      """
  }

  private var nothing: HTML {
    if outbox.filter != OutboxFilter() || !isFirst {
      return Empty(
        say("No letter matches."),
        text:
          "\(say("Letters that have just been written are found by their words after the first attempt."))",
        step: ButtonLink(say("Show all"), to: LetterURL.outbox)
      ).html
    }
    return Empty(
      say("Every letter has left."),
      text: "\(say("Letters that cannot be sent turn up here, with the reason."))"
    ).html
  }

  /// Everything of one state at once, after the mail server is well again.
  private var retry: HTML {
    guard hasMailServer, let state = LetterState(rawValue: outbox.filter.show.rawValue), state != .queued,
      let count = outbox.counts[state], count > 1
    else { return HTML() }
    let again = ButtonForm(
      say("Try all \(count) again"), to: LetterURL.retries, fields: [("state", state.rawValue)])
    let away = ButtonForm(
      say("Take all \(count) off the list"), to: LetterURL.dismissals, .quiet,
      fields: [("state", state.rawValue)])
    return "<div class=\"cluster\">\(again)\(if: state == .failed, away.html)</div>"
  }
}

/// Letters from before a mail server was set, and the two things to do about them.
struct KeptLetters: View {
  let count: Int

  var html: HTML {
    let words = say(
      count: count, one: "1 letter was written while no mail server was set.",
      other: "\(count) letters were written while no mail server was set.")
    let buttons: HTML = """
      <div class="cluster">\
      \(ButtonForm(say("Send them now"), to: LetterURL.retries, fields: [("state", LetterState.outbox.rawValue)]))\
      \(ButtonForm(say("Take them off the list"), to: LetterURL.dismissals, .quiet, fields: [("state", LetterState.outbox.rawValue)]))</div>
      """
    return "\(Notice(.attend, HTML(text: say("\(words) Those whose time is over are not sent."))))\(buttons)"
  }
}

/// One letter in the outbox. Subjects, and what mail servers say, are in words of their own.
struct OutboxRow: View {
  let line: Outbox.Line
  let zone: Zone

  var html: HTML {
    let letter = line.letter
    return """
      <li><div class="entry"><div>
      <h2 class="entry__title" translate="no"><a href="\(LetterURL.outbox(letter.id))">\(letter.subject)</a></h2>
      <p class="entry__note">\(say("To \(line.name), \(line.address)"))</p>
      <p class="entry__note">\(Time(Told.moment(letter.createdAt, in: zone), at: letter.createdAt))</p>
      \(optional: letter.lastError.map { "<p class=\"entry__text\" translate=\"no\">\($0)</p>" as HTML })</div>
      <div class="entry__side">\(LetterStateMark(state: letter.state))</div></div></li>

      """
  }
}

/// One letter that has not left.
struct OutboxLetterPage: View {
  let letter: Letter
  let name: String
  let hasMailServer: Bool
  let zone: Zone
  /// A sign-in link that was made just now, and until when it works.
  var link: (address: Link, until: Instant)?

  var html: HTML {
    """
    \(LetterHead(subject: letter.subject, lede: say("To \(name), \(letter.address)"), crumbs: [Crumb(say("Administration"), HallLinks.administration), Crumb(say("Outbox"), LetterURL.outbox), Crumb(letter.kind.word)]))
    \(optional: made)
    \(words)
    \(LedgerSection(say("About this letter"), id: "about", "<p translate=\"no\">\(letter.why)</p>\(LetterFacts(letter: letter, zone: zone, hasMailServer: hasMailServer))\(actions)"))
    """
  }

  private var words: HTML {
    if letter.kind.isPrivate {
      return Notice(
        .info,
        HTML(
          text: say(
            "What this letter says is for \(name) alone. They read it among their letters when they are signed in."
          ))
      ).html
    }
    let frame = LetterFrame(baseURL: "", organisation: "", why: letter.why)
    return LetterReading(content: letter.content, frame: frame).html
  }

  private var made: HTML? {
    link.map { link in
      let until = Told.moment(link.until, in: zone)
      return """
        \(Notice(.good, HTML(text: say("This link signs \(name) in, once, until \(until). Pass it on to nobody else; it is not shown again.")), isNews: true))
        \(CopyField(id: "sign-in-link", say("Sign-in link"), link.address.text))
        """
    }
  }

  private var actions: HTML {
    let mayPassOn =
      link == nil && letter.content.keys.contains { if case .signIn = $0 { true } else { false } }
    let mayRetry = hasMailServer && (letter.state == .failed || letter.state == .outbox)
    return """
      <div class="cluster">\(if: mayRetry, ButtonForm(say("Try again"), to: LetterURL.retry(letter.id), .main).html)\
      \(if: letter.state == .failed, ButtonForm(say("Take it off the list"), to: LetterURL.dismissal(letter.id)).html)\
      \(if: mayPassOn, ButtonForm(say("Make the sign-in link"), to: LetterURL.signInLink(letter.id)).html)</div>
      """
  }
}
