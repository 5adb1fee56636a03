import Essentials
import Hummingbird
import Logging

/// What is known about every request, of whomever it comes from. It is the context of pages that need no sign-in.
public struct Visitor: RequestContext, PageContext {
  public var coreContext: CoreRequestContextStorage
  public var viewer: Viewer?
  /// The words of one finished deed, to be shown once on the next page.
  public var flash: String?
  public var acceptsGzip = false
  public var isSecure = false
  /// Path and query as asked for, to come back to after signing in.
  public var path = "/"
  public var method = HTTPRequest.Method.get
  /// Where the request comes from, for limiting attempts; never logged.
  public var address = ""
  /// Nobody may know when this was asked for: it is neither logged nor counted.
  public var isOverlooked = false
  /// The organisation's name where no viewer is known.
  public var organisation = ""

  public init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    address = source.channel.remoteAddress?.ipAddress ?? "local"
  }

  public var visitor: Visitor { self }
  public var requestID: String { id }
}

/// What handlers can do with any context: answer with a page, lead elsewhere, read parameters.
public protocol PageContext: RequestContext {
  var visitor: Visitor { get }
}

extension PageContext {
  /// The identifier in a route's parameter; what cannot be one is not here.
  public func id<T>(_ parameter: String, of type: T.Type) throws(NotHere) -> ID<T> {
    guard let text = parameters.get(parameter), let id = ID<T>(text) else { throw NotHere() }
    return id
  }
}
