import Essentials

public enum MemberURL {
  public static let list = Link("/people")
  public static let profile = Link("/me/profile")
  public static func show(_ id: ID<Person>) -> Link { Link(path: "/people/\(id)") }
}
