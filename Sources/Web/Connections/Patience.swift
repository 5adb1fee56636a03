import HTTPTypes
import NIOCore

/// How long a connection may take to send a request and to take its answer.
public struct Patience: Sendable {
  /// For a request, besides what its length takes on a slow line.
  var sending = TimeAmount.seconds(90)
  /// For an answer, besides what its length takes.
  var taking = TimeAmount.seconds(60)
  /// For what is left of a request that has been answered already, besides what its length takes.
  var lingering = TimeAmount.seconds(5)

  public init() {}

  /// Bytes a second that a slow line carries.
  private static let slow: Int64 = 20_000

  func sending(_ request: HTTPRequest) -> TimeAmount {
    sending + Patience.travel(request.headerFields[.contentLength])
  }

  func lingering(_ request: HTTPRequest) -> TimeAmount {
    lingering + Patience.travel(request.headerFields[.contentLength])
  }

  func taking(_ response: HTTPResponse) -> TimeAmount {
    taking + Patience.travel(response.headerFields[.contentLength])
  }

  /// Whoever announces more than any page takes is not waited for longer than the largest takes.
  private static func travel(_ length: String?) -> TimeAmount {
    let bytes = length.flatMap { Int64($0) } ?? 0
    return .seconds(min(max(0, bytes), Int64(BodyLimit.largest)) / slow)
  }
}
