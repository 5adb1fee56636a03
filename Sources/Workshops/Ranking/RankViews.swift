import Essentials
import People
import Web

enum RankURL {
  /// The formula and its weights, for everybody to read.
  static let page = Link("/topics/ranking")
  /// POST shows what other weights would move.
  static let preview = Link("/topics/ranking/preview")
  /// Why a topic stands where it stands.
  static func why(_ id: ID<Topic>) -> Link { Link(path: "/topics/\(id)/rank") }
}

/// What a topic's rank is made of: a bar of its parts, and a sentence.
struct RankBar: View {
  let topic: ID<Topic>
  let title: String
  let reasons: RankReasons
  let weights: RankWeights
  let now: Instant

  var html: HTML {
    let points = reasons.points(weights)
    let most = RankPart.allCases.filter { !$0.isAgainst }.reduce(0) { $0 + weights[$1] }
    let parts = points.filter { !$0.part.isAgainst }.map { (tone: $0.part.tone, value: Double($0.points)) }
    return """
      <p class="why">\(reasons.sentence(weights, now: now)) <a href="\(RankURL.why(topic))">\(say("Why here?"))<span class="visually-hidden"> \(title)</span></a></p>\(StackBar(words(points), of: Double(most), parts))
      """
  }

  private func words(_ points: [(part: RankPart, points: Int)]) -> String {
    // A topic that nobody needs yet, asked for today.
    if points.isEmpty { return say("Nothing speaks for it yet") }
    return Told.list(
      points.map { $0.part.isAgainst ? "\($0.part.word) −\($0.points)" : "\($0.part.word) \($0.points)" })
  }
}

extension RankPart {
  /// Of its part of the bar.
  fileprivate var tone: Int { RankPart.allCases.firstIndex(of: self) ?? 0 }
}

/// Why one topic stands where it stands: each part with what is behind it.
struct RankWhyPage: View {
  let title: String
  let topic: ID<Topic>
  /// Its place among all of which something can still come.
  let place: Amount
  let reasons: RankReasons
  let weights: RankWeights
  let now: Instant

  var html: HTML {
    """
    \(PageHead(say("Why it stands where it stands"), lede: HTML(text: "\(say("“\(title)” is number \(place.text).")) \(reasons.sentence(weights, now: now))"), crumbs: [Crumb(say("Topics"), TopicURL.list), Crumb(title, TopicURL.show(topic)), Crumb(say("Its place"))]))
    \(Table(
      say("What its place is made of"),
      columns: [
        Table.Column(say("Part"), .head), Table.Column(say("What is behind it")), Table.Column(say("Points"), .number),
      ],
      rows: RankPart.allCases.map(row),
      foot: [HTML(text: say("In all")), "", HTML(text: Told.decimal(Double(RankRules.score(reasons.values, weights)) / 1000))], isWide: true))
    <p><a href="\(RankURL.page)">\(say("How topics are ranked"))</a></p>
    """
  }

  private func row(_ part: RankPart) -> [HTML] {
    let points = Double(weights[part] * reasons.values[part]) / 1000
    let words = reasons.values[part] > 0 ? reasons.words(part, now: now) : nil
    let shown = part.isAgainst && points > 0 ? "−\(Told.decimal(points))" : Told.decimal(points)
    return [
      HTML(text: part.word),
      HTML(text: words.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? say("Nothing")),
      HTML(text: say("\(shown) of \(weights[part])")),
    ]
  }
}

/// The formula, its weights, and for organisers what other weights would move.
struct RankPage: View {
  let weights: RankWeights
  let form: FormFields
  let errors: FieldErrors
  let moves: [RankMove]?
  let isOrganiser: Bool

  var html: HTML {
    """
    \(PageHead(say("How topics are ranked"), lede: HTML(text: say("Each part gives from nothing to all of its points; together they make the order. The same for everybody, whatever they are in the organisation.")), crumbs: [Crumb(say("Topics"), TopicURL.list), Crumb(say("Ranking"))]))
    \(if: !isOrganiser, parts)\(if: isOrganiser, weightForm)
    \(optional: moves.map { RankMoves(moves: $0, form: form).html })
    """
  }

  private var parts: HTML {
    Table(
      say("The parts and their weights"),
      columns: [
        Table.Column(say("Part"), .head), Table.Column(say("How it is made")),
        Table.Column(say("Points"), .number),
      ],
      rows: RankPart.allCases.map { part in
        [
          HTML(text: part.word), HTML(text: part.formula),
          HTML(text: part.isAgainst ? "−\(weights[part])" : String(weights[part])),
        ]
      }
    ).html
  }

  private var weightForm: HTML {
    let state = FormState(form, errors: errors)
    let fields = RankPart.allCases.map { part in
      Field(
        part.rawValue, part.isAgainst ? say("\(part.word) (taken away)") : part.word,
        .number(RankWeights.range),
        in: state, hint: part.formula, isRequired: true, look: .short
      ).html
    }
    return """
      \(Form(to: RankURL.preview, state, fields: FieldGroup(say("Points"), fields.joined()).html, actions: "\(Button(say("See what would move"), moves == nil ? .main : .plain))\(ButtonLink(say("Leave it as it is"), to: TopicURL.list, .quiet))"))
      """
  }
}

/// The first twenty as they would stand.
struct RankMoves: View {
  let moves: [RankMove]
  /// The weights that were tried.
  let form: FormFields

  var html: HTML {
    let moved = moves.count { $0.before != $0.after }
    let lede =
      moved == 0
      ? say("The first \(moves.count) would stay where they are.")
      : say(
        count: moved, one: "1 of the first \(moves.count) would move.",
        other: "\(moved) of the first \(moves.count) would move.")
    return LedgerSection(
      say("What would move"), id: "moves",
      """
      <div class="stack"><p>\(lede)</p>\(ButtonForm(say("Rank topics like this"), to: RankURL.page, method: .put, .main, fields: RankPart.allCases.map { ($0.rawValue, form[$0.rawValue]) }))</div>
      \(Table(
        say("The first topics as they would stand"),
        columns: [
          Table.Column(say("Place"), .number), Table.Column(say("Topic"), .head), Table.Column(say("Now"), .number),
        ],
        rows: moves.map { [HTML(text: String($0.after)), "<a href=\"\(TopicURL.show($0.id))\">\($0.title)</a>", now($0)] }))
      """
    ).html
  }

  private func now(_ move: RankMove) -> HTML {
    let steps = move.before - move.after
    if steps == 0 { return HTML(text: String(move.before)) }
    let way = steps > 0 ? say("up \(steps)") : say("down \(-steps)")
    return "\(String(move.before)), \(way)"
  }
}
