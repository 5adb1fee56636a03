import Essentials

public enum AdminURL {
  public static let home = Link("/admin")
  public static let people = Link("/admin/people")
  public static let newPerson = Link("/admin/people/new")
  public static let departments = Link("/admin/departments")
  public static let organisation = Link("/admin/organisation")
  public static let audit = Link("/admin/audit")
  public static let importPeople = Link("/admin/import/people")

  static func lastDay(_ id: ID<Person>) -> Link { Link(path: "/admin/people/\(id)/last-day") }
  public static func person(_ id: ID<Person>) -> Link { Link(path: "/admin/people/\(id)") }
  /// GET asks, POST deactivates, DELETE takes it back.
  public static func deactivation(_ id: ID<Person>) -> Link { Link(path: "/admin/people/\(id)/deactivation") }
  /// POST gives the role, DELETE takes it.
  public static func role(_ role: Role, of id: ID<Person>) -> Link {
    Link(path: "/admin/people/\(id)/roles/\(role.rawValue)")
  }
  public static func department(_ id: ID<Department>) -> Link { Link(path: "/admin/departments/\(id)") }
  public static func merger(_ id: ID<Department>) -> Link { Link(path: "/admin/departments/\(id)/merger") }
}
