import Database
import Doors
import Essentials
import Foundation
import Guildhall
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import People
import Synchronization
import Web

/// A small organisation with named people and a fixed past, on a database of its own. Tests act through the front door.
public struct TestWorld: Sendable {
  public let instance: Instance
  /// One for the whole test, as a server has one, so that limits on tries hold.
  let door: FrontDoor
  public let clock: TestClock
  public let post: TestPost
  public let quality: Department
  public let firmware: Department

  public var doors: Doors { instance.doors }
  public var store: Store { instance.doors.store }

  /// An instance that nobody has set up yet.
  public static func fresh(on engine: Engine) async throws -> TestWorld {
    try await make(on: engine, isEmpty: true)
  }

  public static func make(on engine: Engine, development: Bool = false) async throws -> TestWorld {
    try await make(on: engine, development: development, isEmpty: false)
  }

  private static func make(on engine: Engine, development: Bool = false, isEmpty: Bool) async throws
    -> TestWorld
  {
    let clock = TestClock()
    let store = try await engine.freshStore(clock: clock.read)
    let settings = try Settings.read(
      flags: [.data: NSTemporaryDirectory(), .development: development ? "yes" : "no"], environment: [:])
    let post = TestPost()
    let doors = Doors(
      store: store, settings: settings, post: post, passwords: .cheap, entropy: SeededRandom(7).next)
    let (quality, firmware) = try await store.write { tx in
      if isEmpty { return (Department(id: tx.newID(), name: ""), Department(id: tx.newID(), name: "")) }
      try Organisation(
        name: "Tidewater Instruments", zone: Zone("Europe/Lisbon")!, workWeek: [1, 2, 3, 4, 5]
      )
      .save(in: tx)
      return (try Department.add("Quality", in: tx), try Department.add("Firmware", in: tx))
    }
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let instance = Instance(doors: doors, logger: logger)
    let world = TestWorld(
      instance: instance, door: instance.frontDoor(), clock: clock, post: post, quality: quality,
      firmware: firmware)
    if isEmpty { return world }
    try await world.store.write { tx in
      for somebody in Somebody.all { try world.person(somebody).save(in: tx) }
    }
    return world
  }

  /// Runs everything that was put off and is due.
  public func work() async throws { try await instance.worker().drain() }

  private func person(_ somebody: Somebody) -> Person {
    Person(
      id: somebody.id, email: somebody.email, name: somebody.name,
      department: (somebody.worksInFirmware ? firmware : quality).id, zone: Zone(somebody.zone)!,
      roles: somebody.roles,
      createdAt: clock.now)
  }
}

/// The people of the test world, by name.
public struct Somebody: Sendable, Hashable {
  public let name: String
  public let roles: Set<Role>
  public let zone: String
  let place: Int
  let worksInFirmware: Bool

  public var id: ID<Person> {
    .make(at: Instant(milliseconds: 1_790_000_000_000 + Int64(place)), random: (UInt64(place), UInt64(place)))
  }
  public var email: String { "\(name.split(separator: " ")[0].lowercased())@tidewater.example" }

  /// A member, in Lisbon, in Quality.
  public static let ana = Somebody("Ana Prata", place: 1)
  /// A member, in Helsinki, in Firmware.
  public static let mika = Somebody("Mika Lehtonen", zone: "Europe/Helsinki", place: 2, worksInFirmware: true)
  /// An organiser.
  public static let ines = Somebody("Inês Carvalho", [.organiser], place: 3)
  /// A sponsor.
  public static let sam = Somebody("Samuel Okafor", [.sponsor], place: 4)
  /// The administrator.
  public static let dora = Somebody("Dora Vidal", [.administrator], place: 5)
  /// Another member, in Pune, in Firmware.
  public static let priya = Somebody("Priya Deshmukh", zone: "Asia/Kolkata", place: 6, worksInFirmware: true)

  public static let all = [ana, mika, ines, sam, dora, priya]

  init(
    _ name: String, _ roles: Set<Role> = [], zone: String = "Europe/Lisbon", place: Int,
    worksInFirmware: Bool = false
  ) {
    (self.name, self.roles, self.zone) = (name, roles, zone)
    (self.place, self.worksInFirmware) = (place, worksInFirmware)
  }
}

/// Keeps the letters instead of sending them.
public final class TestPost: Post {
  private let letters = Mutex<[MailMessage]>([])
  private let fault = Mutex<DeliveryFault?>(nil)

  public var sent: [MailMessage] { letters.withLock { $0 } }

  /// The next deliveries fail like this; nil lets them through again.
  public func fail(with next: DeliveryFault?) { fault.withLock { $0 = next } }

  public func deliver(_ message: MailMessage) async throws(DeliveryFault) {
    if let fault = fault.withLock({ $0 }) { throw fault }
    letters.withLock { $0.append(message) }
  }
}
