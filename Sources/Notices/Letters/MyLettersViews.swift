import Essentials
import Web

/// Every letter to the reader and why it was written, and which kinds they want.
struct MyLettersPage: View {
  let letters: MyLetters
  let isFirst: Bool
  let zone: Zone

  var html: HTML {
    """
    \(PageHead(say("Letters to you"), lede: "\(say("Everything Guildhall has written to you, and why."))"))
    \(Columns(main: list, side: Region("kinds", LetterKindsPart(stopped: letters.stopped).html).html))
    """
  }

  private var list: HTML {
    if letters.lines.isEmpty {
      return Empty(
        isFirst ? say("There are no letters to you yet.") : say("There are no more letters."),
        text: "\(say("When something happens that concerns you, the letter is kept here."))"
      ).html
    }
    return """
      \(Entries(letters.lines.map(entry)))
      \(Pager(first: isFirst ? nil : LetterURL.mine, next: letters.next.map { LetterURL.mine.with("after", $0.text) }, nextWords: say("Older letters")))
      """
  }

  private func entry(_ line: LetterLine) -> Entry {
    let at = line.sentAt ?? line.createdAt
    return Entry(
      line.subject, to: LetterURL.mine(line.id), level: 2, note: "\(Time(Told.moment(at, in: zone), at: at))",
      text: HTML(text: line.why), side: LetterStateMark(state: line.state).html)
  }
}

/// How far a letter got.
struct LetterStateMark: View {
  let state: LetterState

  var html: HTML { State(state.word, meaning).html }

  private var meaning: State.Meaning {
    switch state {
    case .queued: .planned
    case .sent: .settled
    case .failed: .attention
    case .outbox: .open
    }
  }
}

/// The kinds of letters, each with its switch.
struct LetterKindsPart: View {
  let stopped: Set<LetterKind>

  var html: HTML {
    let (must, may) = (LetterKind.allCases.filter(\.isEssential), LetterKind.stoppable)
    return """
      \(LedgerAside(say("Which ones you want"), id: "kinds", "<ul class=\"rows\">\(may.map(row))</ul>"))
      \(LedgerAside(say("Always sent"), id: "always", "<ul class=\"rows\">\(must.map(necessary))</ul>"))
      """
  }

  private func row(_ kind: LetterKind) -> HTML {
    let isStopped = stopped.contains(kind)
    let button =
      isStopped
      ? ButtonForm(say("Send them again"), to: LetterURL.stop(kind), method: .delete, size: .small, about: kind.word, regions: ["kinds"])
      : ButtonForm(say("Stop them"), to: LetterURL.stop(kind), .quiet, size: .small, about: kind.word, regions: ["kinds"])
    return """
      <li class="letterkind"><h3 class="entry__title">\(kind.word)</h3>
      <p class="entry__note">\(kind.occasion)</p>
      <div class="cluster">\(State(isStopped ? say("Stopped") : say("On"), isStopped ? .refused : .settled)) \(button)</div></li>
      """
  }

  private func necessary(_ kind: LetterKind) -> HTML {
    """
    <li class="letterkind"><h3 class="entry__title">\(kind.word)</h3>
    <p class="entry__note">\(kind.occasion) \(kind.necessity ?? "")</p></li>
    """
  }
}

/// One letter to the reader.
struct MyLetterPage: View {
  let letter: Letter
  let zone: Zone
  let isStopped: Bool

  var html: HTML {
    """
    \(PageHead(letter.subject, lede: HTML(text: letter.why), crumbs: [Crumb(say("Letters to you"), LetterURL.mine), Crumb(letter.kind.word)]))
    \(LetterReading(content: letter.content, frame: frame))
    \(LedgerSection(say("About this letter"), id: "about", "\(LetterFacts(letter: letter, zone: zone))\(stop)"))
    """
  }

  /// Links lead within the site.
  private var frame: LetterFrame { LetterFrame(baseURL: "", organisation: "", why: letter.why) }

  private var stop: HTML {
    if letter.kind.isEssential { return "<p>\(say("Letters of this kind are always sent.")) \(letter.kind.necessity ?? "")</p>" }
    if isStopped { return "<p>\(say("You have stopped letters of this kind."))</p>" }
    return ButtonForm(say("No more letters of this kind"), to: LetterURL.stop(letter.kind), about: letter.kind.word).html
  }
}

/// Where a letter went and how that ended.
struct LetterFacts: View {
  let letter: Letter
  let zone: Zone

  var html: HTML {
    Facts(
      [
        (say("Kind"), HTML(text: letter.kind.word)), (say("To"), HTML(text: letter.address)),
        (say("Written"), Time(Told.moment(letter.createdAt, in: zone), at: letter.createdAt).html),
        (say("State"), LetterStateMark(state: letter.state).html),
      ]
        + (letter.sentAt.map { [(say("Sent"), Time(Told.moment($0, in: zone), at: $0).html)] } ?? [])
        + (letter.lastError.map { [(say("The mail server said"), HTML(text: $0))] } ?? [])
    ).html
  }
}
