import Database
import Essentials

enum Mood: String, SQLStorable { case calm, merry }

/// One of each kind of value.
struct Kept: Equatable {
  let id: ID<Kept>
  let text: String
  let number: Int
  let long: Int64
  let real: Double
  let truth: Bool
  let instant: Instant
  let day: Day
  let time: TimeOfDay
  let wall: WallTime
  let zone: Zone
  let mood: Mood

  static let table: SQL = """
    CREATE TABLE kept (id TEXT, text TEXT, number INTEGER, long BIGINT, real DOUBLE PRECISION, truth BOOLEAN,
      instant BIGINT, day TEXT, time TEXT, wall TEXT, zone TEXT, mood TEXT)
    """

  static let sample = Kept(
    id: ID.unlinkable(random: (1, 2)), text: "Zoë", number: -7, long: 1 << 40, real: 2.5, truth: true,
    instant: Instant(milliseconds: 1_794_992_400_123), day: Day(iso: "2024-02-29")!,
    time: TimeOfDay("23:59")!,
    wall: WallTime("2026-03-29T02:30")!, zone: Zone("Europe/Lisbon")!, mood: .merry)

  init(
    id: ID<Kept>, text: String, number: Int, long: Int64, real: Double, truth: Bool, instant: Instant,
    day: Day,
    time: TimeOfDay, wall: WallTime, zone: Zone, mood: Mood
  ) {
    (self.id, self.text, self.number, self.long, self.real, self.truth) = (
      id, text, number, long, real, truth
    )
    (self.instant, self.day, self.time, self.wall, self.zone, self.mood) = (
      instant, day, time, wall, zone, mood
    )
  }

  init(_ row: Row) throws {
    self.init(
      id: try row["id"], text: try row["text"], number: try row["number"], long: try row["long"],
      real: try row["real"], truth: try row["truth"], instant: try row["instant"], day: try row["day"],
      time: try row["time"], wall: try row["wall"], zone: try row["zone"], mood: try row["mood"])
  }

  func save(in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO kept VALUES (\(id), \(text), \(number), \(long), \(real), \(truth), \(instant), \(day),
        \(time), \(wall), \(zone), \(mood))
      """)
  }

  static func saveNothing(in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO kept VALUES (\(ID<Kept>?.none), \(String?.none), \(Int?.none), \(Int64?.none),
        \(Double?.none), \(Bool?.none), \(Instant?.none), \(Day?.none), \(TimeOfDay?.none), \(WallTime?.none), \(Zone?.none),
        \(Mood?.none))
      """)
  }
}
