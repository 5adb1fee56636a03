import Essentials
import People

/// Somebody does not want letters of a kind.
struct LetterStop: Hashable, Sendable {
  let person: ID<Person>
  let kind: LetterKind
}

enum StopRefusal: Refusal, Equatable {
  case essential(LetterKind)

  var sentence: String {
    switch self {
    case .essential(let kind): say("These letters are always sent: \(kind.word). \(kind.necessity ?? "")")
    }
  }
}

enum StopRules {
  static func stop(_ kind: LetterKind) throws(StopRefusal) {
    if kind.isEssential { throw .essential(kind) }
  }
}
