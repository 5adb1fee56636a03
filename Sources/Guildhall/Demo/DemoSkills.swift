import Database
import Essentials
import People

/// The framework of the demo organisation: what its work needs, taken over as an organiser would from two lists.
enum DemoSkills {
  static let framework = "Plant and field"

  static func lay(by organiser: ID<Person>, in tx: Transaction) throws {
    let files = FrameworkFiles(
      skills: FrameworkFiles.File(name: "plant-and-field.csv", text: skills, encoding: "UTF-8"),
      roles: FrameworkFiles.File(name: "job-roles.csv", text: roles, encoding: "UTF-8"))
    var choices = try files.choices(named: framework, in: tx)
    choices.source = "\(Demo.organisation), written by the people who do the work"
    try FrameworkImport.apply(try files.tables(), choices, file: files.names, by: organiser, in: tx)
  }

  /// Which skill a wish of the story asks for, where it asks for one.
  static func asked(by title: String, in tx: Transaction) throws -> ID<Skill>? {
    guard let name = ofTopics[title] else { return nil }
    return try SkillSearch.find(name, in: tx).first { $0.name == name }?.id
  }

  private static let ofTopics = [
    "Reading a vibration spectrum before opening the pump": "Vibration analysis",
    "When is a baseline too old?": "Vibration analysis", "Root cause without blame": "Root cause",
    "A handover the night shift can use": "Shift handover",
    "Calibrating torque tools on the line": "Torque tools",
    "Reviewing firmware changes for safety in the field": "Firmware reviews",
    "Writing a test that finds something": "Writing tests", "Plain words in safety notes": "Plain writing",
    "Saying no to a customer and keeping them": "Listening to customers",
    "Handling a customer who has been let down before": "Listening to customers",
    "Explaining a fault to a worried customer": "Listening to customers",
    "Reading a hydraulic diagram": "Reading drawings", "What a supplier sees": "Developing suppliers",
    "Spreadsheets that do not break": "Spreadsheets", "Reading our numbers": "Reading our numbers",
    "What a line stop costs, step by step": "Reading our numbers",
    "How a forecast is made and what it leaves out": "Forecasts with ranges",
    "Estimating with ranges": "Forecasts with ranges", "Design reviews people like": "Design reviews",
    "Giving feedback on the line": "Teaching at the bench",
    "Working with the new change procedure": "Safety of changes",
  ]

  /// A skill's name, group, what it is, its four levels, and why it is critical where it is.
  private static let skills =
    ([header] + [
      "Vibration analysis,Field > Machines,Telling from a machine's vibration what is wrong with it.,Can take a reading with the handheld.,Reads a spectrum of a known machine and sees imbalance and misalignment.,Finds bearing and gear faults and says how long there is.,Sets baselines and teaches others to read what they have not seen before.,yes,Two plants stand still without a diagnosis.",
      "Opening a pump,Field > Machines,Taking a pump apart and together again without hurting it.,Knows the parts and the order.,Opens the small series with the manual beside.,Opens every series and judges what is worn.,Is called when nobody else dares.,yes,A damaged seal costs a customer two days.",
      "Torque tools,Plant,Tightening that can be proven.,Knows which tool is for what.,Checks and uses tools by the sheet.,Calibrates and keeps the records.,Chooses tools and settles disputes about them.,no,",
      "Safety of changes,Plant,Seeing before a change what it could hurt.,Asks before changing anything.,Fills in a change sheet that says what could go wrong.,Reviews changes of others and stops the ones that are not ready.,Shapes how we change things.,yes,Our worst three incidents began with a small change.",
      "Root cause,Plant,Finding why something happened without blame.,Knows the five questions.,Leads a review of a small fault.,Leads a review across departments and writes it down.,Teaches others to lead one.,no,",
      "Shift handover,Plant,Telling the next shift what it has to know.,Reads a handover.,Writes one in five minutes.,Improves the sheet with the shifts.,,no,",
      "Reading drawings,Design,Hydraulic diagrams and tolerances.,Finds the part on the drawing.,Follows a circuit.,Judges a tolerance and what it costs.,Draws so that others understand.,no,",
      "Design reviews,Design,Showing a design early and taking what comes.,Comes prepared.,Shows own work and asks for what is missing.,Leads reviews that people like.,,no,",
      "Firmware reviews,Firmware,Reading code of others for safety.,Reads small changes.,Finds what a test would not.,Reviews the parts that can hurt somebody.,Decides what reviews have to look at.,yes,The controller must never open two valves at once.",
      "Writing tests,Firmware,Tests that find something.,Runs what is there.,Writes a test for every fault.,Designs tests before the code.,Teaches testing.,no,",
      "Legacy controller,Firmware,The code of the old controller that half of the field still runs.,Knows where it is.,Changes a text or a limit.,Changes behaviour and knows what breaks.,Wrote or rewrote parts of it.,yes,Nine customers have a contract on it until 2031.",
      "Plain writing,Everywhere,Words that work the first time.,Writes short mails.,Writes a note that a stranger can follow.,Edits texts of others.,Sets how we write.,no,",
      "Listening to customers,Everywhere,Hearing the question behind the question.,Lets people finish.,Says back what was meant.,Finds the real question in an angry call.,Teaches it.,no,",
      "Teaching at the bench,Everywhere,Showing somebody while they do it.,Shows a step.,Lets the other do it and waits.,Plans an hour at the bench.,Makes teachers of others.,no,",
      "Reading our numbers,Everywhere,What costs and margins say and what they do not.,Knows what a line stop costs.,Reads the monthly page.,Explains a variance.,Builds the page.,no,",
      "Forecasts with ranges,Supply,Saying what will come and how sure that is.,Reads a forecast.,Makes one with a range.,Checks old ranges against what came.,,no,",
      "Developing suppliers,Supply,Making a supplier better instead of changing them.,Visits with a list.,Agrees on what gets better by when.,Solves a fault together at their plant.,,no,",
      "Spreadsheets,Everywhere,Tables that do not break.,Fills in.,Builds one that others use.,Mends those of others.,,no,",
    ]).joined(separator: "\n")

