import Workshops

/// A wish of the demo organisation, and the hour that may come of it.
struct DemoTopic: Sendable {
  let title: String
  let body: String
  let origin: Topic.Origin
  let know: String
  let can: String
  let measure: String
  let commitment: String

  init(
    _ title: String, _ body: String, _ origin: Topic.Origin, know: String, can: String, measure: String,
    commitment: String
  ) {
    (self.title, self.body, self.origin, self.know) = (title, body, origin, know)
    (self.can, self.measure, self.commitment) = (can, measure, commitment)
  }

  static let all: [DemoTopic] = [
    DemoTopic(
      "Reading a vibration spectrum before opening the pump",
      "We open pumps that turn out to be fine. What do you look for first, and when do you wait?", .frontline,
      know: "The four shapes in a spectrum that mean imbalance, misalignment, bearing wear and cavitation.",
      can: "Take two readings, compare them with the baseline and write down open, wait or call.",
      measure: "Pumps opened without a fault found, per month.",
      commitment: "Log the two readings before each pump is opened"),
    DemoTopic(
      "Root cause without blame",
      "After the line stop we looked for a person, not for a cause. How do you ask so that people tell?",
      .postMortem, know: "Why “human error” ends an inquiry too early.",
      can: "Ask five questions that lead away from names.",
      measure: "Actions from post-mortems that change a system.",
      commitment: "Open my next review with the timeline, not the error"),
    DemoTopic(
      "A handover the night shift can use", "The notes say what was done, not what to watch.", .frontline,
      know: "What the next shift decides in its first ten minutes.", can: "Write a handover of five lines.",
      measure: "Repeat questions at shift change.", commitment: "Use the five-line handover for two weeks"),
    DemoTopic(
      "Calibrating torque tools on the line", "Two stations disagree and nobody knows which one is right.",
      .retrospective,
      know: "Where torque is lost between tool and joint.",
      can: "Check a tool in four minutes with the line running.",
      measure: "Tools found out of tolerance at audit.", commitment: "Check my own station every Monday"),
    DemoTopic(
      "Reviewing firmware changes for safety in the field",
      "QP-14 asks for a review. What do you really look at?", .procedure,
      know: "The three kinds of change that reached a customer.",
      can: "Read a change with the fault tree beside it.",
      measure: "Safety findings before release rather than after.",
      commitment: "Put the fault tree beside my next review"),
    DemoTopic(
      "Saying no to a customer and keeping them", "I promise too much because no sounds rude.", .frontline,
      know: "What customers remember of a no.", can: "Say no with a reason and a date.",
      measure: "Promises moved more than once.",
      commitment: "Answer the next impossible date with a reason and another date"),
    DemoTopic(
      "Plain words in safety notes", "Technicians told us they stop reading after the first paragraph.",
      .milestone,
      know: "What people skip and why.", can: "Cut a note to half without losing a warning.",
      measure: "Calls that ask what a note means.",
      commitment: "Rewrite one safety note with a technician"),
    DemoTopic(
      "Statistics without fear", "I nod at confidence intervals. I would rather understand one.", .goal,
      know: "What an interval promises and what it does not.",
      can: "Draw three samples and say what they cannot tell.",
      measure: "Reports that show their doubt.", commitment: "Show the interval in my next report"),
    DemoTopic(
      "Photographs that help the next shift", "Half of the pictures in tickets are of a thumb.", .frontline,
      know: "What a picture must show to be used.", can: "Take three pictures: where, what, how close.",
      measure: "Tickets sent back for a picture.",
      commitment: "Take the three pictures for every ticket this month"),
    DemoTopic(
      "Small pull requests", "Ours are a thousand lines and nobody says so.", .retrospective,
      know: "What size does to the quality of a review.", can: "Cut a change along its seams.",
      measure: "Hours from request to review.",
      commitment: "Keep my next five changes below two hundred lines"),
    DemoTopic(
      "What a supplier sees", "They get our drawing without the reason for the tolerance.", .milestone,
      know: "What a supplier guesses when we do not say.", can: "Write the reason beside the tolerance.",
      measure: "Questions from suppliers per order.",
      commitment: "Call one supplier and ask what puzzled them"),
    DemoTopic(
      "Spreadsheets that do not break", "One sorted column and the plan was wrong for a week.", .postMortem,
      know: "The four ways our sheets broke.", can: "Lock, name and check a sheet.",
      measure: "Plans corrected after the fact.",
      commitment: "Add a check row to the planning sheet"),
    DemoTopic(
      "Giving feedback on the line", "It comes too late or in front of everybody.", .frontline,
      know: "Why timing matters more than wording.", can: "Say what you saw and what it led to.",
      measure: "People who say they heard what they do well.",
      commitment: "Tell one colleague each week what I saw them do well"),
    DemoTopic(
      "Reading our numbers", "What does the line in the monthly report mean for my work?", .goal,
      know: "Which three numbers the line can move.", can: "Explain one of them to a colleague.",
      measure: "Questions asked at the monthly report.",
      commitment: "Explain one number at our stand-up"),
    DemoTopic(
      "Logging that helps at three in the morning", "The log said “error 17” and I went to bed.", .postMortem,
      know: "What somebody half awake needs.", can: "Write a log line with cause and cure.",
      measure: "Night calls solved without a second call.",
      commitment: "Rewrite the ten commonest log lines"),
    DemoTopic(
      "Design reviews people like", "Ours are a slide show and a verdict.", .retrospective,
      know: "What a review is for, before and after the design is set.",
      can: "Send the question before the drawing.", measure: "Changes found before tooling.",
      commitment: "Send the question a day before the next review"),
  ]

  /// Wishes nobody has made a session of yet.
  static let wishes: [(String, String, Topic.Origin)] = [
    ("Negotiating in a second language", "I lose the thread when it gets fast.", .frontline),
    ("When is a baseline too old?", "We compare with readings from before the refit.", .frontline),
    ("What a line stop costs, step by step", "Everybody quotes another number.", .postMortem),
    ("Reading a hydraulic diagram", "I can follow the electrics and get lost at the valves.", .frontline),
    ("Handling a customer who has been let down before", "The second visit is the hard one.", .frontline),
    ("How a forecast is made and what it leaves out", "", .goal),
    ("Choosing a sensor that survives the sea", "Three came back corroded.", .postMortem),
    ("Meetings with half of us on a screen", "The room talks, the screen listens.", .retrospective),
    ("Writing a test that finds something", "Ours only find what we knew.", .retrospective),
    ("Working with the new change procedure", "QP-14 has a form with nineteen fields.", .procedure),
    ("Soldering rework without making it worse", "", .frontline),
    ("What the apprentices would change", "They see what we do not.", .goal),
    ("Explaining a fault to a worried customer", "", .frontline),
    ("Keeping calm in an audit", "I answer more than was asked.", .milestone),
    ("Estimating with ranges", "A single date is always wrong.", .milestone),
    ("Ergonomics at station four", "Two people have sore wrists.", .frontline),
    ("Our contracts in ten minutes", "What may I promise, what not?", .procedure),
    ("Using the new ticket system without hating it", "", .milestone),
  ]
}
