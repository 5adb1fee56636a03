import Database
import Essentials
import HTTPTypes
import TestSupport
import Testing

/// Own and others' objects: every route that names a thing, asked for by everybody who might.
struct OwnershipTests {
  typealias Part = OwnershipMatrix.Part

  /// As the matrix of doors writes it, where a session is a session.
  private static func route(_ line: OwnershipMatrix.Line) -> String {
    line.route.replacing(":held", with: ":session").replacing(":coming", with: ":session")
      .replacing(":listDraft", with: ":draft")
  }

  /// Behind a door for one role there is nothing of anybody's own, and a key is as good as its holder; import drafts
  /// are their maker's.
  @Test func `every route to a thing that is somebody's has its line`() {
    let routes = PermissionMatrix.doors.filter { route, door in
      let names = route.split(separator: "/").filter { $0.hasPrefix(":") }
      return !names.isEmpty && ![":key", ":kind", ":role"].contains(String(names.last!))
        && (door == .signedIn || door == .organiser)
    }
    let known = Set(OwnershipMatrix.lines.map(Self.route))
    #expect(
      Set(routes.keys).subtracting(known).sorted() == [
        // Once each: MergeTests, AttendanceTests and TeacherTests have them.
        "DELETE /topics/:topic/merge", "POST /sessions/:session/check-in", "POST /topics/:topic/merge",
        "POST /topics/:topic/teachers",
      ])
    #expect(known.subtracting(routes.keys).sorted() == [])
  }

  @Test func `who may not is refused as decided, and nothing changes`() async throws {
    let scene = try await OwnershipScene.make()
    let before = try await ArchiveTests.write(scene.world.store).tables
    for line in OwnershipMatrix.lines {
      for part in Part.allCases where !line.may.contains(part) {
        let answer = try await scene.ask(line, as: part)
        let expected =
          line.refusal == 404 && answer.status == 403 && scene.isOutside(line, part) ? 403 : line.refusal
        #expect(answer.status == expected, "\(line.route) as \(part)")
      }
    }
    let after = try await ArchiveTests.write(scene.world.store).tables
    #expect(after == before)
  }

  @Test func `who may, can`() async throws {
    var scene = try await OwnershipScene.make()
    for line in OwnershipMatrix.lines {
      for part in Part.allCases where line.may.contains(part) {
        let answer = try await scene.ask(line, as: part)
        #expect(
          (200..<400).contains(answer.status),
          "\(line.route) as \(part): \(answer.status) \(answer.words.suffix(300))")
        // What can be done once is done by each to a thing of its own.
        if line.isFinal { scene = try await OwnershipScene.make() }
      }
    }
  }
}

extension OwnershipScene {
  fileprivate func ask(_ line: OwnershipMatrix.Line, as part: OwnershipMatrix.Part) async throws -> Answer {
    let parts = line.route.split(separator: " ").map(String.init)
    let path = ids.reduce(parts[1]) { $0.replacing($1.key, with: $1.value) }
    let somebody = Self.people[part]!
    if parts[0] == "GET" { return try await world.get(path, as: somebody) }
    var fields = line.fields.mapValues { ids[$0] ?? $0 }
    if fields["fingerprint"] != nil {
      // What is applied is what was looked at.
      let look = try await world.get(path.replacing("/application", with: ""), as: somebody)
      fields["fingerprint"] = look.body.firstMatch(of: #/name="fingerprint" value="([^"]*)"/#).map {
        String($0.1)
      }
    }
    return try await world.submit(
      parts[0] == "POST" ? path : "\(path)?_method=\(parts[0].lowercased())", fields, as: somebody)
  }

  /// The door is closed to them already, whatever lies behind it.
  fileprivate func isOutside(_ line: OwnershipMatrix.Line, _ part: OwnershipMatrix.Part) -> Bool {
    line.route.contains("/admin/") && ![.organiser, .administrator].contains(part)
  }
}
