import Database
import Doors
import Essentials
import Guildhall
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import People
import Web

/// What came back through the front door.
public struct Answer: Sendable {
  public let status: Int
  public let headers: HTTPFields
  public let body: String

  public var location: String? { headers[.location] }
  /// The page's text without its tags, space folded: what a person reads.
  public var words: String {
    body.replacing(#/<(script|style|title)[^>]*>.*?</\1>/#.dotMatchesNewlines(), with: " ")
      .replacing(#/<[^>]+>/#, with: " ")
      .replacing("&amp;", with: "&").replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
  public func cookie(_ name: String) -> String? {
    headers[values: .setCookie].first { $0.hasPrefix(name + "=") }?.split(separator: ";").first?
      .dropFirst(name.count + 1).description
  }
}

extension TestWorld {
  /// A GET as somebody, or as nobody.
  public func get(_ path: String, as somebody: Somebody? = nil, cookies: [String] = []) async throws -> Answer
  {
    try await send(.get, path, as: somebody, cookies: cookies)
  }

  /// A form sent as a browser sends it.
  public func post(
    _ path: String, _ fields: KeyValuePairs<String, String> = [:], as somebody: Somebody? = nil,
    cookies: [String] = []
  ) async throws -> Answer {
    let body = fields.map { "\(encoded($0.key))=\(encoded($0.value))" }.joined(separator: "&")
    return try await send(
      .post, path, as: somebody, headers: [.contentType: "application/x-www-form-urlencoded"], body: body,
      cookies: cookies)
  }

  /// A form whose fields are computed.
  public func submit(_ path: String, _ fields: [String: String], as somebody: Somebody? = nil) async throws
    -> Answer
  {
    let body = fields.sorted { $0.key < $1.key }.map { "\(encoded($0.key))=\(encoded($0.value))" }.joined(
      separator: "&")
    return try await send(
      .post, path, as: somebody, headers: [.contentType: "application/x-www-form-urlencoded"], body: body)
  }

  public func put(_ path: String, _ fields: KeyValuePairs<String, String> = [:], as somebody: Somebody? = nil)
    async throws -> Answer
  {
    try await post(path + (path.contains("?") ? "&" : "?") + "_method=put", fields, as: somebody)
  }

  public func delete(_ path: String, as somebody: Somebody? = nil) async throws -> Answer {
    try await post(path + (path.contains("?") ? "&" : "?") + "_method=delete", as: somebody)
  }

  public func send(
    _ method: HTTPRequest.Method, _ path: String, as somebody: Somebody? = nil, headers: HTTPFields = [:],
    body: String = "", cookies: [String] = [], through other: FrontDoor? = nil
  ) async throws -> Answer {
    var headers = headers
    var cookies = cookies
    if let somebody { cookies.append("guildhall=\(try await token(for: somebody))") }
    if !cookies.isEmpty { headers[.cookie] = cookies.joined(separator: "; ") }
    let (sent, application) = (headers, Application(responder: other ?? door, logger: instance.logger))
    return try await application.test(.router) { client in
      try await client.execute(uri: path, method: method, headers: sent, body: ByteBuffer(string: body)) {
        response in
        Answer(
          status: response.status.code, headers: response.headers,
          body: String(buffer: response.body))
      }
    }
  }

  /// A browser somebody is signed in with; one for each person.
  private func token(for somebody: Somebody) async throws -> String {
    let number = UInt64(Somebody.all.firstIndex(of: somebody) ?? 0)
    let key = Key(random: (number, 4711))
    try await store.write { tx in
      let known: Int? = try tx.value("SELECT 1 FROM sign_in WHERE token_hash = \(key.hash)")
      if known == nil { try SignIn.begin(for: somebody.id, key: key, agent: "Firefox, Linux", in: tx) }
    }
    return key.text
  }

  private func encoded(_ text: String) -> String {
    let link = Link("/").with("", text).text
    return String(link.dropFirst("/?=".count))
  }
}
