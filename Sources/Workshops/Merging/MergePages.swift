import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// `/topics/…/merge`: finding the topic that asks for the same, looking at both, merging and undoing it.
public struct MergePages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.organiser.get("/topics/:topic/merge", use: show)
    rooms.organiser.post("/topics/:topic/merge", use: merge)
    rooms.organiser.delete("/topics/:topic/merge", use: part)
  }

  @Sendable func show(_ request: Request, _ context: Organiser) async throws -> Response {
    let id = try context.id("topic", of: Topic.self)
    if let target = ID<Topic>(request.query("into")) { return try await look(id, target, nil, .ok, context) }
    let (words, person) = (String(request.query("q").prefix(TopicForm.titleMax)), context.viewer.person)
    let view = try await doors.store.read { tx in
      let topic = try Topic.find(id, in: tx)
      let found =
        words.isEmpty
        ? try TopicLine.similar(to: topic.title, for: person, in: tx)
        : try TopicBacklog.find(TopicFilter(sort: .votes, words: words), after: "", for: person, in: tx).lines
      return MergeChoicePage(topic: topic, words: words, lines: found.filter { $0.id != id })
    }
    return context.page(title: say("Merge a topic"), section: .topics, frame: .narrow, view)
  }

  @Sendable func merge(_ request: Request, _ context: Organiser) async throws -> Response {
    let (id, person) = (try context.id("topic", of: Topic.self), context.viewer.person)
    guard let target = ID<Topic>(try await request.form()["into"]) else { throw NotHere() }
    do {
      try await doors.store.write { tx in try Topic.merge(id, into: target, by: person, in: tx) }
      return context.redirect(
        to: TopicURL.show(target),
        saying: say("Merged. Those who wanted it are told. You can take it out again below “Also asked as”."))
    } catch let refusal as MergeRefusal {
      return try await look(id, target, refusal, .unprocessableContent, context)
    }
  }

  @Sendable func part(_ request: Request, _ context: Organiser) async throws -> Response {
    let (id, person) = (try context.id("topic", of: Topic.self), context.viewer.person)
    try await doors.store.write { tx in try Topic.part(id, by: person, in: tx) }
    return context.redirect(
      to: TopicURL.show(id),
      saying: say("It is a topic of its own again, with its votes. Those who wanted it are told."))
  }

  private func look(
    _ id: ID<Topic>, _ target: ID<Topic>, _ refusal: MergeRefusal?, _ status: HTTPResponse.Status,
    _ context: Organiser
  ) async throws -> Response {
    let now = doors.now()
    let view = try await doors.store.read { tx in
      MergeLookPage(look: try MergeLook.find(id, target, in: tx), tried: refusal, now: now)
    }
    return context.page(title: say("Merge two topics"), section: .topics, status: status, view)
  }
}

extension TopicURL {
  public static func merge(_ id: ID<Topic>) -> Link { Link(path: "/topics/\(id)/merge") }
  static func merge(_ id: ID<Topic>, into target: ID<Topic>) -> Link { merge(id).with("into", target.text) }
}
