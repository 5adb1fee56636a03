import Essentials

/// Writes content lines (RFC 5545 §3.1): folded at 75 octets, never inside a character, ended by CR LF.
struct CalendarText {
  private var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func begin(_ component: String) { line("BEGIN:\(component)") }
  mutating func end(_ component: String) { line("END:\(component)") }

  /// A property whose value needs no escaping: dates, numbers, URIs, offsets.
  mutating func property(_ name: String, _ value: String, _ parameters: [(name: String, value: String)] = [])
  {
    let parameters = parameters.map { ";\($0.name)=\(CalendarText.parameter($0.value))" }.joined()
    line("\(name)\(parameters):\(CalendarText.visible(value))")
  }

  /// A property of type TEXT; nothing for an empty one.
  mutating func words(_ name: String, _ value: String) {
    if !value.isEmpty { line("\(name):\(CalendarText.escaped(value))") }
  }

  private mutating func line(_ line: String) {
    var octets = 0
    for byte in line.utf8 {
      // A character goes on in bytes that begin with the bits 10; a line ends before one that begins.
      let isStart = byte & 0xC0 != 0x80
      if isStart, octets + CalendarText.width(byte) > 75 {
        bytes += [13, 10, 32]
        octets = 1
      }
      bytes.append(byte)
      octets += 1
    }
    bytes += [13, 10]
  }

  /// How many bytes a character has that begins with this one (RFC 3629 §3).
  private static func width(_ byte: UInt8) -> Int {
    switch byte {
    case ..<0x80: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }

  /// RFC 5545 §3.3.11, without control characters, which no value may hold.
  static func escaped(_ value: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(value.utf8.count + 16)
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case UInt8(ascii: "\t"): bytes.append(byte)
      case ..<32, 127: continue
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// RFC 5545 §3.2: quoted where needed; a parameter cannot hold a quote.
  private static func parameter(_ value: String) -> String {
    let plain = String(
      String.UnicodeScalarView(visible(value).unicodeScalars.map { $0 == "\"" ? "'" : $0 }))
    return plain.unicodeScalars.contains { ":;,".unicodeScalars.contains($0) } ? "\"\(plain)\"" : plain
  }

  /// Without control characters, which no value may hold.
  private static func visible(_ value: String) -> String {
    if value.utf8.allSatisfy({ $0 >= 32 && $0 != 127 }) { return value }
    return String(
      String.UnicodeScalarView(
        value.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 || $0 == "\t" }))
  }
}

/// Dates and offsets as calendars write them.
enum CalendarTime {
  /// `20260329T143000`, on the clock of a zone that stands beside it (RFC 5545 §3.3.5, form 3).
  static func local(_ wall: WallTime) -> String {
    let digits = wall.text.filter { $0 != "-" && $0 != ":" }
    return digits + "00"
  }

  /// `20260329T133000Z`, to the second (form 2).
  static func utc(_ instant: Instant) -> String {
    let second = (instant.milliseconds % 60_000 + 60_000) % 60_000 / 1000
    return local(Zone.utc.wall(at: instant)).dropLast(2) + (second < 10 ? "0\(second)" : "\(second)") + "Z"
  }

  /// `+0530`, with seconds where an old offset has them (RFC 5545 §3.3.14).
  static func offset(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let size = abs(seconds)
    let rest = size % 60 == 0 ? "" : two(size % 60)
    return (seconds < 0 ? "-" : "+") + two(size / 3600) + two(size / 60 % 60) + rest
  }
}
