import CCurl
import Foundation

/// What libcurl reads from and reports to during one conversation with a mail server.
final class Exchange {
  /// libcurl's way of calling back: a buffer, the size of an item, how many, and what was handed along.
  typealias Callback =
    @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int

  let letter: [UInt8]
  private var sent = 0
  private var heard: [String] = []
  /// Where libcurl writes what went wrong, at least CURL_ERROR_SIZE bytes.
  let complaint = UnsafeMutableBufferPointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

  init(letter: [UInt8]) {
    self.letter = letter
    complaint.initialize(repeating: 0)
  }

  deinit { complaint.deallocate() }

  /// All of the letter was read.
  var isWhole: Bool { !letter.isEmpty && sent == letter.count }

  /// How far the conversation had come when it ended badly; libcurl tells by the words of its complaint.
  var stage: SMTPOutcome.Stage {
    if sent > 0 { return .letter }
    let words = complaint.baseAddress.map { String(cString: $0) } ?? ""
    if words.hasPrefix("RCPT failed") || words.hasPrefix("DATA failed") { return .letter }
    return words.hasPrefix("MAIL failed") ? .sender : .greeting
  }

  /// What the server said with this number, its lines joined; not the farewell that followed.
  func reply(_ status: Int) -> String {
    let lines = heard.filter { $0.hasPrefix(String(status)) }
    if lines.isEmpty { return "" }
    let words = [String(status)] + lines.map { $0.dropFirst(4).trimmingCharacters(in: .whitespaces) }
    return String(words.joined(separator: " ").prefix(300))
  }

  /// Copies the next part of the letter.
  static let read: Callback = { buffer, size, count, context in
    guard let buffer, let exchange = Exchange.from(context) else { return 0 }
    let part = Array(exchange.letter[exchange.sent...].prefix(size * count))
    UnsafeMutableRawPointer(buffer).copyMemory(from: part, byteCount: part.count)
    exchange.sent += part.count
    return part.count
  }

  /// Notes a line of the server.
  static let hear: Callback = { buffer, size, count, context in
    guard let buffer, let exchange = Exchange.from(context) else { return size * count }
    let line = String(decoding: UnsafeRawBufferPointer(start: buffer, count: size * count), as: UTF8.self)
    let shown = line.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }
    exchange.heard.append(String(String.UnicodeScalarView(shown)))
    return size * count
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> Exchange? {
    context.map { Unmanaged<Exchange>.fromOpaque($0).takeUnretainedValue() }
  }
}
