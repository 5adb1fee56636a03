import Database
import Essentials

/// The texts of one import: a list of skills or a whole framework in JSON, and a list of job roles.
public struct FrameworkFiles: Sendable {
  public struct File: Sendable {
    public let name: String
    public let text: String
    public let encoding: String

    public init(name: String, text: String, encoding: String) {
      (self.name, self.text, self.encoding) = (name, text, encoding)
    }
  }

  public let skills: File?
  public let roles: File?

  public init(skills: File?, roles: File?) { (self.skills, self.roles) = (skills, roles) }

  private var document: FrameworkDocument? {
    get throws(DocumentRefusal) {
      guard let skills, FrameworkDocument.isMeant(by: skills.text) else { return nil }
      return try FrameworkDocument(skills.text)
    }
  }

  /// Throws `TableRefusal` or `DocumentRefusal` for the file that is neither.
  public func tables() throws -> FrameworkTables {
    var tables = FrameworkTables()
    if let document = try document {
      tables = try document.tables()
      if tables.skills == nil && tables.roles == nil { throw TableRefusal.empty }
    } else if let skills {
      tables.skills = try ImportTable(text: skills.text, encoding: skills.encoding)
    }
    if let roles {
      do {
        tables.roles = try ImportTable(text: roles.text, encoding: roles.encoding)
      } catch {
        // A framework without job roles, as it is taken along.
        guard error == .onlyHeader, tables.skills != nil else { throw error }
      }
    }
    return tables
  }

  /// What the files say by themselves. A framework that is here keeps what they do not say.
  public func choices(named typed: String, in tx: Transaction) throws -> FrameworkChoices {
    let document = try document
    let name = [typed, document?.name ?? "", fileName].first { !$0.isEmpty } ?? say("Skills")
    var choices = FrameworkChoices(guessing: try tables(), name: String(name.prefix(SkillLimits.name)))
    let present = try Framework.find(named: choices.name, in: tx)
    if let present {
      (choices.name, choices.source) = (present.name, present.source)
      choices.levels = present.levels
    }
    if let levels = document?.levels { choices.levels = LevelNames(levels) }
    if let source = document?.source { choices.source = source }
    return choices
  }

  /// The file's name without its ending.
  private var fileName: String {
    let name = (skills ?? roles)?.name ?? ""
    return name.split(separator: ".", omittingEmptySubsequences: false).dropLast().joined(separator: ".")
  }

  public var names: String { [skills?.name, roles?.name].compactMap { $0 }.joined(separator: ", ") }
}

extension ImportDraft {
  /// The kinds under which the two files of one import are kept.
  static let framework = "framework"
  static let frameworkRoles = "framework-roles"
}

/// The files that somebody looks at before they are taken over. The first is always kept, if only for what was decided.
struct FrameworkDrafts: Sendable {
  let main: ImportDraft
  let roles: ImportDraft?

  static func find(_ id: ID<ImportDraft>, of person: ID<Person>, in tx: Transaction) throws -> FrameworkDrafts
  {
    let main = try ImportDraft.find(id, kind: ImportDraft.framework, of: person, in: tx)
    let roles = try FrameworkChoices.rolesDraft(stored: main.choices).map {
      try ImportDraft.find($0, kind: ImportDraft.frameworkRoles, of: person, in: tx)
    }
    return FrameworkDrafts(main: main, roles: roles)
  }

  var files: FrameworkFiles {
    FrameworkFiles(skills: main.content.isEmpty ? nil : file(main), roles: roles.map(file))
  }

  private func file(_ draft: ImportDraft) -> FrameworkFiles.File {
    FrameworkFiles.File(name: draft.fileName, text: draft.content, encoding: draft.encoding)
  }

  func keep(_ choices: FrameworkChoices, in tx: Transaction) throws {
    try main.keep(choices: choices.stored(roles: roles?.id), in: tx)
  }

  func delete(in tx: Transaction) throws {
    try main.delete(in: tx)
    try roles?.delete(in: tx)
  }
}
