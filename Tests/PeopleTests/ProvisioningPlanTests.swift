import Essentials
import People
import TestSupport
import Testing

struct ProvisioningPlanTests {
  static let small = """
    email,name,department,title,manager_email,location,time_zone
    ben@x.org,Ben Okafor,Assembly,Foreman,ana@x.org,Leeds,Europe/London
    ana@x.org,Ana Prata,Direction,Director,,Porto,Europe/Lisbon
    chloe@x.org,Chloé Martin,Assembly,Fitter,Ben Okafor,Leeds,
    """

  @Test func `a list brings people, departments and the tree of managers in any order`() throws {
    let plan = try Lists().plan(Self.small)
    #expect(plan.errors.isEmpty && plan.warnings.isEmpty)
    #expect(plan.summary == "3 added, 0 changed, 0 unchanged")
    #expect(plan.departments.map(\.name) == ["Assembly", "Direction"])
    #expect(plan.tree == ["ana@x.org": "", "ben@x.org": "ana@x.org", "chloe@x.org": "ben@x.org"])
    #expect(plan.lines.map(\.person.zone.name) == ["Europe/London", "Europe/Lisbon", "Europe/Lisbon"])
  }

  @Test func `the same list a second time changes nothing`() throws {
    let lists = try Lists().after(Self.small)
    let plan = try lists.plan(Self.small)
    #expect(plan.summary == "0 added, 0 changed, 3 unchanged")
    #expect(plan.departments.isEmpty && plan.missing.isEmpty && plan.deeds.isEmpty)
  }

  @Test func `what becomes different is said field by field`() throws {
    let lists = try Lists().after(Self.small)
    let plan = try lists.plan(
      Self.small.replacing("Ben Okafor,Assembly,Foreman", with: "Ben Okafor,Quality,Foreman").replacing(
        "Leeds,\n", with: "\n"
      )
      .replacing("Fitter,Ben Okafor", with: "Fitter,"))
    #expect(plan.summary == "0 added, 2 changed, 1 unchanged")
    let words = plan.deeds.map { ImportWords.what($0) }
    #expect(words == ["Department: Assembly → Quality", "Manager: Ben Okafor → none"])
  }

  @Test func `any order of lines gives the same people and the same tree`() throws {
    let header = "email,name,manager,department"
    let lines = (0..<40).map {
      "p\($0)@x.org,Person \($0),\($0 == 0 ? "" : "p\(($0 - 1) / 3)@x.org"),D\($0 % 4)"
    }
    let expected = try Lists().plan(([header] + lines).joined(separator: "\n"))
    for seed in UInt64(1)...20 {
      let random = SeededRandom(seed)
      let mixed = lines.map { ($0, random.next()) }.sorted { $0.1 < $1.1 }.map(\.0)
      let plan = try Lists().plan(([header] + mixed).joined(separator: "\n"))
      #expect(plan.errors.isEmpty)
      #expect(plan.tree == expected.tree)
      #expect(Set(plan.departments.map(\.name)) == Set(expected.departments.map(\.name)))
    }
  }

  @Test(arguments: [
    (
      "ana@x.org,Ana,,,,\nana@x.org,Ana P,,,,",
      [
        "line 2, column email: The address ana@x.org stands on line 3 too. Keep one of the lines, or correct the others.",
        "line 3, column email: The address ana@x.org stands on line 2 too. Keep one of the lines, or correct the others.",
      ]
    ),
    (
      "ana,Ana,,,,",
      [
        "line 2, column email: “ana” is a login name and no e-mail address. Give the mail domain of your organisation, so that it becomes ana@example.org, or take the addresses from another column."
      ]
    ),
    (
      "Ana <ana@x.org>,Ana,,,,",
      ["line 2, column email: “Ana <ana@x.org>” is not an e-mail address. Write ana@x.org, if that is meant."]
    ),
    (
      "inês@x.org,Inês,,,,",
      ["line 2, column email: “inês@x.org” is not an e-mail address. Write ines@x.org, if that is meant."]
    ),
    (
      ",Ana,,,,",
      [
        "line 2, column email: Ana is new here and has no e-mail address. Write the address, such as name@example.org."
      ]
    ),
    ("ana@x.org,,,,,", ["line 2, column name: The cell is empty. Write the person's name."]),
    (
      "ana@x.org,#REF!,,,,",
      ["line 2, column name: “#REF!” is a formula that did not work out. Write the value that belongs here."]
    ),
    (
      "ana@x.org,Ana,,,Lisbon,",
      ["line 2, column zone: “Lisbon” is not a time zone. Write Europe/Lisbon, if that is meant."]
    ),
    (
      "ana@x.org,Ana,,,,1.2E+05",
      [
        "line 2, column staff id: “1.2E+05” is a number that a spreadsheet has shortened. Format the column as text and write the whole number."
      ]
    ),
    (
      "ana@x.org,Ana,,ana@x.org,,",
      [
        "line 2, column manager: Ana would be their own manager. Leave the cell empty for whoever is at the top."
      ]
    ),
    (
      "ana@x.org,Ana,,zoe@x.org,,",
      [
        "line 2, column manager: “zoe@x.org” is nobody in the file and nobody here. Write another manager, or leave the cell empty."
      ]
    ),
    (
      "ana@x.org,Ana,,,,\nben@x.org,Ben,,ana@x.orgg,,",
      [
        "line 3, column manager: “ana@x.orgg” is nobody in the file and nobody here. Write ana@x.org, if that is meant."
      ]
    ),
    (
      "a@x.org,Ana,,c@x.org,,\nb@x.org,Ben,,a@x.org,,\nc@x.org,Cy,,b@x.org,,",
      [
        "line 2, column manager: These people manage each other in a circle: Ana → Cy → Ben → Ana. Give one of them another manager, or none."
      ]
    ),
    (
      "a@x.org,Ana,,,,\nb@x.org,Ana,,,,\nc@x.org,Cy,,ana,,",
      ["line 4, column manager: 2 people are called ana. Write the address: a@x.org and b@x.org."]
    ),
  ])
  func `a wrong row names line, column, what is wrong and what would be right`(
    _ rows: String, _ errors: [String]
  ) throws {
    #expect(try Lists().errors("email,name,department,manager,zone,staff id\n" + rows) == errors)
  }

