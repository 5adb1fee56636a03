import Database
import Essentials
import Foundation
import People
import TestSupport
import Testing

/// The lists beside the project; skipped, and said so, where they are not.
@Suite(.enabled(if: SharedData.isThere, "there is no ../shared/data to read"))
struct ProvisioningRealDataTests {
  @Test func `the list of 290 is taken as it is: 16 departments and the whole tree`() throws {
    let table = try ImportTable(bytes: try SharedData.bytes("people/adventureworks-people.csv"))
    let plan = try Lists().plan(table)
    #expect(plan.errors.isEmpty && plan.warnings.isEmpty)
    #expect(plan.summary == "290 added, 0 changed, 0 unchanged")
    #expect(plan.departments.count == 16)
    #expect(plan.lines.filter { $0.person.manager == nil }.map(\.person.name) == ["Ken 0"])
  }

  @Test func `the messy export is refused with a precise error a row`() throws {
    var lists = Lists()
    lists.columns = ["email=LoginID"]
    let plan = try lists.plan(
      try ImportTable(bytes: try SharedData.bytes("people/adventureworks-hr-export.cp1252.csv")))
    #expect(plan.errors.count == 290)
    #expect(plan.errors.map(\.line) == Array(2...291))
    #expect(
      plan.errors[269 - 0].wrong == "“adventure-works\\françois0” is a login name and no e-mail address.")
  }

  @Test func `with a mapping the messy export gives the same people and the same tree`() throws {
    var lists = Lists()
    lists.columns = ["email=LoginID", "external_id=BusinessEntityID"]
    lists.mailDomain = "adventure-works.example"
    let messy = try ImportTable(bytes: try SharedData.bytes("people/adventureworks-hr-export.cp1252.csv"))
    #expect(messy.encoding == TextDecoding.guessed)
    let plan = try lists.plan(messy)
    let clean = try Lists().plan(
      try ImportTable(bytes: try SharedData.bytes("people/adventureworks-people.csv")))
    #expect(plan.errors.isEmpty)
    #expect(plan.tree == clean.tree)
    #expect(plan.lines.map(\.person.name) == clean.lines.map(\.person.name))
    #expect(plan.lines.map(\.person.jobTitle) == clean.lines.map(\.person.jobTitle))
    #expect(plan.departments.map(\.name) == clean.departments.map(\.name))
  }

  @Test(arguments: Engine.available)
  func `the list is applied once, and a second time changes nothing`(_ engine: Engine) async throws {
    let store = try await engine.freshStore()
    let table = try ImportTable(bytes: try SharedData.bytes("people/adventureworks-people.csv"))
    let choices = PeopleChoices(mapping: ColumnMapping(guessing: table.header))
    let first = try await store.write { tx in
      try PeopleImport.apply(table, choices, file: "people.csv", by: nil, in: tx)
    }
    #expect(first.summary == "290 added, 0 changed, 0 unchanged")
    let second = try await store.write { tx in
      try PeopleImport.apply(table, choices, file: "people.csv", by: nil, in: tx)
    }
    #expect(second.summary == "0 added, 0 changed, 290 unchanged")
    let (people, departments, led): (Int?, Int?, Int?) = try await store.read { tx in
      (
        try tx.value("SELECT count(*) FROM person"), try tx.value("SELECT count(*) FROM department"),
        try tx.value("SELECT count(*) FROM person WHERE manager_id IS NOT NULL")
      )
    }
    #expect(people == 290 && departments == 16 && led == 289)
  }
}
