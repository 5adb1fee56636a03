import Hummingbird
import Synchronization

/// Counts requests and how long they took since the start, for whoever watches the server.
public final class Traffic: RouterMiddleware {
  public typealias Context = Visitor

  /// The upper ends of the histogram's steps, in seconds.
  static let steps = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]

  struct Route: Hashable {
    let method: String
    let path: String
    let status: Int
  }

  struct Tally {
    var count = 0
    var seconds = 0.0
  }

  struct Figures {
    var routes: [Route: Tally] = [:]
    /// How many took at most as long as each step, the steps before not counted; the last is what took longer.
    var steps = Array(repeating: 0, count: Traffic.steps.count + 1)
  }

  private let figures = Mutex(Figures())

  public init() {}

  public func handle(
    _ request: Request, context: Visitor, next: (Request, Visitor) async throws -> Response
  ) async throws -> Response {
    let clock = ContinuousClock()
    let start = clock.now
    let response = try await next(request, context)
    if context.isOverlooked { return response }
    let took = (clock.now - start).components
    let seconds = Double(took.seconds) + Double(took.attoseconds) / 1e18
    let route = Route(
      method: request.method.rawValue, path: context.endpointPath ?? "-", status: response.status.code)
    figures.withLock { figures in
      figures.routes[route, default: Tally()].count += 1
      figures.routes[route, default: Tally()].seconds += seconds
      figures.steps[Traffic.steps.firstIndex { seconds <= $0 } ?? Traffic.steps.count] += 1
    }
    return response
  }

  /// In the text format of Prometheus.
  public var exposition: Exposition {
    let figures = figures.withLock { $0 }
    var text = Exposition()
    let routes = figures.routes.sorted { ($0.key.path, $0.key.method) < ($1.key.path, $1.key.method) }
    text.describe("guildhall_requests_total", .counter, "Requests that were answered.")
    for (route, tally) in routes { text.add("guildhall_requests_total", route.labels, Double(tally.count)) }
    text.describe("guildhall_route_seconds_total", .counter, "Time spent on requests.")
    for (route, tally) in routes { text.add("guildhall_route_seconds_total", route.labels, tally.seconds) }
    text.describe("guildhall_request_seconds", .histogram, "How long requests took.")
    var sum = 0
    for (step, count) in zip(Traffic.steps.map { "\($0)" } + ["+Inf"], figures.steps) {
      sum += count
      text.add("guildhall_request_seconds_bucket", ["le": step], Double(sum))
    }
    text.add("guildhall_request_seconds_sum", routes.reduce(0) { $0 + $1.value.seconds })
    text.add("guildhall_request_seconds_count", Double(sum))
    return text
  }
}

extension Traffic.Route {
  fileprivate var labels: KeyValuePairs<String, String> {
    ["method": method, "route": path, "status": String(status)]
  }
}
