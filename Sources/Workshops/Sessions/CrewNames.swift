import Essentials
import Foundation
import People

/// Turns what somebody typed for a person, a name or an address, into that person.
struct CrewNames: Sendable {
  struct Candidate: Sendable, Equatable {
    let id: ID<Person>
    let name: String
    let email: String

    /// How the list of choices writes them, so that two of the same name can be told apart.
    var choice: String { "\(name) (\(email))" }
  }

  let candidates: [Candidate]

  /// What was typed for one person, and the field it was typed into.
  struct Typed: Sendable, Equatable {
    let field: String
    let text: String
  }

  /// The filled fields of a part: `facilitator`, `facilitator_1`, `facilitator_2` …
  static func typed(_ form: FormFields, _ part: CrewPart) -> [Typed] {
    form.items.filter { $0.name == part.rawValue || $0.name.hasPrefix(part.rawValue + "_") }
      .map { Typed(field: $0.name, text: $0.value.trimmingCharacters(in: .whitespacesAndNewlines)) }
      .filter { !$0.text.isEmpty }
  }

  static func typed(_ form: FormFields) -> [String] {
    CrewPart.allCases.flatMap { typed(form, $0) }.map(\.text)
  }

  /// What to look for in the directory: addresses, and names as they are folded there.
  static func keys(_ typed: [String]) -> (emails: [String], names: [String]) {
    let words = typed.map { $0.count > 400 ? String($0.prefix(400)) : $0 }
    return (words.map(email), words.map(Folded.key))
  }

  /// `ana@example.org` of `Ana Sousa (ana@example.org)`, or the text itself.
  private static func email(_ text: String) -> String {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return text.lowercased() }
    return text[text.index(after: open)...].dropLast().lowercased()
  }

  func name(of id: ID<Person>) -> String { candidates.first { $0.id == id }?.name ?? "" }

  func resolve(_ typed: [Typed], _ errors: inout FieldErrors) -> [ID<Person>] {
    if typed.count > SessionForm.mostCrew {
      errors.add(
        typed[0].field, say("\(typed.count) names are too many. Name \(SessionForm.mostCrew) at most."))
      return []
    }
    var found: [ID<Person>] = []
    for one in typed {
      guard let id = resolve(one, &errors) else { continue }
      if !found.contains(id) { found.append(id) }
    }
    return found
  }

  private func resolve(_ typed: Typed, _ errors: inout FieldErrors) -> ID<Person>? {
    if let person = candidates.first(where: { $0.email == CrewNames.email(typed.text) }) { return person.id }
    let namesakes = candidates.filter { Folded.key($0.name) == Folded.key(typed.text) }
    switch namesakes.count {
    case 1: return namesakes[0].id
    case 0:
      let text = String(typed.text.prefix(100))
      errors.add(
        typed.field,
        say(
          "Nobody here is called “\(text)”, or they have left. Choose a name from the list, or write the person’s e-mail address."
        ))
    default:
      let choices = Told.list(namesakes.prefix(5).map(\.email))
      errors.add(
        typed.field,
        say(
          "\(namesakes.count) people are called “\(typed.text)”. Write the e-mail address instead: \(choices)."
        ))
    }
    return nil
  }
}
