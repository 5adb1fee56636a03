import Database
import Doors
import Essentials
import Logging
import People
import Workshops

/// Sends one letter: makes its keys, renders it, hands it to the post, and notes how that ended. A process that dies
/// between the post's yes and the note sends it once more, under the same Message-ID.
struct LetterDelivery: Sendable {
  static let jobKind = "letter.deliver"
  let doors: Doors
  private let logger = Logger(label: "guildhall.letters")

  init(doors: Doors) { self.doors = doors }

  func run(_ job: Job) async throws {
    let id: ID<Letter> = try job.id("letter")
    let keys = LetterKeys(doors)
    let found: Letter? = try await doors.store.read { tx in
      do { return try Letter.find(id, in: tx) } catch is NotHere { return nil }
    }
    guard let letter = found, letter.state == .queued else { return }
    if !doors.sendsMail { return try await stay(letter, .outbox, nil) }
    let outgoing: Outgoing
    do {
      outgoing = try await doors.store.write { tx in
        try Outgoing.prepare(letter, keys: keys, settings: doors.settings, in: tx)
      }
    } catch let hindrance as Hindrance {
      return try await doors.store.write { tx in try letter.noteMoot(hindrance.sentence, in: tx) }
    }
    // An attempt that nothing was noted of: whoever made it died, perhaps after the letter was taken.
    if letter.attempts > 0, letter.lastError == nil, job.attempt > 1 { warnOfTwin(letter) }
    do {
      try await doors.post.deliver(outgoing.message(from: doors.settings.mailFrom, at: doors.now()))
    } catch {
      let address = outgoing.receiver.address
      return try await note(error, on: letter, to: address, isLast: job.attempt >= JobBackoff.attempts)
    }
    try await doors.store.write { tx in
      try Letter.noteSent(id, to: outgoing.receiver.address, in: tx)
      try Bounce.forget(letter.person, at: outgoing.receiver.address, in: tx)
    }
  }

  private func warnOfTwin(_ letter: Letter) {
    logger.warning(
      "a letter may arrive twice, under the same Message-ID", metadata: ["letter": "\(letter.id)"])
  }

  private func note(_ fault: DeliveryFault, on letter: Letter, to address: String, isLast: Bool) async throws
  {
    switch fault {
    case .notSetUp: try await stay(letter, .outbox, nil)
    case .permanent:
      try await doors.store.write { tx in
        try letter.noteStay(.failed, fault.sentence, in: tx)
        try Bounce.note(fault.sentence, for: letter.person, at: address, in: tx)
      }
    case .unreachable, .temporary, .unanswered:
      if case .unanswered = fault { warnOfTwin(letter) }
      try await stay(letter, isLast ? .failed : .queued, fault.sentence)
      if !isLast { throw fault }
    }
  }

  private func stay(_ letter: Letter, _ state: LetterState, _ why: String?) async throws {
    try await doors.store.write { tx in try letter.noteStay(state, why, in: tx) }
  }
}

/// Why a letter is not sent at all.
enum Hindrance: Refusal, Equatable {
  case receiverLeft, tooLate, pointless

  var sentence: String {
    switch self {
    case .receiverLeft: say("The account is deactivated, so the letter was not sent.")
    case .tooLate: say("It would have come too late to be of use, so it was not sent.")
    case .pointless: say("What it asks for is done or closed already, so it was not sent.")
    }
  }

  static func check(_ letter: Letter, _ receiver: Receiver?, now: Instant) throws(Hindrance) -> Receiver {
    guard let receiver, receiver.isActive || letter.isBound else { throw .receiverLeft }
    if let until = letter.until, now >= until { throw .tooLate }
    return receiver
  }
}
