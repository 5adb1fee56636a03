import Essentials

/// Two administrators at one person (see `FormVersion`).
enum PersonVersion {
  /// What the form carries along.
  static func next(_ typed: FormFields, _ errors: FieldErrors, kept: PersonDraft) -> String {
    FormVersion.next(typed, errors, kept: PersonForm.filled(kept))
  }

  static func check(_ form: FormFields, typed: PersonDraft, kept: PersonDraft) throws(FieldErrors) {
    try FormVersion.check(form, typed: PersonForm.filled(typed), kept: PersonForm.filled(kept), sentence)
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
