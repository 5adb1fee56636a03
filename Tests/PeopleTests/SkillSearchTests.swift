import Database
import Essentials
import TestSupport
import Testing

@testable import People

/// Looking for skills whose names one does not quite remember.
struct SkillSearchTests {
  private static let names = [
    "JavaScript", "Java", "Vibration analysis", "Calibration", "Soldering", "Welding", "Torque tools", "C++",
    "C#",
    "Écriture technique", "Reading spectra", "Spectral methods", "Data modelling", "Database design",
    "Statistics",
    "Statics", "Negotiation", "Rota planning", "तकनीकी लेखन", "Ανάλυση δονήσεων",
  ]

  /// What is typed: words of the names with mistakes in them.
  private static let typed: [String] =
    names.flatMap { Folded.words($0).flatMap(mistyped) } + ["vibraton analisys", "data bse", "spectre"]

  /// A letter left out, doubled, or changed with the one behind it.
  private static func mistyped(_ word: String) -> [String] {
    guard word.count > 4 else { return [word] }
    var all: [String] = []
    for place in [1, 3] {
      var (without, doubled, swapped) = (Array(word), Array(word), Array(word))
      without.remove(at: place)
      doubled.insert(doubled[place], at: place)
      swapped.swapAt(place, place + 1)
      all += [without, doubled, swapped].map { String($0) }
    }
    return all
  }

  @Test(arguments: Engine.available)
  func `what is alike enough is found, though only names that share many letters are looked at`(
    _ engine: Engine
  )
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    try await Frameworks(store: world.store, skills: "name\n" + Self.names.joined(separator: "\n") + "\n")
      .apply()
    for typed in Self.typed {
      let (all, found) = try await world.store.read { tx in
        let lines = try tx.all(
          "SELECT \(sql: SkillLine.columns) FROM \(sql: SkillLine.tables)", SkillLine.init)
        return (SkillRules.ranked(lines, for: typed, exact: []), try SkillSearch.find(typed, in: tx))
      }
      #expect(Set(all.map(\.name)).isSubset(of: found.map(\.name)), "\(typed)")
    }
    let mistyped = try await world.store.read { tx in try SkillSearch.find("javascrpit", in: tx) }
    #expect(mistyped.first?.name == "JavaScript")
  }
}
