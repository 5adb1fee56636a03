import Essentials
import People

/// A file that was sent, read.
struct ReadFile {
  let name: String
  let text: String
  let table: ImportTable
}

/// What people may type about an import of topics.
enum TopicImportForm {
  /// The largest file that is taken, in bytes.
  static let largest = 8 * 1024 * 1024

  /// The list of topics, as a file or pasted, and the file of votes where there is one.
  static func files(_ form: FormFields) throws(FieldErrors) -> (topics: ReadFile, votes: ReadFile?) {
    let (upload, pasted) = (sent(form, "file"), form.raw("text"))
    let isPasted = !pasted.allSatisfy(\.isWhitespace)
    if upload != nil, isPasted {
      throw FieldErrors("text", say("List: choose a file or paste a list, not both."))
    }
    guard upload != nil || isPasted else {
      throw FieldErrors("file", say("File: choose the list of topics, or paste it below."))
    }
    let topics: ReadFile =
      if let upload { try read(upload, "file", form) } else {
        try read(pasted, "UTF-8", named: say("a pasted list"), "text")
      }
    guard let votes = sent(form, "votes") else { return (topics, nil) }
    return (topics, try read(votes, "votes", form))
  }

  private static func sent(_ form: FormFields, _ field: String) -> Upload? {
    form.file(field).flatMap { $0.bytes.isEmpty ? nil : $0 }
  }

  private static func read(_ upload: Upload, _ field: String, _ form: FormFields) throws(FieldErrors)
    -> ReadFile
  {
    let (text, encoding) = TextDecoding.text(of: upload.bytes, as: CodePage(rawValue: form["encoding"]))
    return try read(text, encoding, named: String(upload.name.suffix(200)), field)
  }

  private static func read(
    _ text: String, _ encoding: String, named name: String, _ field: String
  ) throws(FieldErrors) -> ReadFile {
    do throws(TableRefusal) {
      return ReadFile(name: name, text: text, table: try ImportTable(text: text, encoding: encoding))
    } catch {
      throw FieldErrors(field, error.sentence)
    }
  }

  /// What each column is, whether people are added, and the list's name. `tables` gives the headers.
  static func choices(_ form: FormFields, _ tables: TopicTables) throws(FieldErrors) -> TopicChoices {
    var errors = FieldErrors()
    var choices = TopicChoices(topics: ColumnMapping())
    do { choices.topics = try ColumnMapping(form, header: tables.topics.header) } catch { errors = error }
    if let votes = tables.votes {
      do {
        choices.votes = try ColumnMapping(form.having(votePrefix), header: votes.header)
      } catch {
        for entry in error.entries { errors.add(votePrefix + entry.field, entry.sentence) }
      }
    }
    decisions(form, &choices, &errors)
    try errors.throwIfAny()
    return choices
  }

  /// What is decided before the columns are seen.
  static func decisions(_ form: FormFields, _ choices: inout TopicChoices, _ errors: inout FieldErrors) {
    choices.addsPeople = form.has("add_people")
    do { choices.list = try TopicChoices.listName(form["list"]) } catch { errors.add("list", error.sentence) }
  }

  /// The fields of the second file's columns are called `vote-column-0` and so on.
  static let votePrefix = "vote-"
}

extension TopicChoices {
  /// In one line, for keeping between two pages; `votes` is where the file of votes is kept.
  func stored(votes draft: ID<ImportDraft>?) -> String {
    [list, addsPeople ? "adds" : "", draft?.text ?? "", topics.stored, votes.stored].joined(separator: "|")
  }

  /// Where the file of votes is kept.
  static func votesDraft(stored: String) -> ID<ImportDraft>? {
    let parts = stored.split(separator: "|", omittingEmptySubsequences: false)
    return parts.count == 5 ? ID(String(parts[2])) : nil
  }

  init(stored: String, _ tables: TopicTables) {
    let parts = stored.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5 else {
      self.init(guessing: tables)
      return
    }
    self.init(
      topics: ColumnMapping(stored: parts[3], columns: tables.topics.header.count),
      votes: ColumnMapping(stored: parts[4], columns: tables.votes?.header.count ?? 0),
      addsPeople: !parts[1].isEmpty,
      list: parts[0])
  }
}
