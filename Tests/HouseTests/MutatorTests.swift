import Essentials
import Foundation
import People
import TestSupport
import Testing

@testable import Database
@testable import Doors
@testable import Web
@testable import Workshops

/// Broken input for everything that reads bytes from outside. No parser may end the program, and what some of them promise
/// holds whatever comes. A seeded mutator bends good examples; GUILDHALL_SOAK=1 makes ten million of them (bin/soak).
struct MutatorTests {
  struct Parser: Sendable, CustomTestStringConvertible {
    let name: String
    let examples: [String]
    /// Reads the bytes; false when a promise is broken.
    let read: @Sendable ([UInt8]) -> Bool
    var testDescription: String { name }
  }

  static let isSoak = ProcessInfo.processInfo.environment["GUILDHALL_SOAK"] != nil
  static let rounds = isSoak ? 10_000_000 / parsers.count : 3000

  @Test(arguments: parsers) func `mutated input ends no parser and breaks no promise`(_ parser: Parser) {
    var mutator = Mutator(seed: parser.name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
    for round in 0..<Self.rounds {
      let bytes = mutator.bent(parser.examples)
      guard parser.read(bytes) else {
        Issue.record(
          "\(parser.name), round \(round): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
        return
      }
    }
  }

  @Test func `a broken promise is noticed`() {
    var mutator = Mutator(seed: 1)
    let isAlwaysDigits = (0..<3000).allSatisfy { _ in
      mutator.bent(["12345"]).allSatisfy { (48...57).contains($0) }
    }
    #expect(!isAlwaysDigits)
  }

  static let parsers: [Parser] = [
    Parser(name: "CSV", examples: ["a,b\n1,\"x\ny\"\n", "n;m\r\n\"\"\"q\";2\r\n", "\u{FEFF}a\tb\n"]) {
      bytes in
      let text = TextDecoding.text(of: bytes).text
      guard let rows = try? CSVReader.rows(of: text, most: 1000) else { return true }
      let cells = rows.map(\.cells).filter { $0 != [""] && !$0.isEmpty }
      let again = try? CSVReader.rows(of: CSVWriter.text(cells), separator: ",").map(\.cells)
      return cells.isEmpty || again?.count == cells.count
    },
    Parser(name: "import table", examples: ["Name,EMail\nAna,ana@x.org\n", "id;Navn\n1;Åse\n"]) { bytes in
      guard let table = try? ImportTable(bytes: bytes) else { return true }
      return table.header.count <= ImportTable.maximumColumns
    },
    Parser(
      name: "multipart",
      examples: [
        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x.csv\"\r\n\r\nhi\r\n--b--\r\n"
      ]
    ) { bytes in
      _ = try? Multipart.fields(bytes, type: "multipart/form-data; boundary=b")
      _ = try? Multipart.fields(bytes, type: String(decoding: bytes, as: UTF8.self))
      return true
    },
    Parser(name: "query string", examples: ["a=1&b=%C3%A9+x", "q=%&=&&x", "after=12.01h&sort=votes"]) {
      bytes in
      URLEncoded.items(String(decoding: bytes, as: UTF8.self)).count <= bytes.count + 1
    },
    Parser(
      name: "Markdown",
      examples: [
        "# A\n\n- [x](http://a.b)\n- **b**", "<b onclick=x>`a`", "[a](javascript:x)", "|a|b|\n|-|-|\n|1|2|",
      ]
    ) { bytes in
      let html = Markdown.html(String(decoding: bytes, as: UTF8.self)).text.lowercased()
      return !html.contains("<script") && !html.contains("href=\"javascript:") && !html.contains("<b onclick")
    },
    Parser(name: "calendar text", examples: ["Ana; Bea, C\\n\nx", "ü\u{1F600}\r\nBEGIN:VEVENT"]) { bytes in
      let value = CalendarText.escaped(String(decoding: bytes, as: UTF8.self))
      return !value.utf8.contains(10) && !value.utf8.contains(13)
    },
    Parser(
      name: "link", examples: ["https://a.org/x?y#z", "/topics", "mailto:a@b", "//evil", "javascript:x"]
    ) { bytes in
      guard let link = Link(checking: String(decoding: bytes, as: UTF8.self)) else { return true }
      return !link.text.hasPrefix("//") && !link.text.lowercased().hasPrefix("javascript")
    },
    Parser(name: "archive line", examples: ["a\\tb\t\\N\t12\tt", "\\\\\t\\n\t-9\tf"]) { bytes in
      let line = bytes.filter { $0 != 10 }
      guard let cells = ArchiveLine.cells(line[...], [.text, .text, .integer, .boolean]) else { return true }
      var again: [UInt8] = []
      ArchiveLine.append(cells, to: &again)
      return ArchiveLine.cells(again.dropLast(), [.text, .text, .integer, .boolean]) == cells
    },
    Parser(
      name: "small values", examples: ["2026-03-29T14:30", "10.0.0.0/8", "Ana <ana@x.org>", "Europe/Lisbon"]
    ) { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      _ = (WallTime(text), Day(iso: text), TimeOfDay(text), Zone(text), ID<Person>(text))
      _ = (AddressBlock(text), AddressBlock.network(of: text), TextQuestion(text, .all), Folded.words(text))
      guard let mailbox = Mailbox(checking: text) else { return true }
      return !mailbox.address.contains("\n") && !mailbox.name.contains("\n")
    },
  ]
}

/// Bends examples: flips, drops, repeats, inserts what is awkward, joins two.
struct Mutator {
  private let random: @Sendable () -> UInt64
  private static let awkward: [[UInt8]] = [
    [0], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0x0D, 0x0A], [0x0D], [0x22], [0x22, 0x22],
    [0x5C],
    Array("\u{202E}".utf8), Array("e\u{301}".utf8), Array("👩‍👩‍👧".utf8), Array("<script>".utf8),
    Array("%00".utf8),
    Array("=cmd|' /C calc'!A0".utf8), Array(repeating: 0x61, count: 300), Array("--b".utf8),
    Array(";\t,".utf8),
  ]

  init(seed: UInt64) { random = SeededRandom(seed).next }

  mutating func bent(_ examples: [String]) -> [UInt8] {
    var bytes = Array(examples[below(examples.count)].utf8)
    for _ in 0...below(6) { bend(&bytes, examples) }
    return bytes
  }

  private func below(_ count: Int) -> Int { Int(random() % UInt64(max(1, count))) }

  private func bend(_ bytes: inout [UInt8], _ examples: [String]) {
    let place = below(bytes.count + 1)
    switch below(6) {
    case 0 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: random())
    case 1 where place < bytes.count: bytes.remove(at: place)
    case 2: bytes.insert(contentsOf: Self.awkward[below(Self.awkward.count)], at: place)
    case 3: bytes.insert(contentsOf: bytes.suffix(below(20)), at: place)
    case 4: bytes.removeLast(min(bytes.count, below(10)))
    default: bytes += Array(examples[below(examples.count)].utf8.suffix(below(30)))
    }
  }
}
