import Essentials
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The request's body is larger than the page takes (413).
public struct TooLarge: Error {
  public let limit: Int
}

/// The request cannot be understood at all (400); `sentence` says what is wrong with it.
public struct NotUnderstood: Error {
  public let sentence: String
}

extension Request {
  /// What was typed into a form: `application/x-www-form-urlencoded` (WHATWG URL §5.1) or `multipart/form-data`
  /// (RFC 7578). `limit` is in bytes.
  public func form(limit: Int = BodyLimit.usual) async throws -> FormFields {
    let buffer = try await whole(upTo: limit)
    let type = headers[.contentType] ?? ""
    if type.lowercased().hasPrefix("multipart/form-data") {
      return try Multipart.fields(Array(buffer.readableBytesView), type: type)
    }
    let pairs = buffer.readableBytesView.count { $0 == UInt8(ascii: "&") } + 1
    guard pairs <= URLEncoded.most else { throw URLEncoded.tooMany }
    return FormFields(URLEncoded.items(String(buffer: buffer)))
  }

  /// The same request once its body has come. Whoever asks is looked at only then: otherwise a form that is sent drop by drop
  /// would be taken from somebody who meanwhile may not send it any more.
  public func arrived(upTo limit: Int) async throws -> Request {
    Request(head: head, body: RequestBody(buffer: try await whole(upTo: limit)))
  }

  /// How long its sender says that the body is; nil when they do not.
  public var announced: Int? { headers[.contentLength].flatMap { Int($0) } }

  private func whole(upTo limit: Int) async throws -> ByteBuffer {
    if let announced, announced > limit { throw TooLarge(limit: limit) }
    do {
      return try await collected(upTo: limit)
    } catch is NIOTooManyBytesError {
      throw TooLarge(limit: limit)
    } catch let error where !(error is NotUnderstood || error is CancellationError) {
      // Its sender broke off, or it is no HTTP: nothing that concerns us.
      throw NotUnderstood(sentence: say("The form did not arrive whole. Send it again."))
    }
  }

  /// The body, within a minute and what its size takes on a slow line; somebody who sends a byte now and then is not
  /// waited for.
  private func collected(upTo limit: Int) async throws -> ByteBuffer {
    let (body, patience) = (body, Duration.seconds(60 + limit / 50_000))
    return try await withThrowingTaskGroup(of: ByteBuffer.self) { group in
      group.addTask { try await body.collect(upTo: limit) }
      group.addTask {
        try await Task.sleep(for: patience)
        throw NotUnderstood(sentence: say("The form took too long to arrive. Send it again."))
      }
      defer { group.cancelAll() }
      return try await group.next() ?? ByteBuffer()
    }
  }

  /// A value of the query, without surrounding space; empty when there is none.
  public func query(_ name: String) -> String {
    queryItems[name]
  }

  /// All values of the query, as a form.
  public var queryItems: FormFields { FormFields(URLEncoded.items(uri.query ?? "")) }
}

enum URLEncoded {
  /// The most fields that are read.
  static let most = 5000

  static var tooMany: NotUnderstood {
    NotUnderstood(sentence: say("The form has more than \(most) fields. Send it in parts."))
  }

  static func items(_ text: String) -> [(name: String, value: String)] {
    text.utf8.split(separator: UInt8(ascii: "&")).prefix(most).map { pair in
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      return (decoded(parts[0]), parts.count > 1 ? decoded(parts[1]) : "")
    }
  }

  private static func decoded(_ bytes: Substring.UTF8View) -> String {
    // Most of a large body is a pasted list, which may be read as it is.
    guard bytes.contains(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "%") }) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let byte = bytes[place]
      let rest = bytes[bytes.index(after: place)...]
      if byte == UInt8(ascii: "+") {
        result.append(32)
      } else if byte == UInt8(ascii: "%"), let value = UInt8(percent: rest.prefix(2)) {
        result.append(value)
        place = bytes.index(place, offsetBy: 2)
      } else {
        result.append(byte)
      }
      place = bytes.index(after: place)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension UInt8 {
  /// Two hexadecimal digits.
  fileprivate init?(percent digits: Substring.UTF8View.SubSequence) {
    guard digits.count == 2, let high = digits.first, let low = digits.last,
      let a = Character(Unicode.Scalar(high)).hexDigitValue,
      let b = Character(Unicode.Scalar(low)).hexDigitValue
    else { return nil }
    self = UInt8(a << 4 | b)
  }
}
