import Essentials
import Workshops

/// An action is now in the reader's name.
struct ActionAssignedWording: Sendable {
  let body: String
  let dueOn: Day
  let session: SessionFacts
  /// Who wrote it down; nil when that is not known.
  let name: String?

  func letter(to reader: Receiver) -> LetterContent {
    let task = LetterText.line(body)
    return LetterContent(
      subject: say("For you, by \(Told.shortWeekday(dueOn)): \(task)"),
      heading: say("An action is in your name"),
      [
        .words(
          name.map { say("\(LetterText.line($0)) wrote it down at “\(session.title)”.") }
            ?? say("It was written down at “\(session.title)”.")),
        .quote(task, by: nil),
        .facts([LetterFact(say("Due"), Told.fullDay(dueOn))]),
        .step(say("My actions"), ActionURL.mine),
        .note(say("Say there when it is done, or that it is dropped.")),
      ])
  }
}

/// Actions whose day is today or past, in one letter.
struct ActionsDueWording: Sendable {
  struct Line: Sendable {
    let body: String
    let dueOn: Day
    let session: String
  }

  let lines: [Line]
  /// Where the reader is.
  let today: Day

  private var isLate: Bool { lines.contains { $0.dueOn < today } }

  func letter(to reader: Receiver) -> LetterContent {
    LetterContent(
      subject: subject,
      heading: isLate ? say("Your actions that are due or overdue") : say("Your actions for today"),
      [
        .list(lines.map { LetterItem(words($0)) }),
        .step(say("My actions"), ActionURL.mine),
        .note(say("Done or no longer needed? Say so there, and we stop asking.")),
      ])
  }

  private var subject: String {
    guard lines.count == 1, let line = lines.first else {
      return isLate
        ? say("\(lines.count) actions are due or overdue") : say("\(lines.count) actions are due today")
    }
    let task = LetterText.line(line.body)
    return isLate ? say("Overdue: \(task)") : say("Due today: \(task)")
  }

  private func words(_ line: Line) -> String {
    let (task, session) = (LetterText.line(line.body), LetterText.line(line.session))
    return say("\(task) (due \(Told.near(line.dueOn, today: today)), from “\(session)”)")
  }
}
