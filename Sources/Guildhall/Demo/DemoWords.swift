/// What people of the demo organisation say.
enum DemoWords {
  static let comments = [
    "We had the same last spring. I can bring the readings.", "Could it be early enough for Pune?",
    "I would come, and bring two colleagues.", "A case from the floor would help more than slides.",
    "We tried a checklist; it lasted a week. Why?", "This is what the audit asked us about.",
    "I know somebody in Field service who does this well.", "Please not on a Friday.",
  ]
  static let offerNotes = [
    "Tuesdays are best.", "I can show it at the bench.", "I have three cases.", "",
    "With a colleague, gladly.",
  ]
  static let worked = [
    "The case from the floor.", "That we tried it ourselves.", "Short, and no slides.",
    "Nobody was put on the spot.",
    "The three examples side by side.", "Remote people got the first question.", "",
  ]
  static let better = [
    "More time in pairs.", "The microphone at the back.", "Send the data a day before.",
    "A second session for beginners.",
    "Start on time.", "", "",
  ]
  static let reflectionWorked = [
    "I asked for the reason first.", "We compared two readings.", "I used the five lines.",
  ]
  static let reflectionNot = ["I fell back into the old form under pressure.", "I waited too long to ask."]
  static let reflectionWhy = [
    "The night shift did not have to call.", "We did not open a pump that was fine.",
    "It took five minutes, not an hour.",
  ]
  static let decisions = [
    "We use the short form for a month and look again.", "Every station keeps its own log.",
    "The reason stands beside the tolerance from now on.", "Remote people ask first.",
  ]
  static let actions = [
    "Put the examples in the shared folder", "Ask Supply for the missing data",
    "Try it at station four and report",
  ]
  static let notes = """
    We began with two cases from the last month and let everybody write down a first guess. Half of the guesses changed after the \
    second reading.

    What surprised us: the simplest check came last in most hands.
    """
  static let barriers = ["No time on the late shift", "The form is not in the system yet"]
}
