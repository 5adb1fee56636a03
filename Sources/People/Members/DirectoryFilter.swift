import Essentials

/// What somebody wants to see of the directory.
public struct DirectoryFilter: Sendable, Equatable {
  public enum Show: String, Sendable, CaseIterable { case active, deactivated, all }

  public var words = ""
  public var department: ID<Department>?
  public var location = ""
  public var role: Role?
  public var show = Show.active
  /// Also finds by the beginning of an address.
  var seesAddresses = false

  public init() {}

  /// Reads an address; what is not understood is as if it were not there. Only administrators filter by role and see
  /// the deactivated.
  init(_ query: FormFields, isAdministrator: Bool = false) {
    words = String(query["q"].prefix(200))
    department = ID(query["department"])
    location = Folded.key(String(query["location"].prefix(PersonLimits.location)))
    guard isAdministrator else { return }
    seesAddresses = true
    role = Role(rawValue: query["role"])
    show = Show(rawValue: query["show"]) ?? .active
  }

  var isAny: Bool {
    !words.isEmpty || department != nil || !location.isEmpty || role != nil || show != .active
  }

  /// The address that shows the same again.
  func link(_ list: Link) -> Link {
    var link = list
    if !words.isEmpty { link = link.with("q", words) }
    if let department { link = link.with("department", department.text) }
    if !location.isEmpty { link = link.with("location", location) }
    if let role { link = link.with("role", role.rawValue) }
    if show != .active { link = link.with("show", show.rawValue) }
    return link
  }
}
