import Essentials
import People

/// A colleague asks how the reader sees some of their skills.
struct RatingAskWording: Sendable {
  let person: ID<Person>
  let name: String

  func letter(to reader: Receiver) -> LetterContent {
    let who = LetterText.line(name)
    return LetterContent(
      subject: say("\(who) asks how you see their skills"), heading: say("A colleague asks for your word"),
      [
        .words(say("\(who) would like to know how you see some of their skills, because you see them work.")),
        .words(say("It takes a minute. Saying nothing is fine, too, and nobody is told.")),
        .step(say("Say how you see it"), ColleagueURL.skills(of: person)),
      ])
  }
}

/// Somebody said something of the reader's skills, or offers to.
struct RatingWording: Sendable {
  let name: String
  /// It was not asked for, and counts once the reader takes it.
  let waits: Bool

  func letter(to reader: Receiver) -> LetterContent {
    let who = LetterText.line(name)
    return LetterContent(
      subject: say("\(who) has said how they see your skills"), heading: say("A word on your skills"),
      [
        .words(
          say("\(who) has said how they see some of your skills. You read every word, and can answer it."))
      ] + (waits ? [.words(say("You did not ask for it, so it counts only once you take it."))] : []) + [
        .step(say("Read it"), MySkillsURL.list)
      ])
  }
}

/// The reader said something of somebody's skills, and they answered.
struct RatingAnswerWording: Sendable {
  let person: ID<Person>
  let name: String

  func letter(to reader: Receiver) -> LetterContent {
    let who = LetterText.line(name)
    return LetterContent(
      subject: say("\(who) answered what you said"), heading: say("An answer to what you said"),
      [
        .words(say("\(who) answered what you said of their skills. Perhaps it is time to talk.")),
        .step(say("Read the answer"), ColleagueURL.skills(of: person)),
      ])
  }
}

/// Somebody asks the reader for help.
struct HelpWording: Sendable {
  let skill: String
  let asker: String
  let address: String
  let words: String

  func letter(to reader: Receiver) -> LetterContent {
    let (who, what) = (LetterText.line(asker), LetterText.line(skill))
    return LetterContent(
      subject: say("\(who) asks you about \(what)"), heading: say("\(who) asks for your help"),
      [
        .words(say("It is about \(what).")), .quote(words, by: who),
        .facts([LetterFact(say("Answer"), address, .address("mailto:\(address)"))]),
        .note(say("Too much just now? Say “not now” until a day you choose.")),
        .step(say("Open what is asked of you"), AskURL.page),
      ])
  }
}
