import Database
import Essentials
import Notices

/// How the background work and the letters stand, for the doctor.
struct WorkFindings: Sendable {
  let jobs: JobFigures
  let failedLetters: Int
  /// Since when the oldest job that is due waits.
  let waiting: Duration

  /// Work that is due is done within seconds; when it waits this long nobody does it.
  private static let tooLong: Duration = .minutes(10)

  static func find(in tx: Transaction) throws -> WorkFindings {
    WorkFindings(
      jobs: try Jobs.figures(in: tx), failedLetters: try Outbox.failed(in: tx),
      waiting: try Jobs.oldestDue(in: tx).map { tx.now - $0 } ?? .zero)
  }

  var findings: [Examination.Finding] { [work, letters].compactMap { $0 } }

  private var work: Examination.Finding {
    if jobs.dead > 0 {
      return .ill(
        "work", "\(jobs.dead) jobs were given up.",
        cure: "See Administration, Background work; mend the cause and try them again.")
    }
    if waiting > WorkFindings.tooLong {
      return .ill(
        "work",
        "\(jobs.overdue) jobs are overdue, the oldest for \(waiting.milliseconds64 / 60_000) minutes.",
        cure: "Start guildhall serve on this data; it also does the work in the background.")
    }
    return .well("work", "\(jobs.waiting) jobs wait for their time, none was given up.")
  }

  private var letters: Examination.Finding? {
    failedLetters == 0
      ? nil
      : .ill(
        "letters", "\(failedLetters) letters could not be delivered.",
        cure: "See Administration, Outbox: each has its reason. Send them again, or take them off the list.")
  }
}
