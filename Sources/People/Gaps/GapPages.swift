import Database
import Doors
import Essentials
import Hummingbird
import Web

/// `/gaps`: where the organisation is short, for those who plan its programme and those who answer for it.
public struct GapPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.sponsor.get("/gaps", use: show)
    rooms.sponsor.get("/gaps.csv", use: file)
    rooms.sponsor.get("/gaps/skills/:skill", use: skill)
    rooms.organiser.post("/gaps/count", use: count)
  }

  @Sendable func show(_ request: Request, _ context: Sponsor) async throws -> Response {
    let filter = GapFilter(request.queryItems)
    let (map, risks) = try await doors.store.read { tx in
      (try GapMap.find(filter, in: tx), try GapRisk.all(in: tx))
    }
    return context.page(
      title: say("Where we are short"), section: .people,
      GapMapPage(map: map, risks: risks, isOrganiser: context.viewer.mayOrganise, now: doors.now()))
  }

  @Sendable func file(_ request: Request, _ context: Sponsor) async throws -> Response {
    let filter = GapFilter(request.queryItems)
    let text = try await doors.store.read { tx in try GapExport.csv(filter, in: tx) }
    return context.file(text, name: "gaps.csv", type: "text/csv; charset=utf-8")
  }

  @Sendable func skill(_ request: Request, _ context: Sponsor) async throws -> Response {
    let id = try context.id("skill", of: Skill.self)
    let story = try await doors.store.read { tx in try GapSkillStory.find(id, in: tx) }
    return context.page(
      title: story.skill.name, section: .people, GapSkillPage(story: story, now: doors.now()))
  }

  @Sendable func count(_ request: Request, _ context: Organiser) async throws -> Response {
    try await doors.store.write { tx in try GapCount.enqueue(in: tx) }
    return context.redirect(to: GapURL.map, saying: say("The map is being counted. It is here in a moment."))
  }
}
