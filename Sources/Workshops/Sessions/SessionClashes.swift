import Essentials
import People

/// Another session at the same time, as far as a clash needs to know it.
struct SessionNeighbour: Sendable {
  let id: ID<Session>
  let title: String
  let time: SessionTime
  let roomKey: String
  let crew: [ID<Person>]
}

/// A person or a room that is needed twice at once. It can be scheduled all the same: people swap, rooms have
/// two ends, and the organisers know better.
public struct SessionClashes: Refusal, Equatable {
  public enum Cause: Sendable, Equatable { case room(String), person(String) }
  public struct Clash: Sendable, Equatable {
    public let cause: Cause
    public let title: String
    public let time: SessionTime
  }

  public let clashes: [Clash]

  static func check(
    _ plan: SessionPlan, against neighbours: [SessionNeighbour], names: [ID<Person>: String]
  ) throws(SessionClashes) {
    let key = plan.delivery.modes.contains(.room) ? Folded.key(plan.room) : ""
    let clashes = neighbours.filter { $0.time.overlaps(plan.time) }.flatMap { other in
      let room = !key.isEmpty && other.roomKey == key ? [Cause.room(plan.room)] : []
      let people = plan.crew.filter(other.crew.contains).map { Cause.person(names[$0] ?? say("Somebody")) }
      return (room + people).map { Clash(cause: $0, title: other.title, time: other.time) }
    }
    if !clashes.isEmpty { throw SessionClashes(clashes: clashes) }
  }

  public var sentence: String {
    let sentences = clashes.map { clash in
      let time = Told.moment(clash.time.start, in: clash.time.zone)
      return switch clash.cause {
      case .room(let room): say("\(room) is taken by “\(clash.title)”: \(time).")
      case .person(let name): say("\(name) also runs “\(clash.title)”: \(time).")
      }
    }
    return (sentences + [say("Choose another time, room or person, or schedule it all the same.")])
      .joined(separator: " ")
  }
}
