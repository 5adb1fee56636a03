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
    let (new, old) = (values(typed), values(kept))
    for name in Set(new.keys).union(old.keys).sorted() where new[name] != old[name] {
      errors.add(name, sentence(name, old[name]?.first ?? ""))
    }
    errors.isStale = true
    try errors.throwIfAny()
  }

  /// What the form carries when it is shown again: whoever has been told what stands there now may save over it; a mistake
  /// elsewhere does not make an old form a new one.
  /// - Parameter typed: nil where nothing was.
  public static func next(_ typed: FormFields?, _ errors: FieldErrors, kept: FormFields) -> String {
    guard let typed, typed.has(field), !errors.isStale else { return of(kept) }
    return typed[field]
  }

  private static func values(_ form: FormFields) -> [String: [String]] {
    Dictionary(grouping: form.items, by: \.name).mapValues { $0.map(\.value) }
  }
}
