import Essentials
import People

/// Why somebody gets a letter. Every letter says it, and the list of letters keeps it.
enum Reason: Sendable, Equatable {
  case askedToSignIn
  case wasAdded
  case hasAccount
  case asked(topic: String)
  case voted(topic: String)
  case offered(topic: String)
  case hasSeat(session: String)
  case hadSeat(session: String)
  case isInLine(session: String)
  case runs(session: String)
  case ranUntilNow(session: String)
  case came(session: String)
  case tookPart(session: String)
  case hasPlaces
  case ownsAction
  case committed
  case couldTeach
  case askedOfSkills
  case hasSkills
  case spokeOfSkills
  case mayBeAsked(skill: String)

  var sentence: String {
    switch self {
    case .askedToSignIn: say("You get this because somebody asked for a sign-in link for your address.")
    case .wasAdded: say("You get this because an account was made for your address.")
    case .hasAccount: say("You get this because it concerns how you sign in.")
    case .asked(let topic): say("You get this because you asked for “\(topic)”.")
    case .voted(let topic): say("You get this because you voted for “\(topic)”.")
    case .offered(let topic): say("You get this because you offered to teach “\(topic)”.")
    case .hasSeat(let session): say("You get this because you have a seat at “\(session)”.")
    case .hadSeat(let session): say("You get this because you had a seat at “\(session)”.")
    case .isInLine(let session): say("You get this because you stand in line for “\(session)”.")
    case .runs(let session): say("You get this because you are named to run “\(session)”.")
    case .ranUntilNow(let session): say("You get this because you were named to run “\(session)”.")
    case .came(let session): say("You get this because you had a seat at “\(session)”.")
    case .tookPart(let session): say("You get this because you had a part in “\(session)”.")
    case .hasPlaces: say("You get this because you have a place at a session tomorrow.")
    case .ownsAction: say("You get this because an action is in your name.")
    case .couldTeach: say("You get this because you are known for what it is about.")
    case .askedOfSkills: say("You get this because a colleague asks how you see their skills.")
    case .hasSkills: say("You get this because it is about you.")
    case .spokeOfSkills: say("You get this because you said how you see a colleague’s skills.")
    case .mayBeAsked(let skill): say("You get this because others may find you for “\(skill)”.")
    case .committed: say("You get this because you made a commitment and its day has come.")
    }
  }
}

/// Somebody a letter might be for, and why.
struct Addressee: Sendable, Equatable {
  let person: ID<Person>
  let reason: Reason

  init(_ person: ID<Person>, _ reason: Reason) { (self.person, self.reason) = (person, reason) }
}
