import Essentials
import Web

/// Pairs that probably ask for the same.
struct DuplicatesPage: View {
  let pairs: [LikelyPair]
  let count: Amount
  let piles: [TriagePile: Amount]

  var html: HTML {
    """
    \(PageHead(say("Likely duplicates"), lede: HTML(text: say("Topics whose words are alike. Look at both: merge them, or say that they are not the same.")), crumbs: [Crumb(say("Topics"), TopicURL.list), Crumb(say("Triage"), TriageURL.page), Crumb(say("Likely duplicates"))]))
    \(TriageTabs(counts: piles, duplicates: count, pile: nil))
    \(pairs.isEmpty ? nothing : list)
    """
  }

  private var nothing: HTML {
    Empty(
      say("No two topics look the same."),
      text: HTML(text: say("New topics are compared with all others within ten minutes.")),
      step: ButtonLink(say("See what is new"), to: TriageURL.page)
    ).html
  }

  private var list: HTML {
    let rest = say("The \(pairs.count) most alike of \(count.text). When these are decided, others follow.")
    return """
      <ul class="rows">\(pairs.map { LikelyPairRow(pair: $0) })</ul>
      \(if: count.counted > pairs.count, "<p class=\"faint\">\(rest)</p>")
      """
  }
}

struct LikelyPairRow: View {
  let pair: LikelyPair

  var html: HTML {
    """
    <li class="pair"><div class="pair__two">\([pair.stays, pair.ends].map(side))</div>
    <div class="pair__acts">\(ButtonLink(say("Look at both"), to: TopicURL.merge(pair.ends.id, into: pair.stays.id), size: .small, about: both))
    \(ButtonForm(say("Not the same"), to: LikenessURL.dismissal, .quiet, size: .small, about: both, fields: [("topic", pair.one.id.text), ("other", pair.other.id.text)]))</div></li>
    """
  }

  private var both: String { say("“\(pair.stays.title)” and “\(pair.ends.title)”") }

  private func side(_ side: LikelyPair.Side) -> HTML {
    let need = say(count: side.votes, one: "1 person needs it", other: "\(side.votes) people need it")
    return """
      <p><a href="\(TopicURL.show(side.id))">\(side.title)</a> <span class="faint small">\(need)</span></p>
      """
  }
}
