import Essentials
import Foundation
import People
import Testing

struct ProvisioningTableTests {
  @Test(arguments: [",", ";", "\t"])
  func `comma, semicolon and tab separate`(_ separator: String) throws {
    let text = [["e-mail", "name"], ["ana@x.org", "Ana"]].map { $0.joined(separator: separator) }.joined(
      separator: "\r\n")
    let table = try ImportTable(text: text)
    #expect(table.header == ["e-mail", "name"])
    #expect(table.cell(table.rows[0], 1) == "Ana")
    #expect(table.rows[0].line == 2)
  }

  @Test(arguments: [
    (String.Encoding.utf8, "UTF-8"), (.utf16, "UTF-16"), (.windowsCP1252, TextDecoding.guessed),
  ])
  func `UTF-8, UTF-16 and Windows-1252 are told apart`(_ encoding: String.Encoding, _ name: String) throws {
    let bytes = [UInt8](try #require("name\nFrançois\n".data(using: encoding)))
    let table = try ImportTable(bytes: bytes)
    #expect(table.encoding == name)
    #expect(table.cell(table.rows[0], 0) == "François")
    #expect(table.warnings.map(\.line) == (name == TextDecoding.guessed ? [2] : []))
  }

  @Test func `a code page that is said is used, and needs no second look`() throws {
    let bytes = [UInt8](try #require("name\nWałęsa\n".data(using: .windowsCP1250)))
    let guessed = try ImportTable(bytes: bytes)
    #expect(guessed.cell(guessed.rows[0], 0) == "Wa³êsa")
    #expect(guessed.warnings.first?.wrong.contains("Wa³êsa") == true)
    let said = try ImportTable(bytes: bytes, as: .centralEuropean)
    #expect(said.cell(said.rows[0], 0) == "Wałęsa" && said.warnings.isEmpty)
  }

  @Test func `empty lines are passed over, and lines keep their numbers`() throws {
    let table = try ImportTable(text: "email,name\n\n,\n\"ana@x.org\",\"Ana\nPrata\"\nben@x.org,Ben\n")
    #expect(table.rows.map(\.line) == [4, 6])
  }

  @Test func `NULL of a database is nothing`() throws {
    let table = try ImportTable(text: "email,manager\nana@x.org,NULL\nnull@x.org,\\N\n")
    #expect(table.rows.map { table.cell($0, 1) } == ["", ""])
  }

  @Test func `a line with too many cells is an error, one that ends early a warning`() throws {
    let table = try ImportTable(text: "email,name\nana@x.org,Prata, Ana\nben@x.org\n")
    #expect(table.errors.map(\.line) == [2])
    #expect(table.warnings.map(\.line) == [3])
  }

  @Test(arguments: [
    ("", TableRefusal.empty), ("email,name\n", .onlyHeader), ("email,name\n,\n", .onlyHeader),
    ("PK\u{0}\u{3}", .notText),
    ("ana@x.org,Ana\nben@x.org,Ben\n", .noHeader(1)),
    ((0...200).map { "c\($0)" }.joined(separator: ",") + "\n1\n", .tooManyColumns(201)),
  ])
  func `what is no table is refused`(_ text: String, _ refusal: TableRefusal) {
    #expect(throws: refusal) { try ImportTable(text: text) }
  }

  @Test func `a quote that never closes names its line`() throws {
    let refusal = #expect(throws: TableRefusal.self) {
      try ImportTable(text: "email,name\nana@x.org,\"Ana\n")
    }
    #expect(try #require(refusal).sentence.hasPrefix("Line 2: A quote is opened"))
  }

  @Test func `headers are understood in many spellings`() {
    let mapping = ColumnMapping<PersonColumn>(
      guessing: [
        "Employee ID", "Work E-mail", "First name", "LAST NAME", "JobTitle", "Dept", "TimeZone", "Reports to",
      ])
    #expect(
      mapping.places == [
        .externalID: 0, .email: 1, .givenName: 2, .familyName: 3, .title: 4, .department: 5, .zone: 6,
        .manager: 7,
      ])
  }

  @Test func `a column can be chosen and taken back by hand`() throws {
    let header = ["LoginID", "JobTitle"]
    var mapping = ColumnMapping<PersonColumn>(guessing: header)
    try mapping.take("email=login id", of: header)
    try mapping.take("title=", of: header)
    #expect(mapping.places == [.email: 0])
    #expect(ColumnMapping(stored: mapping.stored, columns: 2) == mapping)
    #expect(ColumnMapping<PersonColumn>(stored: "email 7 nonsense 0", columns: 2).places == [:])
  }

  @Test(arguments: [
    ("email", "“email” names no column. Write it as email=LoginID."),
    ("phone=LoginID", "Nothing is called “phone” here."),
    ("email=Mail", "The file has no column “Mail”. It has LoginID and name."),
    ("email=name", "The file has two columns “name”."),
  ])
  func `a wrong choice of column says what there is`(_ typed: String, _ beginning: String) throws {
    var mapping = ColumnMapping<PersonColumn>()
    let header = typed == "email=name" ? ["name", "name"] : ["LoginID", "name"]
    let refusal = #expect(throws: MappingRefusal.self) { try mapping.take(typed, of: header) }
    #expect(try #require(refusal).sentence.hasPrefix(beginning))
  }

  @Test func `two columns cannot both be the address`() throws {
    let form = FormFields([("column-0", "email"), ("column-1", "email"), ("column-2", "nonsense")])
    let errors = #expect(throws: FieldErrors.self) {
      try ColumnMapping<PersonColumn>(form, header: ["A", "B", "C"])
    }
    #expect(
      try #require(errors)["column-1"]
        == "E-mail is already taken from A. Choose it for one of the two columns.")
  }

  @Test(arguments: [
    ("europe/lisbon", "Europe/Lisbon"), ("UTC", "UTC"), ("Europe/Lisbo", nil), ("Lisbon", nil), ("", nil),
  ])
  func `a zone in another case is taken, a wrong one is not`(_ typed: String, _ zone: String?) {
    #expect(ZoneGuess.exact(typed)?.name == zone)
  }

  @Test(arguments: [
    ("Europe/Lisbo", "Europe/Lisbon"), ("Lisbon", "Europe/Lisbon"),
    ("W. Europe Standard Time", "Europe/Berlin"),
    ("PST", "America/Los_Angeles"), ("America/NewYork", "America/New_York"),
    ("Asia/Calcutta", "Asia/Kolkata"),
  ])
  func `the zone that was probably meant is proposed first`(_ typed: String, _ zone: String) {
    #expect(ZoneGuess.suggestions(typed).first == zone)
  }
}
