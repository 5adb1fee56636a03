import Essentials
import Foundation

/// What people may type about an import of a framework.
enum FrameworkImportForm {
  /// The largest file that is taken, in bytes.
  static let largest = 8 * 1024 * 1024

  /// The files that were sent or pasted. Each can be read, or the error names its field.
  static func files(_ form: FormFields) throws(FieldErrors) -> FrameworkFiles {
    let (upload, roles, pasted) = (sent(form, "file"), sent(form, "roles"), form.raw("text"))
    let isPasted = !pasted.allSatisfy(\.isWhitespace)
    if upload != nil, isPasted {
      throw FieldErrors("text", say("List: choose a file or paste a list, not both."))
    }
    guard upload != nil || isPasted || roles != nil else {
      throw FieldErrors("file", say("File: choose the list of skills, or paste it below."))
    }
    let skills =
      isPasted
      ? FrameworkFiles.File(name: say("a pasted list"), text: pasted, encoding: "UTF-8")
      : upload.map { read($0, form) }
    let files = FrameworkFiles(skills: skills, roles: roles.map { read($0, form) })
    try check(FrameworkFiles(skills: skills, roles: nil), isPasted ? "text" : "file")
    try check(skills == nil ? files : FrameworkFiles(skills: skills, roles: files.roles), "roles")
    return files
  }

  private static func check(_ files: FrameworkFiles, _ field: String) throws(FieldErrors) {
    do {
      _ = try files.tables()
    } catch let refusal as any Refusal {
      throw FieldErrors(field, refusal.sentence)
    } catch {
      throw FieldErrors(field, TableRefusal.notText.sentence)
    }
  }

  private static func sent(_ form: FormFields, _ field: String) -> Upload? {
    form.file(field).flatMap { $0.bytes.isEmpty ? nil : $0 }
  }

  private static func read(_ upload: Upload, _ form: FormFields) -> FrameworkFiles.File {
    let (text, encoding) = TextDecoding.text(of: upload.bytes, as: CodePage(rawValue: form["encoding"]))
    return FrameworkFiles.File(name: String(upload.name.suffix(200)), text: text, encoding: encoding)
  }

  /// What each column is, and what the framework is called.
  static func choices(_ form: FormFields, _ tables: FrameworkTables) throws(FieldErrors) -> FrameworkChoices {
    var errors = FieldErrors()
    let name = Check.text(form, "name", named: say("Framework"), max: SkillLimits.name, &errors) ?? ""
    var choices = FrameworkChoices(name: name)
    choices.source =
      Check.text(form, "source", named: say("Source"), max: SkillLimits.source, required: false, &errors)
      ?? ""
    choices.levels = levels(form, &errors)
    if let header = tables.skills?.header {
      do { choices.skills = try ColumnMapping(form, header: header) } catch { add(error, "", &errors) }
    }
    if let header = tables.roles?.header {
      do {
        choices.roles = try ColumnMapping(form.having(rolePrefix), header: header)
      } catch { add(error, rolePrefix, &errors) }
    }
    try errors.throwIfAny()
    return choices
  }

  static func levels(_ form: FormFields, _ errors: inout FieldErrors) -> LevelNames {
    var names = LevelNames()
    for level in Level.allCases {
      let field = "level_\(level.rawValue)"
      names[level] =
        Check.text(form, field, named: say("Level \(level.rawValue)"), max: SkillLimits.level, &errors) ?? ""
    }
    if errors.isEmpty, !names.areDistinct {
      errors.add("level_0", say("Level 0: two levels have the same name. Give each a name of its own."))
    }
    return names
  }

  private static func add(_ other: FieldErrors, _ prefix: String, _ errors: inout FieldErrors) {
    for entry in other.entries { errors.add(prefix + entry.field, entry.sentence) }
  }

  /// The fields of the second list's columns are called `role-column-0` and so on.
  static let rolePrefix = "role-"
}

extension FrameworkChoices {
  /// As it is kept between two pages; `roles` is where the list of job roles is kept.
  func stored(roles draft: ID<ImportDraft>?) -> String {
    let kept = Stored(
      name: name, source: source, levels: levels.names, skills: skills.stored, roles: roles.stored,
      draft: draft?.text)
    return (try? JSONEncoder().encode(kept)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private struct Stored: Codable {
    let name, source: String
    let levels: [String]
    let skills, roles: String
    let draft: String?

    init?(_ text: String) {
      guard let kept = try? JSONDecoder().decode(Stored.self, from: Data(text.utf8)) else { return nil }
      self = kept
    }

    init(
      name: String, source: String, levels: [String], skills: String, roles: String, draft: String?
    ) {
      (self.name, self.source, self.levels, self.skills) = (name, source, levels, skills)
      (self.roles, self.draft) = (roles, draft)
    }
  }

  /// Where the list of job roles is kept.
  static func rolesDraft(stored: String) -> ID<ImportDraft>? { Stored(stored)?.draft.flatMap { ID($0) } }

  init(stored: String, _ tables: FrameworkTables) {
    guard let kept = Stored(stored) else {
      self.init(guessing: tables, name: say("Skills"))
      return
    }
    self.init(name: kept.name)
    (source, levels) = (kept.source, LevelNames(kept.levels))
    skills = ColumnMapping(stored: kept.skills, columns: tables.skills?.header.count ?? 0)
    roles = ColumnMapping(stored: kept.roles, columns: tables.roles?.header.count ?? 0)
  }
}
