import Essentials
import People

/// What a line says of how a topic stands, besides its words.
struct TopicStand: Sendable {
  let line: Int
  let number: String
  /// Whether the list has a column for it at all.
  let saysState: Bool
  let state: Topic.State
  let reason: String
  let answeredAt: Instant?
  let takenUpAt: Instant?
  let merge: Merge?

  /// As a topic is that was just asked for.
  var isNew: Bool { state == .open && reason.isEmpty && answeredAt == nil && takenUpAt == nil }

  /// Its having been merged into another one.
  struct Merge: Sendable {
    let target: String
    let by: ID<Person>
    let at: Instant
    let state: Topic.State
    let reason: String
  }
}

/// Reads how topics stand.
struct TopicStandLines {
  private(set) var cells: ListCells
  private(set) var stands: [TopicStand] = []
  private let list: ListTable
  private let now: Instant

  init(_ list: ListTable, _ names: ListNames) {
    (self.list, cells, now) = (list, ListCells(list, names), names.now)
    for row in list.table.rows { read(row) }
    checkMerges()
  }

  private mutating func read(_ row: CSVRow) {
    let state: Topic.State = cells.word(row, "state", or: .open) ?? .open
    let reason = cells.text(row, "reason", max: TopicForm.reasonMax)
    if state == .declined, reason.isEmpty {
      cells.refuse(row, "reason", TopicRefusal.reasonMissing.sentence, say("Write the reason."))
    }
    let merge = state == .merged ? merge(row) : nil
    if state != .merged, !cells.text(row, "merged_into").isEmpty {
      cells.refuse(
        row, "state",
        say("The line names another topic in which this one lives on, and does not say that it is merged."),
        say("Write merged, or leave merged_into empty."))
    }
    let stand = TopicStand(
      line: row.line, number: cells.words(row, "external_id"), saysState: list.has("state"), state: state,
      reason: reason, answeredAt: cells.moment(row, "answered"), takenUpAt: cells.moment(row, "taken_up"),
      merge: merge)
    if stand.number.isEmpty, !stand.isNew {
      cells.refuse(
        row, "external_id", say("A topic that is not as it was asked for needs a number here."),
        say("Write one that no other topic has."))
    }
    stands.append(stand)
  }

  private mutating func merge(_ row: CSVRow) -> TopicStand.Merge? {
    let target = cells.words(row, "merged_into")
    if target.isEmpty || target == cells.words(row, "external_id") {
      cells.refuse(
        row, "merged_into",
        target.isEmpty
          ? say("The line does not say in which topic it lives on.") : MergeRefusal.withItself.sentence,
        say("Write the number of another topic."))
      return nil
    }
    let before: Topic.State? = cells.word(row, "state_before", or: .open)
    guard let person = cells.person(row, "merged_by"), let before else { return nil }
    guard before.isLive else {
      cells.refuse(
        row, "state_before", say("Only a topic that is not over can have been merged."),
        say("Write open, planned or scheduled."))
      return nil
    }
    return TopicStand.Merge(
      target: target, by: person.id, at: cells.moment(row, "merged") ?? now, state: before,
      reason: cells.text(row, "reason_before", max: TopicForm.reasonMax))
  }

  /// What others live on in is not merged itself: neither a chain nor a circle.
  private mutating func checkMerges() {
    let merged = Set(stands.filter { $0.merge != nil }.map(\.number))
    let rows = Dictionary(list.table.rows.map { ($0.line, $0) }) { first, _ in first }
    for stand in stands {
      guard let target = stand.merge?.target, merged.contains(target), let row = rows[stand.line] else {
        continue
      }
      cells.refuse(
        row, "merged_into", say("Topic \(String(target.prefix(60))) is merged itself."),
        say("Write the number of the one that stayed."))
    }
  }
}
