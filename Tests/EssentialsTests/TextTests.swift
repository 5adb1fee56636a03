import Essentials
import Testing

struct TextTests {
  @Test func `CSV keeps line numbers over quoted line breaks`() throws {
    let rows = try CSVReader.rows(of: "a,b\r\n\"x\ny\",\"q\"\"q\"\n\n3,4")
    #expect(rows.map(\.cells) == [["a", "b"], ["x\ny", "q\"q"], ["3", "4"]])
    #expect(rows.map(\.line) == [1, 2, 5])
  }

  @Test(arguments: [("a;b;c\n1;2;3", 3), ("a\tb\n1\t2", 2), ("a,b,c,d\n", 4), ("one", 1)])
  func `the separator is found by the first line`(_ text: String, _ columns: Int) throws {
    #expect(try CSVReader.rows(of: text).first?.cells.count == columns)
  }

  @Test(arguments: [("a,\"b", 1), ("a\n\"b\"c,d", 2)])
  func `broken quotes are refused with their line`(_ text: String, _ line: Int) {
    let fault = #expect(throws: CSVFault.self) { try CSVReader.rows(of: text) }
    #expect(fault?.line == line)
  }

  @Test func `what is written is read again, and no cell becomes a formula`() throws {
    let rows = [["a", "b,c", "d\"e", "f\ng"], ["=1+1", "-5", "@x", "=\u{200D}1"]]
    let read = try CSVReader.rows(of: CSVWriter.text(rows), separator: ",").map(\.cells)
    #expect(read == [rows[0], ["'=1+1", "-5", "'@x", "'=\u{200D}1"]])
    let marks = [["\u{FEFF}"], ["\u{FEFF}a", "b"], ["y\"\u{301},=1", "x"]]
    #expect(try CSVReader.rows(of: CSVWriter.text(marks), separator: ",").map(\.cells) == marks)
  }

  @Test(arguments: ["=1", "'=1", "''=1", "-5", "'-5", "'tis", "'", "+", "-x", "＝1", "'\u{301}=1"])
  func `what was written in front of a formula is taken away again, and nothing else`(_ cell: String) throws {
    let read = try #require(CSVReader.rows(of: CSVWriter.text([["a", cell]]), separator: ",").first).cells[1]
    #expect(CSVWriter.unguarded(read) == cell)
    #expect(read.first.map { "=+-@".contains($0) } != true || Double(read) != nil)
  }

  @Test func `files of Windows and of Unix are read`() {
    #expect(TextDecoding.text(of: Array("Müller".utf8)) == ("Müller", "UTF-8"))
    #expect(TextDecoding.text(of: [0xEF, 0xBB, 0xBF] + Array("é".utf8)) == ("é", "UTF-8"))
    #expect(TextDecoding.text(of: [0x4D, 0xFC, 0x6C, 0x80]) == ("Mül€", TextDecoding.guessed))
    #expect(TextDecoding.text(of: [0xFF, 0xFE, 0x41, 0x00]) == ("A", "UTF-16"))
    #expect(
      TextDecoding.text(of: [0x57, 0x61, 0xB3, 0xEA], as: .centralEuropean) == ("Wałę", "Windows-1250"))
    #expect(TextDecoding.text(of: [0xC8, 0xE2, 0xE0, 0xED], as: .cyrillic) == ("Иван", "Windows-1251"))
    #expect(TextDecoding.text(of: [0xED, 0xDF, 0xEA, 0xEF, 0xF2], as: .greek) == ("νίκος", "Windows-1253"))
    #expect(TextDecoding.text(of: [0xDE, 0xFD], as: .turkish) == ("Şı", "Windows-1254"))
    #expect(TextDecoding.text(of: [0x41, 0x81, 0x42], as: .western).text.hasPrefix("A"))
  }

  @Test(arguments: [
    ("ÉLAN  Vital", "elan vital"), ("Straße", "strasse"), ("Ａｂｃ", "abc"), ("Ἀθῆναι", "αθηναι"),
    (" a\tb ", "a b"),
  ])
  func `keys fold case, accents and space`(_ text: String, _ key: String) {
    #expect(Folded.key(text) == key)
  }

  @Test func `alike titles score higher than unlike ones`() {
    #expect(Similarity.trigrams("Calibrating torque tools", "calibrating Torque Tools") == 1)
    #expect(Similarity.trigrams("Calibrating torque tools", "Calibrate torque tools") > 0.6)
    #expect(Similarity.trigrams("Calibrating torque tools", "Saying no to a customer") < 0.2)
    #expect(Similarity.trigrams("", "") == 0)
  }

  @Test(arguments: [
    ("ana@example.org", "ana@example.org"), (" Ana.B+c@Example.ORG ", "ana.b+c@example.org"), ("a@b", nil),
    ("a@@b.c", nil),
    ("a b@c.de", nil), (".a@b.cd", nil), ("a@-b.cd", nil), ("a@b..cd", nil),
    ("ana@example.org\nbcc: x@y.zz", nil), ("", nil),
  ])
  func `addresses are recognised and lowered`(_ typed: String, _ address: String?) {
    #expect(Email.checked(typed) == address)
  }
}

