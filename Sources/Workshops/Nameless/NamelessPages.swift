import Database
import Doors
import Essentials
import HTTPTypes
import Hummingbird
import People
import Web

/// `/asked/…`: the private page of whoever asked without a name. The key in its address is all there is; no sign-in is looked at.
struct NamelessPages: Sendable {
  let doors: Doors

  init(_ doors: Doors) { self.doors = doors }

  func add(to rooms: Rooms) {
    rooms.open.get("/asked/:key", use: show)
    rooms.open.put("/asked/:key", use: update)
  }

  @Sendable func show(_ request: Request, _ context: Visitor) async throws -> Response {
    try await page(context, nil, FieldErrors(), .ok)
  }

  @Sendable func update(_ request: Request, _ context: Visitor) async throws -> Response {
    let (key, form) = (context.parameters.get("key") ?? "", try await request.form())
    do {
      let draft = try TopicForm.draft(form)
      // Guesses are turned away without a place in the line of those who write.
      _ = try await doors.store.read { tx in try Topic.find(key: key, in: tx) }
      try await doors.store.write { tx in try Topic.edit(key: key, to: draft, in: tx) }
      return context.redirect(to: NamelessURL.page(key), saying: say("The topic is changed."))
    } catch let errors as FieldErrors {
      return try await page(context, form, errors, .unprocessableContent)
    } catch let refusal as TopicRefusal {
      return try await page(context, form, FieldErrors("title", refusal.sentence), .unprocessableContent)
    }
  }

  private func page(
    _ context: Visitor, _ typed: FormFields?, _ errors: FieldErrors, _ status: HTTPResponse.Status
  ) async throws -> Response {
    let key = context.parameters.get("key") ?? ""
    let (story, zone) = try await doors.store.read { tx in
      (try NamelessStory.find(key: key, in: tx), try Organisation.find(in: tx)?.zone ?? .utc)
    }
    let view = NamelessPage(
      story: story, address: doors.settings.address(of: NamelessURL.page(key)).text, key: key, typed: typed,
      errors: errors,
      zone: zone)
    var response = context.page(title: say("What you asked for"), status: status, frame: .bare, view)
    response.headers[.cacheControl] = "no-store"
    return response
  }
}

public enum NamelessURL {
  static func page(_ key: String) -> Link { Link(path: "/asked/\(key)") }

  /// Nobody may know when the page was looked at, nor when something was asked for: what no page of a topic follows was asked
  /// without a name.
  public static func isOverlooked(_ method: HTTPRequest.Method, _ path: String) -> Bool {
    isForNobody(path) || (method == .post && path == TopicURL.list.text)
  }

  /// Nor by whom, not even by the note that they are still there.
  public static func isForNobody(_ path: String) -> Bool { path.hasPrefix("/asked/") }
}
