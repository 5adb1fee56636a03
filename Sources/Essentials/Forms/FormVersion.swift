/// Two people at one thing: whoever saves an old form is told what stands there by now, and nothing is overwritten that
/// they have not seen.
public enum FormVersion {
  /// The name of the hidden field that carries the version along.
  public static let field = "seen"

  /// What a form was filled with, in short.
  public static func of(_ filled: FormFields) -> String {
    var print = Fingerprint()
    for item in filled.items { print.add("\(item.name)=\(item.value)") }
    return print.text
  }

  /// Throws when the form was filled with something else than what is kept, with a sentence at each field that differs now.
  /// - Parameters:
  ///   - typed: what was typed, as a form would be filled with it.
  ///   - kept: what is kept now, in the same way.
  ///   - sentence: says of a field what is kept there.
  public static func check(
    _ form: FormFields, typed: FormFields, kept: FormFields,
    _ sentence: (_ field: String, _ kept: String) -> String
  ) throws(FieldErrors) {
    guard form.has(field), form[field] != of(kept) else { return }
    var errors = FieldErrors()
    for name in typed.names.union(kept.names).sorted() where typed.all(name) != kept.all(name) {
      errors.add(name, sentence(name, kept[name]))
    }
    try errors.throwIfAny()
  }
}

extension FormFields {
  fileprivate var names: Set<String> { Set(items.map(\.name)) }
}
