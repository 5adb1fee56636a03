import Database
import Essentials

/// The organisation that this instance serves; there is exactly one.
public struct Organisation: Sendable, Equatable {
  public var name: String
  /// The zone of times that name none.
  public var zone: Zone
  /// The days people work, 1 Monday … 7 Sunday.
  public var workWeek: Set<Int>
  /// How many votes a person can have on topics of which something can still come.
  public var voteBudget: Int

  public static let usualVoteBudget = 10
  static let voteBudgets = 1...1000

  public init(name: String, zone: Zone, workWeek: Set<Int>, voteBudget: Int = usualVoteBudget) {
    (self.name, self.zone, self.workWeek, self.voteBudget) = (name, zone, workWeek, voteBudget)
  }

  /// Nil until the set-up is done.
  public static func find(in tx: Transaction) throws -> Organisation? {
    try tx.one("SELECT name, zone, work_week, vote_budget FROM organisation WHERE id = 1") { row in
      let week: String = try row["work_week"]
      return Organisation(
        name: try row["name"], zone: try row["zone"],
        workWeek: Set(week.split(separator: ",").compactMap { Int($0) }), voteBudget: try row["vote_budget"])
    }
  }

  public func save(in tx: Transaction) throws {
    let week = workWeek.sorted().map(String.init).joined(separator: ",")
    try tx.run(
      """
      INSERT INTO organisation (id, name, zone, work_week, vote_budget, created_at)
      VALUES (1, \(name), \(zone), \(week), \(voteBudget), \(tx.now))
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, zone = excluded.zone, work_week = excluded.work_week,
        vote_budget = excluded.vote_budget
      """)
  }
}

extension Department {
  public static func all(in tx: Transaction) throws -> [Department] {
    try tx.all("SELECT id, name FROM department ORDER BY name_key") { row in
      Department(id: try row["id"], name: try row["name"])
    }
  }

  /// Adds a department; throws `DatabaseFault` when one of that name exists.
  @discardableResult
  public static func add(_ name: String, in tx: Transaction) throws -> Department {
    let department = Department(id: tx.newID(), name: name)
    try tx.run(
      """
      INSERT INTO department (id, name, name_key, created_at)
      VALUES (\(department.id), \(name), \(Folded.key(name)), \(tx.now))
      """)
    return department
  }
}
