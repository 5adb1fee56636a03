import Doors
import Essentials
import People

/// How much one person may ask for and write in a while. Held in memory: of topics without a name nothing else must know who
/// asked for them.
struct TopicLimits: Sendable {
  /// Comments and offers write letters to whoever asked.
  let letters: RateLimit
  private let asks: RateLimit
  private let nameless: RateLimit

  init(_ doors: Doors) {
    letters = RateLimit(20, per: .minutes(10), clock: doors.now)
    asks = RateLimit(60, per: .hours(1), clock: doors.now)
    nameless = RateLimit(5, per: .days(1), clock: doors.now)
  }

  func takeAsk(_ draft: TopicDraft, by person: ID<Person>) async throws {
    if draft.isAnonymous, await nameless.take(person.text) != nil { throw AskedEnough.withoutName }
    if await asks.take(person.text) != nil { throw AskedEnough.inAnHour }
  }
}

/// Somebody asks for more topics than anybody would read.
enum AskedEnough: Refusal, Equatable {
  case withoutName, inAnHour

  var sentence: String {
    switch self {
    case .withoutName:
      say("You have asked for several topics without your name today. Ask with your name, or tomorrow.")
    case .inAnHour: say("You have asked for many topics within an hour. Wait a little, and ask again.")
    }
  }
}
