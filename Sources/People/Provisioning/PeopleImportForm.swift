import Essentials

/// What people may type about an import of people.
enum PeopleImportForm {
  /// The largest file that is taken, in bytes: some 50,000 people.
  static let largest = 8 * 1024 * 1024

  /// The uploaded file, or what was pasted.
  static func table(_ form: FormFields) throws(FieldErrors) -> (
    table: ImportTable, text: String, name: String
  ) {
    let upload = form.file("file").flatMap { $0.bytes.isEmpty ? nil : $0 }
    let pasted = form.raw("text")
    if upload != nil, !pasted.allSatisfy(\.isWhitespace) {
      throw FieldErrors("text", say("List: choose a file or paste a list, not both."))
    }
    let field = upload == nil ? "text" : "file"
    do {
      if let upload {
        let (text, encoding) = TextDecoding.text(of: upload.bytes, as: CodePage(rawValue: form["encoding"]))
        return (try ImportTable(text: text, encoding: encoding), text, String(upload.name.suffix(200)))
      }
      guard !pasted.allSatisfy(\.isWhitespace) else {
        throw FieldErrors("file", say("File: choose the list of your people, or paste it below."))
      }
      return (try ImportTable(text: pasted), pasted, say("a pasted list"))
    } catch let refusal as TableRefusal {
      throw FieldErrors(field, refusal.sentence)
    } catch let errors as FieldErrors {
      throw errors
    } catch {
      throw FieldErrors(field, TableRefusal.notText.sentence)
    }
  }

  /// Which column is what, and the domain that makes addresses of login names.
  static func choices(_ form: FormFields, header: [String]) throws(FieldErrors) -> PeopleChoices {
    var errors = FieldErrors()
    var mapping = ColumnMapping<PersonColumn>()
    do { mapping = try ColumnMapping(form, header: header) } catch { errors = error }
    let domain = domain(form["mail_domain"], &errors)
    try errors.throwIfAny()
    return PeopleChoices(mapping: mapping, mailDomain: domain)
  }

  static func domain(_ typed: String, _ errors: inout FieldErrors) -> String {
    if typed.isEmpty { return "" }
    let name = typed.hasPrefix("@") ? String(typed.dropFirst()) : typed
    guard let address = Email.checked("a@\(name)") else {
      errors.add("mail_domain", say("Mail domain “\(typed)” is none. It looks like example.org."))
      return ""
    }
    return String(address.dropFirst(2))
  }

  /// Who of those missing from the file was ticked.
  static func missing(_ form: FormFields) -> MissingPeople {
    let ticked = form.all("deactivate")
    if ticked.contains("all") { return .deactivateAll }
    return ticked.isEmpty ? .stay : .deactivate(Set(ticked.compactMap { ID<Person>($0) }))
  }
}

/// Somebody ticked people to be deactivated and did not say that they mean it.
struct NotSure: Refusal, Equatable {
  var sentence: String {
    say(
      "People are ticked to be deactivated. Say that you mean it, in the box below them. Nothing was changed."
    )
  }

  static func check(_ missing: MissingPeople, _ form: FormFields) throws(NotSure) {
    if missing != .stay, !form.has("sure") { throw NotSure() }
  }
}

extension PeopleChoices {
  /// With a mail domain as somebody typed it; throws `FieldErrors` when it is none.
  public init(mapping: ColumnMapping<PersonColumn>, typedDomain: String) throws(FieldErrors) {
    var errors = FieldErrors()
    self.init(mapping: mapping, mailDomain: PeopleImportForm.domain(typedDomain, &errors))
    try errors.throwIfAny()
  }

  /// In one line, for keeping between two pages.
  var stored: String { "\(mailDomain)|\(mapping.stored)" }

  init(stored: String, columns: Int) {
    let parts = stored.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(
      mapping: ColumnMapping(stored: String(parts.last ?? ""), columns: columns),
      mailDomain: String(parts.first ?? ""))
  }
}
