import Essentials
import Foundation
import People
import TestSupport
import Testing

/// Lists of people and what an import makes of them, without a database.
struct Lists {
  var present = PresentPeople(people: [], departments: [], zone: Zone("Europe/Lisbon")!)
  var mailDomain = ""
  var columns: [String] = []
  private let ids = NewIDs()

  /// Plans the import of this text.
  func plan(_ text: String) throws -> PeoplePlan {
    try plan(try ImportTable(text: text))
  }

  func plan(_ table: ImportTable) throws -> PeoplePlan {
    PeopleImport.plan(table, try choices(table), present: present, now: TestClock().now, newID: ids.next)
  }

  func choices(_ table: ImportTable) throws -> PeopleChoices {
    var mapping = ColumnMapping<PersonColumn>(guessing: table.header)
    for column in columns { try mapping.take(column, of: table.header) }
    return PeopleChoices(mapping: mapping, mailDomain: mailDomain)
  }

  /// As it would be after this list was taken over.
  func after(_ text: String) throws -> Lists {
    let plan = try plan(text)
    var lists = self
    let known = Set(plan.lines.map(\.person.id))
    lists.present.people = plan.lines.map(\.person) + present.people.filter { !known.contains($0.id) }
    lists.present.departments += plan.departments
    return lists
  }

  /// What is wrong with a list, as sentences.
  func errors(_ text: String) throws -> [String] { try plan(text).errors.map(\.sentence) }
}

/// Identities in order, from 1.
private final class NewIDs {
  private var last: UInt64 = 0
  func next() -> String {
    last += 1
    return ID<Person>.make(at: Instant(milliseconds: 1_700_000_000_000), random: (1, last)).text
  }
}

extension PeoplePlan {
  /// Who answers to whom, by address: what must not depend on the order of lines.
  var tree: [String: String] {
    let emails = Dictionary(lines.map { ($0.person.id, $0.person.email) }) { first, _ in first }
    return Dictionary(
      lines.map { ($0.person.email, $0.person.manager.flatMap { emails[$0] } ?? "") }
    ) { first, _ in first }
  }
}

/// The real data beside the project, where it is there.
enum SharedData {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data")
  static let isThere = FileManager.default.fileExists(atPath: folder.path)

  /// - Parameter name: with its folder, such as `people/list.csv`.
  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
  }
}
