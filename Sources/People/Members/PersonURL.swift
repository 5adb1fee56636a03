import Essentials

public enum PersonURL {
  public static let directory = Link("/people")
  public static let mine = Link("/me/profile")
  public static func show(_ id: ID<Person>) -> Link { Link(path: "/people/\(id)") }
  /// Everybody of whom search finds these words.
  public static func find(_ words: String) -> Link { directory.with("q", words) }
  /// Everybody of this department.
  public static func department(_ id: ID<Department>) -> Link { directory.with("department", id.text) }
}
