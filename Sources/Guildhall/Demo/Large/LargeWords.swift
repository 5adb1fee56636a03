import Workshops

/// What the people of a large organisation ask for: the wishes of the small one, each about something of their own.
enum LargeWords {
  static func topic(_ chance: inout DemoChance) -> (title: String, body: String, origin: Topic.Origin) {
    let wish = chance.one(of: wishes)
    let title = "\(wish.0): \(chance.one(of: things)) in \(chance.one(of: DemoDepartment.all).name)"
    return (title, [wish.1, chance.one(of: asides)].filter { !$0.isEmpty }.joined(separator: " "), wish.2)
  }

  private static let wishes = DemoTopic.wishes + DemoTopic.all.map { ($0.title, $0.body, $0.origin) }

  static let things = [
    "pumps", "valves", "gearboxes", "pressure sensors", "flow meters", "seals", "test rigs", "bearings",
    "wiring looms", "spare parts", "service vans", "training rigs", "control cabinets", "release notes",
    "drawings", "tolerances", "work orders", "shift plans", "supplier visits", "audits", "returns",
    "packaging", "forklifts", "cleaning", "lubrication", "cables", "displays", "firmware updates",
    "field trials", "prototypes", "price lists", "contracts", "warranty cases", "ladders", "hoses",
    "calibration weights", "thermometers", "noise measurements", "cranes", "welding",
  ]

  private static let asides = [
    "Mine is the night shift.", "We have three cases.", "The manual says nothing on it.", "An hour would do.",
    "It came up twice this month.", "The customer asked as well.", "New colleagues ask every week.", "",
  ]
}
