import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// `/me/letters`: everything written to somebody, and the switches of its kinds.
public struct MyLettersPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.signedIn.get("/me/letters", use: list)
    rooms.signedIn.get("/me/letters/:letter", use: show)
    rooms.signedIn.post("/me/letters/kinds/:kind/stop", use: stop)
    rooms.signedIn.delete("/me/letters/kinds/:kind/stop", use: resume)
  }

  @Sendable func list(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (person, after) = (context.viewer.person, ID<Letter>(request.query("after")))
    let letters = try await doors.store.read { tx in try MyLetters.find(of: person, after: after, in: tx) }
    let view = MyLettersPage(letters: letters, isFirst: after == nil, zone: context.viewer.zone)
    return context.page(title: say("Letters to you"), view)
  }

  @Sendable func show(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("letter", of: Letter.self), context.viewer.person)
    let (letter, stops) = try await doors.store.read { tx in
      (try Letter.find(id, of: person, in: tx), try LetterStop.all(of: [person], in: tx))
    }
    let isStopped = stops.contains(LetterStop(person: person, kind: letter.kind))
    let view = MyLetterPage(letter: letter, zone: context.viewer.zone, isStopped: isStopped)
    return context.page(title: letter.subject, frame: .narrow, view)
  }

  @Sendable func stop(_ request: Request, _ context: SignedIn) async throws -> Response {
    let stop = try LetterStop(person: context.viewer.person, kind: kind(context))
    try StopRules.stop(stop.kind)
    try await doors.store.write { tx in try stop.save(in: tx) }
    return context.redirect(
      to: LetterURL.mine, saying: say("You get no more letters of this kind: \(stop.kind.word)."))
  }

  @Sendable func resume(_ request: Request, _ context: SignedIn) async throws -> Response {
    let stop = try LetterStop(person: context.viewer.person, kind: kind(context))
    try await doors.store.write { tx in try stop.remove(in: tx) }
    return context.redirect(
      to: LetterURL.mine, saying: say("You get letters of this kind again: \(stop.kind.word)."))
  }

  private func kind(_ context: SignedIn) throws -> LetterKind {
    guard let kind = context.parameters.get("kind").flatMap(LetterKind.init(rawValue:)) else {
      throw NotHere()
    }
    return kind
  }
}
