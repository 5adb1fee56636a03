import Doors
import Essentials

/// Two administrators at one person: whoever saves an old form is told what stands there by now, and nothing is overwritten
/// that they have not seen.
enum PersonVersion {
  /// What a form carries along: what it was filled with, in short.
  static func of(_ draft: PersonDraft) -> String {
    String(Key.hash(of: PersonForm.filled(draft).items.map(\.value).joined(separator: "\u{1F}")).prefix(16))
  }

  /// Throws when the form was filled with something else than what is kept, with a sentence at each field that differs now.
  static func check(_ form: FormFields, typed: PersonDraft, kept: PersonDraft) throws(FieldErrors) {
    guard form.has("seen"), form["seen"] != of(kept) else { return }
    var errors = FieldErrors()
    let stands = PersonForm.filled(kept)
    for (field, value) in PersonForm.filled(typed).items where stands[field] != value {
      errors.add(field, sentence(field, stands[field]))
    }
    try errors.throwIfAny()
  }

  private static func sentence(_ field: String, _ value: String) -> String {
    // A department is an identity in the form.
    guard field != "department", !value.isEmpty else {
      return say(
        "Somebody else has changed this person meanwhile, and this is not what is kept. Save again if it is right."
      )
    }
    return say(
      "Somebody else has changed this person meanwhile. “\(value)” is kept here. Save again if yours is right."
    )
  }
}