  @Test func `everything wrong with a file is said at once, and one mistake only once`() throws {
    let plan = try Lists().plan(
      """
      email,name,manager,zone
      ken,Ken,,
      ana@x.org,Ana,ken,Lisbon
      ben@x.org,,nobody@x.org,
      """)
    #expect(plan.errors.map(\.line) == [2, 3, 4, 4])
    #expect(plan.errors.map(\.column) == ["email", "zone", "name", "manager"])
  }

  @Test func `without a column of addresses or numbers the whole file is refused`() throws {
    #expect(
      try Lists().errors("name\nAna\n") == [
        "the file: No column is taken as e-mail, so nobody can be told apart. Say which column holds the addresses or login names."
      ])
  }

  @Test func `a staff number finds somebody whose address has changed`() throws {
    let lists = try Lists().after("email,staff id,name\nana@x.org,17,Ana\n")
    let plan = try lists.plan("email,staff id,name\nana.prata@x.org,17,Ana\n")
    #expect(plan.summary == "0 added, 1 changed, 0 unchanged")
    #expect(ImportWords.what(plan.lines[0]) == "E-mail: ana@x.org → ana.prata@x.org")
  }

  @Test func `number and address of two different people are refused by name`() throws {
    let lists = try Lists().after("email,staff id,name\nana@x.org,17,Ana\nben@x.org,18,Ben\n")
    let errors = try lists.errors("email,staff id,name\nben@x.org,17,Ana\n")
    #expect(
      errors == [
        "line 2, column email: 17 is the number of Ana, and ben@x.org the address of Ben. Correct the number or the address."
      ])
  }

  @Test func `two people may swap their addresses`() throws {
    let lists = try Lists().after("email,staff id,name\na@x.org,1,Ana\nb@x.org,2,Ben\n")
    let plan = try lists.plan("email,staff id,name\nb@x.org,1,Ana\na@x.org,2,Ben\n")
    #expect(plan.errors.isEmpty && plan.changed == 2)
  }

  @Test func `what people wrote about themselves is filled in and never overwritten`() throws {
    var lists = try Lists().after("email,name,teaches,wants\nana@x.org,Ana,,Rust\n")
    lists.present.people[0].about = "Ask me about torque"
    let plan = try lists.plan("email,name,teaches,wants,about\nana@x.org,Ana,Torque,Go,From the list\n")
    #expect(ImportWords.what(plan.lines[0]) == "Can teach: none → Torque")
  }

  @Test func `an empty cell clears what the organisation decides, and keeps zone, address and number`() throws
  {
    let list = "email,staff id,name,title,department,zone\n"
    let lists = try Lists().after(list + "ana@x.org,17,Ana,Fitter,Assembly,Europe/London\n")
    let plan = try lists.plan(list + "ana@x.org,,Ana,,,\n")
    #expect(ImportWords.what(plan.lines[0]) == "Job title: Fitter → none; Department: Assembly → none")
  }

  @Test func `whoever is missing is offered, the deactivated are not and stay so`() throws {
    var lists = try Lists().after(Self.small)
    lists.present.people[0].deactivatedAt = TestClock().now
    let gone = lists.present.people[0]
    let plan = try lists.plan("email,name\n\(gone.email),\(gone.name)\n")
    #expect(Set(plan.missing.map(\.email)) == ["ana@x.org", "chloe@x.org"])
    #expect(plan.warnings.map(\.wrong) == ["\(gone.name) is deactivated and stays so."])
  }

  @Test func `a deactivated manager outside the file is refused by name`() throws {
    var lists = try Lists().after("email,name\nana@x.org,Ana\n")
    lists.present.people[0].deactivatedAt = TestClock().now
    let errors = try lists.errors("email,name,manager\nben@x.org,Ben,ana@x.org\n")
    #expect(
      errors == [
        "line 2, column manager: Ana is deactivated and cannot be a manager. Write another manager, or leave the cell empty."
      ])
  }

  @Test func `a circle through people outside the file is found`() throws {
    let lists = try Lists().after("email,name,manager\nana@x.org,Ana,\nben@x.org,Ben,ana@x.org\n")
    let errors = try lists.errors("email,name,manager\nana@x.org,Ana,ben@x.org\n")
    #expect(
      errors == [
        "line 2, column manager: These people manage each other in a circle: Ana → Ben → Ana. Give one of them another manager, or none."
      ])
  }

  @Test func `login names become addresses with the mail domain`() throws {
    var lists = Lists()
    (lists.mailDomain, lists.columns) = ("x.org", ["email=login", "name="])
    let plan = try lists.plan("login,manager\nHQ\\ana.prata,\nHQ\\josé1,HQ\\ana.prata\n")
    #expect(plan.errors.isEmpty)
    #expect(plan.lines.map(\.person.email) == ["ana.prata@x.org", "jose1@x.org"])
    #expect(plan.lines.map(\.person.name) == ["Ana Prata", "José 1"])
    #expect(plan.tree["jose1@x.org"] == "ana.prata@x.org")
  }

  @Test(arguments: [
    ("/,/1/,/1/2/,/2/", ["": "", "/1/": "/", "/1/2/": "/1/", "/2/": "/"]),
    ("NULL,1,1.4,2", ["1": "NULL", "1.4": "1", "2": "NULL"]),
    ("NULL,0x58,0x5AC0,0x5AD6", ["0x58": "NULL", "0x5AC0": "0x58", "0x5AD6": "0x5AC0"]),
  ])
  func `managers are read from places in a tree`(_ places: String, _ above: [String: String]) throws {
    let all = places.split(separator: ",").map(String.init)
    let lines = all.enumerated().map { "p\($0)@x.org,Person \($0),\($1)" }
    let plan = try Lists().plan("email,name,hierarchyid\n" + lines.reversed().joined(separator: "\n"))
    #expect(plan.errors.isEmpty)
    for (place, upper) in above where !upper.isEmpty {
      let (one, two) = (try #require(all.firstIndex(of: place)), try #require(all.firstIndex(of: upper)))
      #expect(plan.tree["p\(one)@x.org"] == "p\(two)@x.org")
    }
  }

  @Test func `orphans and doubles in a tree are refused by name`() throws {
    let errors = try Lists().errors(
      "email,name,hierarchyid\na@x.org,Ana,/1/\nb@x.org,Ben,/2/7/\nc@x.org,Cy,/1/\nd@x.org,Dot,x\n")
    #expect(
      errors == [
        "line 3, column hierarchyid: Nobody stands directly above Ben in the tree. Add the line of whoever does, or correct the place.",
        "line 4, column hierarchyid: This is the place of line 2 too. Give each line a place of its own; one line may leave it empty, the top.",
        "line 5, column hierarchyid: “x” is no place in a tree. It looks like /1/4/, 1.4 or 0x5AC0.",
      ])
  }

  @Test func `a likely typing mistake in a department is pointed out`() throws {
    let plan = try Lists().plan(
      "email,name,department\na@x.org,Ana,Research and Development\nb@x.org,Ben,Reserch and Development\nc@x.org,Cy,Shop 1\nd@x.org,Dot,Shop 2\n"
    )
    #expect(
      plan.warnings.map(\.wrong) == [
        "“Reserch and Development” is a new department and looks like “Research and Development”."
      ])
  }

  @Test func `the fingerprint tells outcomes apart and nothing else`() throws {
    let first = try Lists().plan(Self.small)
    #expect(try Lists().plan(Self.small).fingerprint == first.fingerprint)
    let other = try Lists().plan(Self.small.replacing("Foreman", with: "Forewoman"))
    #expect(other.fingerprint != first.fingerprint)
    #expect(try Lists().after(Self.small).plan(Self.small).fingerprint != first.fingerprint)
  }
}
