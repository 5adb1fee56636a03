import Database
import Essentials
import People

/// A second framework for a large organisation: the same abilities again for each of its products, so that there are 200 skills and
/// everybody's work needs some forty of them.
enum LargeSkills {
  static let framework = "Products and lines"
  private static let products = 26
  private static let abilities = [
    "Assembling", "Testing", "Repairing", "Explaining", "Selling", "Costing", "Designing",
  ]

  static func lay(by organiser: ID<Person>, in tx: Transaction) throws {
    let files = FrameworkFiles(
      skills: FrameworkFiles.File(name: "products.csv", text: skills, encoding: "UTF-8"),
      roles: FrameworkFiles.File(name: "product-roles.csv", text: roles, encoding: "UTF-8"))
    let choices = try files.choices(named: framework, in: tx)
    try FrameworkImport.apply(try files.tables(), choices, file: files.names, by: organiser, in: tx)
  }

  private static func name(_ ability: Int, _ product: Int) -> String {
    "\(abilities[ability]) the P\(product + 1)"
  }

  private static var skills: String {
    var lines = ["name,group,critical,because"]
    for product in 0..<products {
      for ability in abilities.indices {
        let isCritical = (product + ability).isMultiple(of: 9)
        lines.append("\(name(ability, product)),P\(product + 1),\(isCritical ? "yes,It earns most" : "no,")")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Each title needs two abilities of most products.
  private static var roles: String {
    var lines = ["family,name,skill,level"]
    for department in DemoDepartment.all {
      for (place, title) in department.titles.enumerated() {
        for product in 0..<products where !(product + place).isMultiple(of: 5) {
          for step in 0..<2 {
            let ability = (place + step + department.name.count) % abilities.count
            lines.append("\(department.name),\(title),\(name(ability, product)),\(1 + (product + step) % 3)")
          }
        }
      }
    }
    return lines.joined(separator: "\n")
  }
}
