import Essentials

/// Where the people of the demo organisation work, and what they are called there.
struct DemoPlace: Sendable {
  let city: String
  let zone: Zone
  let rooms: [String]
  let first: [String]
  let last: [String]

  static let all: [DemoPlace] = [porto, tampere, pune, toronto]

  static let porto = DemoPlace(
    city: "Porto", zone: Zone("Europe/Lisbon")!, rooms: ["Foz room", "Test bay 1"],
    first: [
      "Ana", "Inês", "Rui", "Joana", "Tiago", "Marta", "Duarte", "Leonor", "Nuno", "Beatriz", "Vasco",
      "Sofia",
    ],
    last: ["Prata", "Carvalho", "Reis", "Moreira", "Teixeira", "Lobo", "Antunes", "Vidal", "Seixas", "Pinho"])

  static let tampere = DemoPlace(
    city: "Tampere", zone: Zone("Europe/Helsinki")!, rooms: ["Koski room", "Test bay 2"],
    first: [
      "Mika", "Aino", "Eero", "Sanna", "Veikko", "Helmi", "Otso", "Kaisa", "Antti", "Liisa", "Jari", "Noora",
    ],
    last: [
      "Lehtonen", "Virtanen", "Salo", "Rantanen", "Heikkilä", "Koskinen", "Mäkelä", "Nurmi", "Harju", "Laine",
    ])

  static let pune = DemoPlace(
    city: "Pune", zone: Zone("Asia/Kolkata")!, rooms: ["Deccan room"],
    first: [
      "Priya", "Arjun", "Meera", "Rohan", "Kavita", "Sanjay", "Anika", "Vikram", "Neha", "Ishaan", "Lata",
      "Dev",
    ],
    last: ["Deshmukh", "Kulkarni", "Joshi", "Patil", "Rao", "Menon", "Iyer", "Bhatt", "Shah", "Gokhale"])

  static let toronto = DemoPlace(
    city: "Toronto", zone: Zone("America/Toronto")!, rooms: ["Harbour room", "Shop floor corner"],
    first: [
      "Samuel", "Grace", "Tom", "Amara", "Luc", "Hannah", "Kofi", "Maya", "Owen", "Chloé", "Idris", "Ruth",
    ],
    last: [
      "Okafor", "Aldous", "Tremblay", "Mensah", "Whitfield", "Nguyen", "Bouchard", "Clarke", "Singh", "Marsh",
    ])
}

/// The departments of the demo organisation, with what people there do and can teach.
struct DemoDepartment: Sendable {
  let name: String
  let titles: [String]
  let teaches: [String]
  let wants: [String]

  static let all: [DemoDepartment] = [
    DemoDepartment(
      name: "Quality", titles: ["Quality engineer", "Metrologist", "Auditor"],
      teaches: [
        "Reading a vibration spectrum", "Root cause without blame", "Gauge studies that people trust",
      ],
      wants: ["Writing a test that finds something", "Saying no to a customer"]),
    DemoDepartment(
      name: "Firmware", titles: ["Firmware engineer", "Test engineer"],
      teaches: ["Small pull requests", "Reviewing for safety", "Logging that helps at three in the morning"],
      wants: ["What the field really does with our menus", "Reading a hydraulic diagram"]),
    DemoDepartment(
      name: "Field service", titles: ["Service technician", "Service planner"],
      teaches: ["Opening a pump without hurting it", "Explaining a fault to a worried customer"],
      wants: ["Reading firmware logs", "Photographs that help the next shift"]),
    DemoDepartment(
      name: "Supply", titles: ["Buyer", "Supplier developer", "Planner"],
      teaches: ["What a supplier sees", "Forecasts with honest ranges"],
      wants: ["Statistics without fear", "Negotiating in a second language"]),
    DemoDepartment(
      name: "Assembly", titles: ["Line lead", "Assembler", "Process engineer"],
      teaches: ["Handover in five minutes", "Torque tools that stay calibrated"],
      wants: ["Spreadsheets that do not break", "Giving feedback on the line"]),
    DemoDepartment(
      name: "Product design", titles: ["Mechanical designer", "Product manager"],
      teaches: ["Sketching to be understood", "Design reviews people like"],
      wants: ["What fails in the field", "Cost of a tolerance"]),
    DemoDepartment(
      name: "Sales", titles: ["Account manager", "Application engineer"],
      teaches: ["Listening for the real question", "A quote on one page"],
      wants: ["How long repairs take, and why", "Plain words in safety notes"]),
    DemoDepartment(
      name: "Finance", titles: ["Controller", "Accountant"],
      teaches: ["Reading our numbers", "Spreadsheets that do not break"],
      wants: ["What a line stop costs", "How a forecast is made"]),
  ]
}
