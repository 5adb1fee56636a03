import Dispatch
import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A mail server on a port of its own that follows a script: for each command it knows the reply is given, for all
/// others "250 fine". Keeps what it heard.
final class MailSink: Sendable {
  let port: Int
  private let listener: Int32
  private let replies: [String: String]
  private let lines = Mutex<[String]>([])
  private let calls = Mutex(0)
  private let isOpen = Atomic(true)

  /// `["RCPT": "550 5.1.1 Nobody here"]`; a reply of "hang up" ends the conversation.
  init(_ replies: [String: String] = [:]) throws {
    self.replies = replies
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = listener
    port = try withUnsafeMutablePointer(to: &address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        guard bind(socket, address, length) == 0, listen(socket, 8) == 0,
          getsockname(socket, address, &length) == 0
        else { throw POSIXError(.EADDRINUSE) }
      }
      return Int(UInt16(bigEndian: pointer.pointee.sin_port))
    }
    Thread.detachNewThread { [weak self] in
      while let connection = Optional(accept(socket, nil, nil)), connection >= 0 {
        self?.converse(connection)
        close(connection)
      }
      close(socket)
    }
  }

  deinit { stop() }

  /// Nobody answers any more. The thread that waits at the door closes it, so that its number is not taken meanwhile.
  func stop() {
    if isOpen.exchange(false, ordering: .relaxed) { shutdown(listener, Int32(SHUT_RDWR)) }
  }

  var heard: [String] { lines.withLock { $0 } }
  var connections: Int { calls.withLock { $0 } }

  private func converse(_ connection: Int32) {
    calls.withLock { $0 += 1 }
    var input = LineReader(connection: connection)
    guard say(replies["GREETING"] ?? "220 sink", to: connection) else { return }
    var isLetter = false
    while let line = input.next() {
      lines.withLock { $0.append(line) }
      if isLetter, line != "." { continue }
      let verb = isLetter ? "END" : String(line.prefix(4)).uppercased()
      isLetter = verb == "DATA" && replies["DATA"] == nil
      guard say(replies[verb] ?? (isLetter ? "354 go on" : "250 fine"), to: connection), verb != "QUIT" else {
        return
      }
    }
  }

  private func say(_ reply: String, to connection: Int32) -> Bool {
    if reply == "hang up" { return false }
    let bytes = Array((reply + "\r\n").utf8)
    return send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }
}

/// Lines as they come in over a socket.
private struct LineReader {
  let connection: Int32
  var buffer: [UInt8] = []

  mutating func next() -> String? {
    while true {
      if let end = buffer.firstIndex(of: 10) {
        let line = buffer[..<end].filter { $0 != 13 }
        buffer.removeFirst(end + 1)
        return String(decoding: line, as: UTF8.self)
      }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = recv(connection, &chunk, chunk.count, 0)
      if count <= 0 { return nil }
      buffer += chunk.prefix(count)
    }
  }
}
