import Database
import Doors
import Essentials
import Logging
import People
import Synchronization
import Workshops

/// A believable invented organisation with its history, made by the same deeds that people use, under a clock that
/// runs through the months. The same seed on the same day gives the same organisation.
public struct Demo: Sendable {
  public let people: Int
  /// How far back the history goes, in weeks.
  public let weeks: Int
  public let seed: UInt64
  /// The day on which the history ends.
  public let today: Day

  public init(people: Int = 120, years: Double = 0.75, seed: UInt64 = 1, today: Day) {
    (self.people, weeks, self.seed, self.today) = (people, max(4, Int(years * 52)), seed, today)
  }

  static let home = Zone("Europe/Lisbon")!
  static let organisation = "Tidewater Instruments"

  /// The day it is at the organisation's first site.
  public static func today() -> Day { home.wall(at: Store.World.systemClock()).day }

  /// One person for each role, to look around as.
  public struct Guide: Sendable {
    public let role: String
    public let email: String
  }

  /// Fills an empty database; refuses one that is in use. `progress` hears shares from 0 to 1.
  public func fill(_ settings: Settings, logger: Logger, progress: @escaping @Sendable (Double) -> Void)
    async throws -> [Guide]
  {
    let clock = DemoClock(at(week: 0, weekday: 1, "06:00", Demo.home))
    let entropy = Mutex(DemoChance(seed))
    let world = Store.World(clock: clock.read) { entropy.withLock { $0.next() } }
    let store = try await Store.open(settings.database, world: world)
    let doors = Doors(store: store, settings: settings, post: NoPost())
    try await Migrator.migrate(store, MigrationList.all)
    let guides =
      people < LargeDemo.smallest
      ? try await DemoStory(demo: self, instance: Instance(doors: doors, logger: logger), clock: clock)
        .tell(progress) : try await LargeDemo(demo: self, store: store).fill(progress)
    // The past is laid down on its first day; what is counted of it is counted on its last.
    clock.move(to: at(week: weeks, weekday: today.weekday, "07:00", Demo.home))
    try await GapCount.run(store)
    await store.close()
    return guides
  }

  /// The day of a week of the story; week 0 is its first.
  func day(week: Int, weekday: Int) -> Day {
    today.adding(days: 1 - today.weekday - 7 * weeks + 7 * week + weekday - 1)
  }

  func at(week: Int, weekday: Int, _ time: String, _ zone: Zone) -> Instant {
    zone.resolve(WallTime(day: day(week: week, weekday: weekday), time: TimeOfDay(time)!)).instant
  }
}

/// A clock that the story moves.
final class DemoClock: Sendable {
  private let instant: Mutex<Instant>
  init(_ start: Instant) { instant = Mutex(start) }

  var read: @Sendable () -> Instant { { self.instant.withLock { $0 } } }

  /// Never back.
  func move(to moment: Instant) { instant.withLock { $0 = max($0, moment) } }
}

/// Chance that repeats itself (SplitMix64, Steele et al. 2014).
struct DemoChance: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// True so often in a hundred.
  mutating func happens(_ percent: Int) -> Bool { Int(next() % 100) < percent }

  mutating func one<T>(of items: [T]) -> T { items[Int(next() % UInt64(items.count))] }

  /// Some of them in a random order.
  mutating func some<T>(_ count: Int, of items: [T]) -> [T] {
    Array(items.shuffled(using: &self).prefix(max(0, count)))
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}

/// Why an organisation is not made.
public enum DemoRefusal: Refusal {
  case inUse

  public var sentence: String {
    "This database is in use already. Give the demo a folder of its own: guildhall demo --data demo"
  }
}
