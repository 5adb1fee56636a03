import Database
import Essentials

extension Department {
  /// Founds a department; a name that another one has is refused at its field.
  @discardableResult
  static func found(_ name: String, by actor: ID<Person>, in tx: Transaction) throws -> Department {
    try refuseTaken(name, except: nil, in: tx)
    let department = try add(name, in: tx)
    try Audit.record("department added", of: department.id.text, detail: name, by: actor, in: tx)
    return department
  }

  static func rename(_ id: ID<Department>, to name: String, by actor: ID<Person>, in tx: Transaction) throws {
    guard let department = try find(id, in: tx) else { throw NotHere() }
    try refuseTaken(name, except: id, in: tx)
    try department.write(name: name, in: tx)
    try Audit.record(
      "department renamed", of: id.text, detail: "\(department.name) → \(name)", by: actor, in: tx)
  }

  /// Moves everybody over and removes it; gives the name of the one that stays.
  static func merge(
    _ id: ID<Department>, into other: ID<Department>, by actor: ID<Person>, in tx: Transaction
  ) throws -> (gone: String, stays: String) {
    guard let department = try find(id, in: tx), let target = try find(other, in: tx) else { throw NotHere() }
    try DepartmentRules.merge(department, into: target)
    try department.moveEverybody(to: other, in: tx)
    try DepartmentTargets.merge(id, into: other, in: tx)
    try remove(department, in: tx)
    try Audit.record(
      "department merged", of: other.text, detail: "\(department.name) → \(target.name)", by: actor, in: tx)
    return (department.name, target.name)
  }

  static func remove(_ id: ID<Department>, by actor: ID<Person>, in tx: Transaction) throws -> String {
    guard let department = try find(id, in: tx) else { throw NotHere() }
    try DepartmentRules.remove(department, people: try department.size(in: tx))
    try remove(department, in: tx)
    try Audit.record("department removed", of: id.text, detail: department.name, by: actor, in: tx)
    return department.name
  }

  private static func remove(_ department: Department, in tx: Transaction) throws {
    do {
      try DepartmentTargets.save([:], of: department.id, in: tx)
      try department.delete(in: tx)
    } catch DatabaseFault.foreignKey {
      throw DepartmentRefusal.inUse(department.name)
    }
  }

  private static func refuseTaken(_ name: String, except id: ID<Department>?, in tx: Transaction) throws {
    guard let other = try find(named: name, in: tx), other.id != id else { return }
    throw FieldErrors("name", say("Name: there is a department \(other.name) already. Choose another name."))
  }
}
