import Essentials

/// Why something about a department is refused.
public enum DepartmentRefusal: Refusal, Equatable {
  case notEmpty(String, people: Int)
  case same
  case inUse(String)

  public var sentence: String {
    switch self {
    case .notEmpty(let name, let people):
      say(
        count: people, one: "One person is in \(name). Move them first, or merge it into another department.",
        other: "\(people) people are in \(name). Move them first, or merge it into another department.")
    case .same: say("A department cannot be merged into itself. Choose another.")
    case .inUse(let name): say("\(name) is used elsewhere and has to stay. Rename it instead.")
    }
  }
}

enum DepartmentRules {
  static func remove(_ department: Department, people: Int) throws(DepartmentRefusal) {
    if people > 0 { throw .notEmpty(department.name, people: people) }
  }

  static func merge(_ department: Department, into other: Department) throws(DepartmentRefusal) {
    if department.id == other.id { throw .same }
  }
}

enum DepartmentForm {
  static func name(_ form: FormFields) throws(FieldErrors) -> String {
    var errors = FieldErrors()
    let name = Check.text(form, "name", named: say("Name"), max: PersonLimits.department, &errors)
    try errors.throwIfAny()
    return name!.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static func target(_ form: FormFields) throws(FieldErrors) -> ID<Department> {
    guard let id = ID<Department>(form["into"]) else {
      throw FieldErrors("into", say("Merge into: choose a department from the list."))
    }
    return id
  }
}
