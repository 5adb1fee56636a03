import ArgumentParser
import Database
import Doors
import Essentials
import Guildhall
import People

struct PersonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "Add somebody, make a sign-in link, give or take a role, deactivate.",
    subcommands: [PersonAdd.self, PersonLink.self, PersonRole.self, PersonDeactivate.self])
}

struct PersonAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add somebody to the organisation.")

  @OptionGroup var data: DataOptions
  @Argument(help: "Their e-mail address.") var email: String
  @Option(help: "Their name.") var name: String
  @Option(help: "Their time zone, such as Europe/Lisbon. Default: the organisation's.") var zone: String?
  @Option(help: "A role: organiser, sponsor or administrator. May be given several times.") var role:
    [String] = []

  func run() async throws {
    let roles = try Set(role.map(RoleName.role))
    try await data.withOrganisation { instance in
      let (email, name, zone) = (email, name, zone)
      try await instance.doors.store.write { tx in
        guard let organisation = try Organisation.find(in: tx) else { throw NotSetUp() }
        let typed = FormFields([("email", email), ("name", name), ("zone", zone ?? organisation.zone.name)])
        try Person.add(try draft(typed), roles: roles, by: nil, in: tx)
      }
      Say.line("\(name) is added. A sign-in link: guildhall person link \(email)")
    }
  }
}

/// Arguments checked as a form would be.
private func draft(_ typed: FormFields) throws(FieldErrors) -> PersonDraft {
  var errors = FieldErrors()
  let email = Check.email(typed, "email", named: "EMAIL", &errors)
  let name = Check.text(typed, "name", named: "--name", max: 120, &errors)
  let zone = Check.zone(typed, "zone", named: "--zone", &errors)
  guard let email, let name, let zone else { throw errors }
  return PersonDraft(email: email, name: name, zone: zone)
}

struct PersonLink: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Print a link that signs somebody in once, within 15 minutes.")

  @OptionGroup var data: DataOptions
  @Argument(help: "Their e-mail address.") var email: String

  func run() async throws {
    try await data.withOrganisation { instance in
      guard let link = try await instance.signInLink(for: email) else { throw NobodyThere(email: email) }
      Say.line(link)
    }
  }
}

struct PersonRole: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role", abstract: "Give somebody a role, or take it with --take.")

  @OptionGroup var data: DataOptions
  @Argument(help: "Their e-mail address.") var email: String
  @Argument(help: "organiser, sponsor or administrator.") var role: String
  @Flag(help: "Take the role instead of giving it.") var take = false

  func run() async throws {
    let named = try RoleName.role(role)
    try await data.withOrganisation { instance in
      let (email, take) = (email, take)
      try await instance.doors.store.write { tx in
        guard let person = try Person.find(email: email.lowercased(), in: tx) else {
          throw NobodyThere(email: email)
        }
        if take {
          try Person.takeRole(named, from: person.id, by: nil, in: tx)
        } else {
          try Person.giveRole(named, to: person.id, by: nil, in: tx)
        }
      }
      Say.line("\(email) \(take ? "is no longer" : "is now") \(role).")
    }
  }
}

struct PersonDeactivate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deactivate",
    abstract: "End somebody's sign-ins and keep them out; nothing they did is lost.")

  @OptionGroup var data: DataOptions
  @Argument(help: "Their e-mail address.") var email: String

  func run() async throws {
    try await data.withOrganisation { instance in
      let email = email
      try await instance.doors.store.write { tx in
        guard let person = try Person.find(email: email.lowercased(), in: tx) else {
          throw NobodyThere(email: email)
        }
        try Person.deactivate(person.id, by: nil, in: tx)
      }
      Say.line("\(email) is deactivated and signed out everywhere.")
    }
  }
}

/// A role as it is typed.
enum RoleName {
  static func role(_ name: String) throws -> Role {
    guard let role = Role(rawValue: name.lowercased()) else {
      throw ValidationError(
        "“\(name)” is no role; write \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return role
  }
}

struct NobodyThere: Refusal {
  let email: String
  var sentence: String {
    "Nobody here has the address \(email). See Administration, People for who is there."
  }
}

struct NotSetUp: Refusal {
  var sentence: String {
    "This Guildhall is not set up yet. Run guildhall serve and open the link it prints."
  }
}
