import Essentials

/// Why an import is not applied: the list has errors, or what it rests on changed between the look and the deed.
public enum ImportRefusal: Refusal, Equatable {
  case errors(Int)
  case otherOutcome

  public var sentence: String {
    switch self {
    case .errors(let count):
      say(
        count: count, one: "The list has one error. Nothing was changed; correct it first.",
        other: "The list has \(count) errors. Nothing was changed; correct them first.")
    case .otherOutcome:
      say(
        "What the list is compared with has changed in the meantime, so the import would do something else than shown. Nothing was changed; look again."
      )
    }
  }
}
