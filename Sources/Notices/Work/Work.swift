import Database
import Essentials

/// Where background work is looked at.
public enum WorkURL {
  public static let list = Link("/admin/work")
  static func retry(_ id: ID<Job>) -> Link { Link(path: "/admin/work/\(id)/retry") }
  static func one(_ id: ID<Job>) -> Link { Link(path: "/admin/work/\(id)") }
}

/// Why a job is not done again.
enum WorkRefusal: Refusal, Equatable {
  case notGivenUp

  var sentence: String {
    switch self {
    case .notGivenUp:
      say("This job is not given up any more: it is done, forgotten, or another like it waits already.")
    }
  }
}
