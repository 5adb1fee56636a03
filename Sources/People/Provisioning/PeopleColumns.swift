import Essentials

/// What the import of people can take from a column.
public enum PersonColumn: String, ImportColumn {
  case email, externalID = "external_id", name, givenName = "given_name", familyName = "family_name"
  case title, department, location, zone = "time_zone", manager, tree, pronouns, about, teaches, wants

  public var label: String {
    switch self {
    case .email: say("E-mail")
    case .externalID: say("Staff number")
    case .name: say("Name")
    case .givenName: say("First name")
    case .familyName: say("Last name")
    case .title: say("Job title")
    case .department: say("Department")
    case .location: say("Location")
    case .zone: say("Time zone")
    case .manager: say("Manager")
    case .tree: say("Place in the tree")
    case .pronouns: say("Pronouns")
    case .about: say("About")
    case .teaches: say("Can teach")
    case .wants: say("Wants to learn")
    }
  }

  public var headers: [String] {
    switch self {
    case .email: ["email", "emailaddress", "workemail", "businessemail", "mail", "userprincipalname", "upn"]
    case .externalID:
      [
        "externalid", "employeeid", "employeenumber", "employeeno", "personnelnumber", "staffid",
        "staffnumber", "workerid",
      ]
    case .name: ["name", "fullname", "displayname", "employeename", "preferredname"]
    case .givenName: ["givenname", "firstname", "forename"]
    case .familyName: ["familyname", "lastname", "surname"]
    case .title: ["title", "jobtitle", "role", "position"]
    case .department: ["department", "departmentname", "dept", "team", "unit", "division"]
    case .location: ["location", "office", "site", "worklocation", "officelocation", "city"]
    case .zone: ["timezone", "tz", "zone"]
    case .manager:
      ["manageremail", "manager", "managerid", "managername", "linemanager", "reportsto", "supervisor"]
    case .tree: ["organizationnode", "organisationnode", "orgnode", "hierarchyid"]
    case .pronouns: ["pronouns"]
    case .about: ["about", "bio"]
    case .teaches: ["teaches", "canteach", "expertise"]
    case .wants: ["wants", "wantstolearn"]
    }
  }

  /// What people write about themselves: a file fills it where it is empty and never overwrites it.
  public var isOwnWords: Bool { [.pronouns, .about, .teaches, .wants].contains(self) }
}

/// What whoever imports has decided about a file of people.
public struct PeopleChoices: Sendable, Equatable {
  public var mapping: ColumnMapping<PersonColumn>
  /// Makes addresses of login names such as `HQ\ana`; empty when the file has addresses.
  public var mailDomain: String

  public init(mapping: ColumnMapping<PersonColumn>, mailDomain: String = "") {
    (self.mapping, self.mailDomain) = (mapping, mailDomain)
  }
}

/// The longest texts a person's fields take, in characters.
public enum PersonLimits {
  public static let name = 120, pronouns = 40, title = 120, location = 80, about = 4000, words = 1000
  public static let department = 80, externalID = 80
}
