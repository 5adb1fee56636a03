import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// `/topics/…/teachers`: who could teach a topic and why, and asking them.
public struct TeacherPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.organiser.get("/topics/:topic/teachers", use: show)
    rooms.organiser.post("/topics/:topic/teachers", use: ask)
    rooms.signedIn.post("/topics/:topic/teachers/refusal", use: decline)
  }

  @Sendable func show(_ request: Request, _ context: Organiser) async throws -> Response {
    let id = try context.id("topic", of: Topic.self)
    let view = try await doors.store.read { tx in
      let topic = try Topic.find(id, in: tx)
      let (teachers, asker) = try Teacher.proposed(for: topic, in: tx)
      return TeachersPage(
        topic: topic, hasSkills: try !SkillAim.all(of: .topic(id), in: tx).isEmpty, teachers: teachers,
        asker: asker,
        now: tx.now)
    }
    return context.page(title: say("Who could teach it"), section: .topics, view)
  }

  @Sendable func ask(_ request: Request, _ context: Organiser) async throws -> Response {
    let (id, organiser) = (try context.id("topic", of: Topic.self), context.viewer.person)
    guard let person = ID<Person>(try await request.form()["person"]) else { throw NotHere() }
    let name = try await doors.store.write { tx in
      try Teacher.ask(person, for: id, by: organiser, in: tx)
    }
    return context.redirect(
      to: TeacherURL.list(id), saying: say("\(name) is asked. Declining is free, and nobody is told."))
  }

  @Sendable func decline(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("topic", of: Topic.self), context.viewer.person)
    try await doors.store.write { tx in try Teacher.decline(id, by: person, in: tx) }
    return context.redirect(
      to: TopicURL.show(id),
      saying: say("That is fine. Nobody is told, and you are not asked again for this topic."))
  }
}
