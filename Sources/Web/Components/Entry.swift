import Essentials

/// A line of the ledger: what it is, what there is to know about it, and on the far side its state or its action.
public struct Entry: View {
  let title: String
  let target: Link?
  let level: Int
  let lead: HTML?
  let face: String?
  let note: HTML?
  let text: HTML?
  let tags: [Tag]
  let side: HTML?

  /// - Parameters:
  ///   - level: of its heading; 3 inside a section, 2 in a list that is the page.
  ///   - lead: what stands before it, such as its date.
  ///   - face: the name of the person it is about, for their initials.
  ///   - note: small words under the title; `text`: a sentence in full size.
  public init(
    _ title: String, to target: Link? = nil, level: Int = 3, lead: HTML? = nil, face: String? = nil,
    note: HTML? = nil, text: HTML? = nil, tags: [Tag] = [], side: HTML? = nil
  ) {
    (self.title, self.target, self.level, self.lead, self.face) = (title, target, level, lead, face)
    (self.note, self.text, self.tags, self.side) = (note, text, tags, side)
  }

  private var shape: String { lead != nil ? " entry--led" : face != nil ? " entry--faced" : "" }

  private var heading: HTML {
    let words: HTML = if let target { "<a href=\"\(target)\">\(title)</a>" } else { HTML(text: title) }
    return level == 2
      ? "<h2 class=\"entry__title\">\(words)</h2>" : "<h3 class=\"entry__title\">\(words)</h3>"
  }

  public var html: HTML {
    """
    <div class="entry\(shape)">\
    \(optional: lead.map { "<p class=\"entry__lead\">\($0)</p>" as HTML })\(optional: face.map { Avatar($0) })
    <div>\(heading)\(optional: note.map { "<p class=\"entry__note\">\($0)</p>" as HTML })\
    \(optional: text.map { "<p class=\"entry__text\">\($0)</p>" as HTML })\
    \(if: !tags.isEmpty, "<p class=\"entry__tags\">\(tags)</p>")</div>
    \(optional: side.map { "<div class=\"entry__side\">\($0)</div>" as HTML })</div>
    """
  }

  /// A date as the `lead` of an entry: the day strong, the time below it.
  public static func date(_ day: String, _ time: String) -> HTML {
    "<span class=\"entry__day\">\(day)</span> \(time)"
  }

  public static var samples: [Entry] {
    [
      Entry(
        "Clinic: root cause without blame", to: Sample.here, lead: Entry.date("Thu 19 Nov", "9:30 Porto"),
        note: "Samuel Okafor leads. Remote, 6 seats left.", tags: [Tag("Remote"), Tag("60 min")],
        side: "\(State("Seats free", .open))"),
      Entry(
        "Mika Lehtonen", to: Sample.here, face: "Mika Lehtonen", note: "Quality, Tampere",
        text: "Teaches vibration analysis and reading spectra.", side: "\(Tag("Facilitator"))"),
      Entry(
        "A handover the night shift can use", to: Sample.here,
        note: "Joana Reis offered to teach it on Monday."),
    ]
  }
}

/// Things under each other, divided by thin rules.
public struct Entries: View {
  let items: [HTML]

  public init(_ views: [some View]) { items = views.map(\.html) }

  public var html: HTML {
    "<ul class=\"rows\">\(items.map { "<li>\($0)</li>" as HTML })</ul>"
  }
}
