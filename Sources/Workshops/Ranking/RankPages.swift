import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// `/topics/ranking`: the formula for everybody, its weights for organisers, with a look at what would move.
public struct RankPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.signedIn.get("/topics/ranking", use: show)
    rooms.signedIn.get("/topics/:topic/rank", use: why)
    rooms.organiser.post("/topics/ranking/preview", use: preview)
    rooms.organiser.put("/topics/ranking", use: update)
  }

  @Sendable func show(_ request: Request, _ context: SignedIn) async throws -> Response {
    let weights = try await doors.store.read { tx in try RankWeights.find(in: tx) }
    let view = RankPage(
      weights: weights, form: RankForm.filled(weights), errors: FieldErrors(), moves: nil,
      isOrganiser: context.viewer.mayOrganise)
    return context.page(title: say("Ranking"), section: .topics, frame: .narrow, view)
  }

  @Sendable func why(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, now) = (try context.id("topic", of: Topic.self), doors.now())
    let view = try await doors.store.read { tx in
      let topic = try Topic.find(id, in: tx)
      guard topic.state.isLive, let reasons = try RankReasons.all(of: [id], in: tx)[id] else {
        throw NotHere()
      }
      return RankWhyPage(
        title: topic.title, topic: id, place: try TopicRanking.place(of: id, in: tx), reasons: reasons,
        weights: try RankWeights.find(in: tx), now: now)
    }
    return context.page(title: say("Its place"), section: .topics, frame: .narrow, view)
  }

  @Sendable func preview(_ request: Request, _ context: Organiser) async throws -> Response {
    let form = try await request.form()
    do {
      let weights = try RankForm.weights(form)
      let moves = try await doors.store.read { tx in try RankMove.first(with: weights, in: tx) }
      return try await page(form, FieldErrors(), moves, .ok, context)
    } catch let errors as FieldErrors {
      return try await page(form, errors, nil, .unprocessableContent, context)
    }
  }

  @Sendable func update(_ request: Request, _ context: Organiser) async throws -> Response {
    let (form, actor) = (try await request.form(), context.viewer.person)
    do {
      let weights = try RankForm.weights(form)
      try await doors.store.write { tx in try weights.save(by: actor, in: tx) }
      return context.redirect(to: TopicURL.list, saying: say("Topics are ranked by the new weights."))
    } catch let errors as FieldErrors {
      return try await page(form, errors, nil, .unprocessableContent, context)
    }
  }

  private func page(
    _ form: FormFields, _ errors: FieldErrors, _ moves: [RankMove]?, _ status: HTTPResponse.Status,
    _ context: Organiser
  ) async throws -> Response {
    let weights = try await doors.store.read { tx in try RankWeights.find(in: tx) }
    let view = RankPage(weights: weights, form: form, errors: errors, moves: moves, isOrganiser: true)
    return context.page(title: say("Ranking"), section: .topics, status: status, frame: .narrow, view)
  }
}