  private static let header =
    "name,group,about,Level 1: Learning,Level 2: Working,Level 3: Independent,Level 4: Teaching,critical,because"

  /// What the jobs of the demo organisation need.
  private static let roles = [
    "family,name,skill,level",
    needs(
      "Quality", "Quality engineer",
      ["Root cause": 3, "Safety of changes": 3, "Plain writing": 2, "Writing tests": 2]),
    needs("Quality", "Metrologist", ["Torque tools": 4, "Vibration analysis": 3, "Reading drawings": 3]),
    needs("Quality", "Auditor", ["Root cause": 3, "Plain writing": 3, "Listening to customers": 2]),
    needs(
      "Firmware", "Firmware engineer",
      ["Firmware reviews": 3, "Writing tests": 3, "Legacy controller": 2, "Safety of changes": 2]),
    needs("Firmware", "Test engineer", ["Writing tests": 4, "Firmware reviews": 2, "Vibration analysis": 1]),
    needs(
      "Field service", "Service technician",
      ["Vibration analysis": 3, "Opening a pump": 3, "Listening to customers": 2, "Plain writing": 2]),
    needs(
      "Field service", "Service planner",
      ["Shift handover": 3, "Listening to customers": 3, "Spreadsheets": 2]),
    needs("Supply", "Buyer", ["Reading our numbers": 3, "Forecasts with ranges": 2]),
    needs(
      "Supply", "Supplier developer", ["Developing suppliers": 3, "Root cause": 2, "Reading drawings": 2]),
    needs("Supply", "Planner", ["Forecasts with ranges": 3, "Spreadsheets": 3]),
    needs("Assembly", "Line lead", ["Shift handover": 3, "Teaching at the bench": 3, "Torque tools": 2]),
    needs("Assembly", "Assembler", ["Torque tools": 2, "Shift handover": 2, "Opening a pump": 1]),
    needs("Assembly", "Process engineer", ["Safety of changes": 3, "Root cause": 3, "Reading drawings": 2]),
    needs(
      "Product design", "Mechanical designer",
      ["Reading drawings": 4, "Design reviews": 3, "Safety of changes": 2]),
    needs(
      "Product design", "Product manager",
      ["Listening to customers": 3, "Design reviews": 2, "Reading our numbers": 2]),
    needs("Sales", "Account manager", ["Listening to customers": 3, "Plain writing": 3]),
    needs(
      "Sales", "Application engineer",
      ["Vibration analysis": 2, "Opening a pump": 2, "Listening to customers": 3]),
    needs(
      "Finance", "Controller", ["Reading our numbers": 4, "Forecasts with ranges": 3, "Spreadsheets": 3]),
    needs("Finance", "Accountant", ["Reading our numbers": 3, "Spreadsheets": 3]),
  ].joined(separator: "\n")

  private static func needs(_ family: String, _ role: String, _ levels: KeyValuePairs<String, Int>) -> String
  {
    levels.map { "\(family),\(role),\($0.key),\($0.value)" }.joined(separator: "\n")
  }
}