struct LanguageTests {
  @Test func `numbers choose their phrase`() {
    func votes(_ n: Int) -> String {
      say(count: n, one: "\(n) person needs this", other: "\(n) people need this")
    }
    #expect(
      [0, 1, 2, 1234].map(votes) == [
        "0 people need this", "1 person needs this", "2 people need this", "1,234 people need this",
      ])
  }

  @Test func `a catalogue may reorder values and bring its own plurals`() {
    var catalogue = Language.Catalogue()
    catalogue.phrases["{1} asks {2}"] = "{2} wird von {1} gefragt"
    catalogue.plurals["{1} seats"] = ["one": "{1} Platz", "other": "{1} Plätze"]
    let german = Language(code: "de", name: "Deutsch", locale: "de_DE", catalogue: catalogue)
    Language.$current.withValue(german) {
      #expect(say("\("Ana") asks \("Ben")") == "Ben wird von Ana gefragt")
      #expect(say(count: 1, one: "\(1) seat", other: "\(1) seats") == "1 Platz")
      #expect(say(count: 3, one: "\(3) seat", other: "\(3) seats") == "3 Plätze")
      #expect(Told.day(Day(iso: "2026-03-18")!) == "18. März 2026")
      #expect(Told.number(1_234_567) == "1.234.567")
      #expect(Told.decimal(-3.25, places: 1) == "-3,3")
    }
  }

  @Test func `dates read as British people write them`() {
    let day = Day(iso: "2026-11-18")!
    #expect(Told.day(day) == "18 November 2026")
    #expect(Told.shortDay(day) == "18 Nov")
    #expect(Told.near(day, today: Day(iso: "2026-11-17")!) == "tomorrow")
    let lisbon = Zone("Europe/Lisbon")!
    let moment = lisbon.resolve(WallTime("2026-11-18T12:00")!).instant
    #expect(Told.moment(moment, in: lisbon).hasSuffix("12:00 (Lisbon)"))
  }

  @Test func `the pseudo-language marks every phrase, and values inside stay`() {
    Language.$current.withValue(.pseudo) {
      #expect(say("Ask for \("x")") == "⟦Ask for x⟧")
      #expect(sayHTML("By \("<b>")").text == "⟦By &lt;b&gt;⟧")
    }
  }

  @Test func `words with braces and without values are left alone`() {
    #expect(say("a {1} b") == "a {1} b")
    #expect(say("\("{2}") and {9}") == "{2} and {9}")
  }

  @Test func `lists read naturally`() {
    #expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(Told.list) == ["", "a", "a and b", "a, b and c"])
  }
}

struct TypedTextTests {
  @Test(arguments: [
    ("Zoë 👩‍👩‍👧", true), ("नमस्ते", true), ("two\nlines\tand a tab", true), ("bell\u{7}", false),
    ("c\u{85}1", false),
    ("turned\u{202E}around", false), ("isolated\u{2067}", false),
    ("Z" + String(repeating: "\u{301}", count: 400), false),
  ])
  func `what cannot be shown, or would turn what stands beside it, is refused`(
    _ text: String, _ isTaken: Bool
  ) {
    var errors = FieldErrors()
    let typed = Check.text(FormFields([("a", text)]), "a", named: "A", max: 100, &errors)
    #expect((typed != nil) == isTaken && errors.isEmpty == isTaken)
  }
}
