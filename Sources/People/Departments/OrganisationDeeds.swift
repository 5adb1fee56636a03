import Database
import Essentials

extension Organisation {
  /// Replaces what is stored and writes down what became different.
  func change(by actor: ID<Person>, in tx: Transaction) throws {
    let before = try Organisation.find(in: tx)
    guard before != self else { return }
    try save(in: tx)
    let week = workWeek.sorted().map(String.init).joined(separator: ",")
    try Audit.record(
      "organisation changed", of: "organisation",
      detail: "\(name), \(zone.name), \(week), \(voteBudget) votes", by: actor, in: tx)
  }
}
