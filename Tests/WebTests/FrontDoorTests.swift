import Essentials
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

/// What stands before every page, as requests of browsers, proxies and strangers meet it.
struct FrontDoorTests {
  private func request(_ headers: HTTPFields, path: String = "/topics") -> Request {
    Request(
      head: HTTPRequest(
        method: .post, scheme: "http", authority: "hall.example:8080", path: path, headerFields: headers),
      body: .init(buffer: ByteBuffer()))
  }

  @Test(arguments: [
    // Browsers on https and on this machine say where a form comes from.
    (HTTPFields([HTTPField(name: .secFetchSite, value: "same-origin")]), true),
    (HTTPFields([HTTPField(name: .secFetchSite, value: "none")]), true),
    (HTTPFields([HTTPField(name: .secFetchSite, value: "cross-site")]), false),
    (HTTPFields([HTTPField(name: .secFetchSite, value: "same-site")]), false),
    // Over plain http in a network they say the origin only.
    (HTTPFields([HTTPField(name: .origin, value: "http://hall.example:8080")]), true),
    (HTTPFields([HTTPField(name: .origin, value: "http://hall.example")]), false),
    (HTTPFields([HTTPField(name: .origin, value: "null")]), false),
    // Machines say nothing and carry no cookie.
    (HTTPFields(), true),
  ])
  func `forms of this site are told from those of others`(_ headers: HTTPFields, _ isOwn: Bool) {
    #expect(SameOrigin.isOwn(request(headers)) == isOwn)
  }

  @Test(arguments: [
    ("203.0.113.7", "10.0.0.1", "203.0.113.7"), ("198.51.100.1, 203.0.113.7", "10.0.0.1", "203.0.113.7"),
    ("6.6.6.6, 203.0.113.7, 10.0.0.9", "10.0.0.1", "203.0.113.7"), ("10.0.0.8", "10.0.0.1", "10.0.0.8"),
    // A block that holds the callers too: at least what they wrote before their own address is not believed.
    ("10.6.6.6, 10.0.0.8", "10.0.0.1", "10.0.0.8"),
    ("6.6.6.6", "203.0.113.7", "203.0.113.7"), ("203.0.113.7:4711", "10.0.0.1", "203.0.113.7"),
    ("6.6.6.6, [2001:db8::7]:4711, 10.0.0.9:80", "10.0.0.1", "2001:db8::7"),
    ("2001:db8::7", "10.0.0.1", "2001:db8::7"),
  ])
  func `who asks is the first before our own proxies, whatever the caller wrote`(
    _ forwarded: String, _ peer: String, _ caller: String
  ) {
    let greeting = Greeting(isSecure: false) { $0.hasPrefix("10.") }
    let headers = HTTPFields([HTTPField(name: .forwardedFor, value: forwarded)])
    #expect(greeting.caller(request(headers), peer) == caller)
  }

  @Test(arguments: [
    ("http://hall.example:8080/topics/new?q=1", "/topics/new?q=1"), ("https://evil.example/topics", nil),
    ("http://hall.example:8080//evil.example", nil), ("http://hall.example:8080/topics", nil), ("x", nil),
  ])
  func `back leads to the page of this site one came from`(_ referrer: String, _ back: String?) {
    let headers = HTTPFields([HTTPField(name: .referer, value: referrer)])
    #expect(Back.referrer(request(headers))?.text == back)
  }
}
