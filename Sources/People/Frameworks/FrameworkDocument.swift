import Essentials
import Foundation

/// A framework in JSON: what an export writes and an import reads. Only the names of skills and job roles are needed.
struct FrameworkDocument: Codable, Equatable {
  struct Group: Codable, Equatable {
    var name: String
    var parent: String?
  }

  struct Entry: Codable, Equatable {
    var code: String?
    var name: String
    var about: String?
    var also: [String]?
    var group: String?
    /// What levels 1 to 4 mean.
    var levels: [String]?
    var critical: Bool?
    var because: String?
  }

  struct Role: Codable, Equatable {
    var family: String?
    var track: String?
    var name: String
    var about: String?
    var targets: [Target]?
  }

  struct Target: Codable, Equatable {
    /// The skill's name or code.
    var skill: String
    /// 0 to 4.
    var level: Int
  }

  var name: String?
  var source: String?
  /// The names of levels 0 to 4.
  var levels: [String]?
  var groups: [Group]?
  var skills: [Entry]?
  var roles: [Role]?

  /// Throws with a sentence that says where it stops being one.
  init(_ text: String) throws(DocumentRefusal) {
    do {
      self = try JSONDecoder().decode(FrameworkDocument.self, from: Data(text.utf8))
    } catch let error as DecodingError {
      throw DocumentRefusal(error)
    } catch {
      throw DocumentRefusal(place: "", what: say("it is not JSON"))
    }
  }

  init() {}

  static func isMeant(by text: String) -> Bool { text.first { !$0.isWhitespace && $0 != "\u{FEFF}" } == "{" }

  /// Groups inside each other; more is a mistake.
  private static let deepest = 50

  /// The same as lists with columns, so that there is one import. Columns of which no record says anything are left out.
  func tables() throws(DocumentRefusal) -> FrameworkTables {
    let parents = Dictionary((groups ?? []).map { (Folded.key($0.name), $0.parent ?? "") }) { first, _ in
      first
    }
    let rows = (skills ?? []).map { skill -> [String?] in
      let texts: [String?] =
        skill.levels.map { ($0 + Array(repeating: "", count: 4)).prefix(4).map { $0 } }
        ?? [nil, nil, nil, nil]
      return [
        skill.name, skill.code, skill.about, skill.also?.joined(separator: "\n"),
        skill.group.map { path($0, parents) }, nil,
      ] + texts + [skill.critical.map { $0 ? "yes" : "no" }, skill.because]
    }
    let targets = (roles ?? []).flatMap { role -> [[String?]] in
      let levels = (role.targets ?? []).map { [$0.skill, "level \($0.level)"] as [String?] }
      // What is said of the role stands in its first line.
      return (levels.isEmpty ? [["", ""]] : levels).enumerated().map { place, level in
        [role.name, role.track ?? "", place == 0 ? role.family : nil, place == 0 ? role.about : nil] + level
      }
    }
    return FrameworkTables(
      skills: try table(rows, SkillColumn.allCases.map(\.rawValue), say("skills")),
      roles: try table(targets, TargetColumn.allCases.map(\.rawValue), say("levels that roles need")))
  }

  /// The group with those around it; a circle ends where it closes, for the import to refuse it.
  private func path(_ group: String, _ parents: [String: String]) -> String {
    var (path, seen, next) = ([group], Set([Folded.key(group)]), parents[Folded.key(group)] ?? "")
    while !next.isEmpty, path.count < Self.deepest {
      path.append(next)
      if !seen.insert(Folded.key(next)).inserted { break }
      next = parents[Folded.key(next)] ?? ""
    }
    return path.reversed().joined(separator: " > ")
  }

  private func table(_ rows: [[String?]], _ header: [String], _ what: String) throws(DocumentRefusal)
    -> ImportTable?
  {
    if rows.isEmpty { return nil }
    guard rows.count <= ImportTable.maximumRows else {
      throw DocumentRefusal(
        place: "", what: say("it has more than \(ImportTable.maximumRows) \(what); give it in parts"))
    }
    let said = header.indices.filter { place in rows.contains { $0[place] != nil } }
    return ImportTable(
      header: said.map { header[$0] }, records: rows.map { row in said.map { row[$0] } },
      encoding: "JSON")
  }
}

/// Why a text is no framework in JSON.
struct DocumentRefusal: Refusal, Equatable {
  let place: String
  let what: String

  var sentence: String {
    place.isEmpty
      ? say("The JSON cannot be read: \(what).") : say("The JSON cannot be read: \(what) at \(place).")
  }

  init(place: String, what: String) { (self.place, self.what) = (place, what) }

  init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      self.init(place: Self.path(context), what: say("“\(key.stringValue)” is missing"))
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      self.init(place: Self.path(context), what: say("there is another kind of value than expected"))
    case .dataCorrupted(let context):
      let detail = (context.underlyingError as? NSError)?.userInfo[NSDebugDescriptionErrorKey] as? String
      self.init(place: Self.path(context), what: detail.map { "“\($0)”" } ?? say("it is not JSON"))
    @unknown default: self.init(place: "", what: say("it is not JSON"))
    }
  }

  /// `skills[3].levels`
  private static func path(_ context: DecodingError.Context) -> String {
    context.codingPath.reduce("") { path, key in
      key.intValue.map { "\(path)[\($0 + 1)]" }
        ?? (path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)")
    }
  }
}
