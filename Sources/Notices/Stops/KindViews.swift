import Essentials
import Web

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
      ? ButtonForm(
        say("Send them again"), to: LetterURL.stop(kind), method: .delete, size: .small, about: kind.word,
        regions: ["kinds", "flash"])
      : ButtonForm(
        say("Stop them"), to: LetterURL.stop(kind), .quiet, size: .small, about: kind.word,
        regions: ["kinds", "flash"]
      )
    return """
      <li class="stack-tight"><h3 class="entry__title">\(kind.word)</h3>
      <p class="entry__note">\(kind.occasion)</p>
      <div class="cluster">\(State(isStopped ? say("Stopped") : say("On"), isStopped ? .refused : .settled)) \(button)</div></li>
      """
  }

  private func necessary(_ kind: LetterKind) -> HTML {
    """
    <li class="stack-tight"><h3 class="entry__title">\(kind.word)</h3>
    <p class="entry__note">\(kind.occasion) \(kind.necessity ?? "")</p></li>
    """
  }
}
