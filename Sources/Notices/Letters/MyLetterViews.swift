import Essentials
import Web

/// One letter to the reader.
struct MyLetterPage: View {
  let letter: Letter
  let zone: Zone
  let isStopped: Bool

  var html: HTML {
    """
    \(LetterHead(subject: letter.subject, lede: letter.why, crumbs: [Crumb(say("Letters to you"), LetterURL.mine), Crumb(letter.kind.word)]))
    \(LetterReading(content: letter.content, frame: frame))
    \(LedgerSection(say("About this letter"), id: "about", "\(LetterFacts(letter: letter, zone: zone))\(stop)"))
    """
  }

  /// Links lead within the site.
  private var frame: LetterFrame {
    LetterFrame(baseURL: "", organisation: "", why: letter.why, isSignedIn: true)
  }

  private var stop: HTML {
    if letter.kind.isEssential {
      return "<p>\(say("Letters of this kind are always sent.")) \(letter.kind.necessity ?? "")</p>"
    }
    if isStopped { return "<p>\(say("You have stopped letters of this kind."))</p>" }
    return ButtonForm(
      say("No more letters of this kind"), to: LetterURL.stop(letter.kind), about: letter.kind.word
    ).html
  }
}

/// Where a letter went and how that ended.
struct LetterFacts: View {
  let letter: Letter
  let zone: Zone
  var hasMailServer = false

  var html: HTML {
    Facts(
      [
        (say("Kind"), HTML(text: letter.kind.word)), (say("To"), HTML(text: letter.address)),
        (say("Written"), Time(Told.moment(letter.createdAt, in: zone), at: letter.createdAt).html),
        (say("State"), LetterStateMark(state: letter.state).html),
      ]
        + (letter.sentAt.map { [(say("Sent"), Time(Told.moment($0, in: zone), at: $0).html)] } ?? [])
        + (reason.map { [(say("Why not"), "<span translate=\"no\">\($0)</span>" as HTML)] } ?? [])
    ).html
  }

  private var reason: String? {
    guard letter.state == .outbox else { return letter.lastError }
    return hasMailServer
      ? say("No mail server was set when it was written.")
      : say("No mail server is set, so letters are only kept here.")
  }
}
