import Essentials
import People
import Web

/// What people answered, for those who ran the session and those who look after the whole.
struct FeedbackResultPage: View {
  let hour: FeedbackHour
  let results: FeedbackResults
  let sight: FeedbackSight
  /// The reader was there too and has not answered.
  let mayAnswer: Bool

  private var isShown: Bool { results.shown > 0 }

  var html: HTML {
    """
    \(PageHead(heading, lede: HTML(text: lede), crumbs: crumbs, tools: ownAnswer))
    \(Columns(main: isShown ? main : tooFew, side: side))
    """
  }

  private var heading: String {
    guard isShown, let worth = results.marks[.worth] else { return say("Too few answers to show yet") }
    return FeedbackQuestion.worth.finding(worth.good, of: worth.answers)
  }

  private var lede: String {
    let all = max(results.invited, results.answered)
    return say("\(hour.when). \(results.answered) of \(all) who were there have answered.")
  }

  private var crumbs: [Crumb] {
    [
      Crumb(say("Sessions"), SessionURL.list), Crumb(hour.title, SessionURL.show(hour.session)),
      Crumb(say("Feedback")),
    ]
  }

  private var ownAnswer: HTML? {
    mayAnswer ? ButtonLink(say("Give your own feedback"), to: FeedbackURL.own(hour.session)).html : nil
  }

  private var tooFew: HTML {
    Empty(
      say("Too few to show"),
      text: HTML(
        text: say(
          "Answers are shown from \(FeedbackRules.smallestBatch) on, all of them together, so that nobody can tell whose they are."
        ))
    ).html
  }

  private var main: HTML {
    """
    \(FeedbackQuestion.allCases.map { MarkPart(question: $0, counts: results.marks[$0] ?? MarkCounts()) })
    \(if: sight == .everything, FeedbackText.allCases.map { WordsPart(text: $0, words: results.texts[$0] ?? [], of: results.shown).html }.joined())
    """
  }

  private var side: HTML {
    """
    \(LedgerAside(say("Who answered"), """
      \(Meter(say("Answers"), results.answered, of: max(results.invited, results.answered)))
      \(if: results.keptBack > 0, "<p class=\"small\">\(keptBack)</p>")
      """))
    \(LedgerAside(say("Confidential"), """
      <p class="small">\(say("Nobody can tell whose answer is whose: no name, no time, no order is kept."))</p>
      <p class="small"><a href="\(FeedbackURL.certain)">\(say("How this is made certain"))</a></p>
      """))
    """
  }

  private var keptBack: String {
    say(
      count: results.keptBack,
      one:
        "1 answer is kept back until there are \(FeedbackRules.smallestBatch) that nobody has seen: alone it could be recognised.",
      other:
        "\(results.keptBack) answers are kept back until there are \(FeedbackRules.smallestBatch) that nobody has seen: so few could be recognised."
    )
  }
}

/// How the answers to one question are spread.
struct MarkPart: View {
  let question: FeedbackQuestion
  let counts: MarkCounts

  var html: HTML {
    let size = say(count: counts.answers, one: "1 answer", other: "\(counts.answers) answers")
    let finding = question.finding(counts.good, of: counts.answers)
    let rows = FeedbackMark.ladder.map { mark in
      BarChart.Row(mark.word, counts[mark], words: Told.share(counts[mark], of: counts.answers))
    }
    return LedgerSection(
      question.word, .margin, note: HTML(text: size),
      """
      <p><strong>\(finding)</strong></p>
      \(BarChart(id: question.rawValue, question.asked, sentence: finding, heads: (say("Answer"), say("How many")), of: counts.answers, rows))
      """
    ).html
  }
}

/// What people wrote below one question, in no order.
struct WordsPart: View {
  let text: FeedbackText
  let words: [String]
  let of: Int

  var html: HTML {
    LedgerSection(text.asked, .margin, note: HTML(text: say("\(words.count) of \(of) wrote something")), list)
      .html
  }

  private var list: HTML {
    if words.isEmpty { return "<p class=\"faint\">\(say("Nobody wrote anything."))</p>" }
    return "<ul class=\"rows said\">\(words.map { "<li>\(Paragraphs($0))</li>" as HTML })</ul>"
  }
}
