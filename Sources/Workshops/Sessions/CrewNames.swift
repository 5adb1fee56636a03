import Essentials
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

  /// The filled fields of a name that comes several times.
  static func typed(_ form: FormFields, _ field: String) -> [String] {
    form.all(field).filter { !$0.isEmpty }
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

  func resolve(_ typed: [String], _ field: String, _ errors: inout FieldErrors) -> [ID<Person>] {
    if typed.count > SessionForm.mostFacilitators {
      errors.add(field, say("\(typed.count) names are too many. Name \(SessionForm.mostFacilitators) at most."))
      return []
    }
    var found: [ID<Person>] = []
    for text in typed {
      guard let id = resolve(text, field, &errors) else { continue }
      if !found.contains(id) { found.append(id) }
    }
    return found
  }

  private func resolve(_ text: String, _ field: String, _ errors: inout FieldErrors) -> ID<Person>? {
    if let person = candidates.first(where: { $0.email == CrewNames.email(text) }) { return person.id }
    let namesakes = candidates.filter { Folded.key($0.name) == Folded.key(text) }
    switch namesakes.count {
    case 1: return namesakes[0].id
    case 0:
      errors.add(field, say("Nobody here is called “\(String(text.prefix(100)))”. Choose a name from the list, or write the person’s e-mail address."))
    default:
      let choices = Told.list(namesakes.prefix(5).map(\.email))
      errors.add(field, say("\(namesakes.count) people are called “\(text)”. Write the e-mail address instead: \(choices)."))
    }
    return nil
  }
}
