import Essentials

/// Reads a list of ratings.
struct RatingLines {
  private(set) var cells: ListCells
  private(set) var said: [(rating: PastRating, line: Int, isDated: Bool)] = []
  private var places: [PastRating.Place: Int] = [:]
  private var gone: Set<ID<Person>> = []
  private let now: Instant

  init(_ list: ListTable, _ names: ListNames) { (cells, now) = (ListCells(list, names), names.now) }

  mutating func read(_ row: CSVRow) {
    let (person, skill) = (cells.person(row, "person"), cells.skill(row))
    let source: RatingSource? = cells.word(row, "source", or: nil)
    let rater = rater(row, source, person), level = cells.level(row)
    let isDated = !cells.text(row, "said").isEmpty
    let at = isDated ? cells.moment(row, "said") : now
    let (note, answer) = (cells.text(row, "note", max: 1000), cells.text(row, "answer", max: 1000))
    let (isOffered, isPutAside) = (cells.flag(row, "offered"), cells.flag(row, "put_aside"))
    let link = link(row, source)
    checkOffer(row, source, isOffered, isPutAside)
    guard let person, let skill, let source, let rater, let level, let at else { return }
    var rating = PastRating(id: ID(stored: ""), of: person.id, skill, source, by: rater.id, level, at: at)
    (rating.note, rating.answer, rating.link) = (note, answer, link)
    (rating.isOffered, rating.isPutAside) = (isOffered, isPutAside)
    if let other = places[rating.place] {
      return cells.refuse(
        row, "said", say("Line \(String(other)) is the same rating."), say("Keep one of the lines."))
    }
    places[rating.place] = row.line
    if !person.isActive, gone.insert(person.id).inserted {
      cells.warn(
        row, "person", say("\(person.name) has left."),
        say("What was said of them is kept with them, and no page counts it."))
    }
    said.append((rating, row.line, isDated))
  }

  /// Whoever said it: of their own levels and of what the work has shown, the person themselves.
  private mutating func rater(_ row: CSVRow, _ source: RatingSource?, _ person: Person?) -> Person? {
    guard let source else { return nil }
    let isOwn = source == .own || source == .evidence
    if isOwn, cells.text(row, "rater").isEmpty { return person }
    guard let rater = cells.person(row, "rater"), let person else { return nil }
    guard (rater.id == person.id) == isOwn else {
      cells.refuse(
        row, "rater",
        isOwn
          ? say("\(rater.name) cannot say for \(person.name) what they say of themselves.")
          : say("Nobody is their own peer or manager."),
        say("Correct the source or the rater."))
      return nil
    }
    return rater
  }

  /// Only what a colleague says unasked waits to be taken, and only what waits is put aside.
  private mutating func checkOffer(
    _ row: CSVRow, _ source: RatingSource?, _ isOffered: Bool, _ isPutAside: Bool
  ) {
    if isOffered, let source, source != .peer {
      cells.refuse(
        row, "offered", say("Only what a peer says can wait to be taken."),
        say("Write no, or correct the source."))
    }
    if isPutAside, !isOffered {
      cells.refuse(
        row, "put_aside", say("Only what waits to be taken can be put aside."),
        say("Write no, or yes under offered."))
    }
  }

  private mutating func link(_ row: CSVRow, _ source: RatingSource?) -> Link? {
    let cell = cells.text(row, "link")
    if cell.isEmpty {
      if source == .evidence {
        cells.refuse(
          row, "link", say("What shows it is missing."),
          say("Write the address of a page, such as /sessions/… or https://…."))
      }
      return nil
    }
    if let source, source != .evidence {
      cells.refuse(
        row, "link", say("Only what the work has shown has a page that shows it."),
        say("Leave the cell empty, or correct the source."))
      return nil
    }
    guard cell.count <= 2000, let link = Link(checking: cell),
      ["http://", "https://", "/"].contains(where: cell.lowercased().hasPrefix)
    else {
      cells.refuse(
        row, "link", say("“\(String(cell.prefix(60)))” is not an address."),
        say("It begins with https:// or with a slash."))
      return nil
    }
    return link
  }
}
