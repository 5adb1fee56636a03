import Essentials
import Web

/// Every letter to the reader and why it was written, and which kinds they want.
struct MyLettersPage: View {
  let letters: MyLetters
  let isFirst: Bool
  let zone: Zone

  var html: HTML {
    """
    \(PageHead(say("Letters to you"), lede: lede))
    \(Columns(main: list, side: Region("kinds", LetterKindsPart(stopped: letters.stopped).html).html))
    """
  }

  private var lede: HTML {
    sayHTML(
      "Everything Guildhall has written to you, and why. \("<a href=\"#kinds\">\(say("Which ones you want"))</a>" as HTML)"
    )
  }

  private var list: HTML {
    if letters.lines.isEmpty {
      return Empty(
        isFirst ? say("There are no letters to you yet.") : say("There are no more letters."),
        text: "\(say("When something happens that concerns you, the letter is kept here."))"
      ).html
    }
    let isKeptHere = letters.lines.contains { $0.state == .outbox }
    return """
      \(if: isKeptHere, "<p class=\"faint\">\(say("Some of these were not mailed, because no mail server was set; you can read them here."))</p>")
      <ul class="rows">\(letters.lines.map { LetterRow(line: $0, zone: zone) })</ul>
      \(Pager(first: isFirst ? nil : LetterURL.mine, next: letters.next.map { LetterURL.mine.with("after", $0.text) }, nextWords: say("Older letters")))
      """
  }
}

/// One letter to the reader, in the words it was written in.
struct LetterRow: View {
  let line: LetterLine
  let zone: Zone

  var html: HTML {
    let at = line.sentAt ?? line.createdAt
    // That it was sent, or is only kept here, goes without saying.
    let isNews = line.state == .failed || line.state == .queued
    return """
      <li><div class="entry"><div>
      <h2 class="entry__title" translate="no"><a href="\(LetterURL.mine(line.id))">\(line.subject)</a></h2>
      <p class="entry__note">\(Time(Told.moment(at, in: zone), at: at))</p>
      <p class="entry__text" translate="no">\(line.why)</p></div>
      \(if: isNews, "<div class=\"entry__side\">\(LetterStateMark(state: line.state))</div>")</div></li>

      """
  }
}

/// The head of a page that shows one letter: its subject and a sentence in the language of the letter.
struct LetterHead: View {
  let subject: String
  let lede: String
  let crumbs: [Crumb]

  var html: HTML {
    """
    \(Breadcrumb(crumbs))<div class="page__head" translate="no"><h1>\(subject)</h1>
    <p class="page__lede">\(lede)</p></div>
    """
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
