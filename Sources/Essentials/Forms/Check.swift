import Foundation

/// Checks that forms share. Each gives the value, or nil after adding a sentence that names the field and the cure.
/// `named` is the field's label as it stands on the page.
public enum Check {
  /// One line or several. Control characters other than line breaks and tabs are refused, and those that turn the
  /// direction of what stands beside them; so are more combining marks than any script needs.
  public static func text(
    _ form: FormFields, _ field: String, named label: String, max: Int, required: Bool = true,
    _ errors: inout FieldErrors
  ) -> String? {
    let value = form[field].replacing("\r\n", with: "\n")
    if value.isEmpty {
      if required { errors.add(field, say("\(label) is empty. Write something here.")) }
      return required ? nil : ""
    }
    if value.unicodeScalars.contains(where: isUnshowable) || value.unicodeScalars.count > 4 * value.count + 40
    {
      errors.add(
        field, say("\(label) holds a character that cannot be shown. Type the text again without it."))
      return nil
    }
    guard value.count <= max else {
      errors.add(field, say("\(label) has \(value.count) characters. Shorten it to \(max)."))
      return nil
    }
    return value
  }

  private static func isUnshowable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9, 10: false
    case 0..<32, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// A date that exists, written as 2026-03-18.
  public static func day(
    _ form: FormFields, _ field: String, named label: String, required: Bool = true,
    _ errors: inout FieldErrors
  ) -> Day? {
    let value = form[field]
    if value.isEmpty {
      if required { errors.add(field, say("\(label) is empty. Choose a date, such as 2026-03-18.")) }
      return nil
    }
    guard let day = Day(iso: value), (1970...2200).contains(day.year) else {
      errors.add(field, say("\(label) “\(value)” is not a date that exists. Write it as 2026-03-18."))
      return nil
    }
    return day
  }

  public static func time(
    _ form: FormFields, _ field: String, named label: String, _ errors: inout FieldErrors
  ) -> TimeOfDay? {
    let value = form[field]
    guard let time = TimeOfDay(value) else {
      errors.add(
        field,
        value.isEmpty
          ? say("\(label) is empty. Write it as 14:30.")
          : say("\(label) “\(value)” is not a time. Write it as 14:30."))
      return nil
    }
    return time
  }

  public static func zone(
    _ form: FormFields, _ field: String, named label: String, _ errors: inout FieldErrors
  ) -> Zone? {
    guard let zone = Zone(form[field]) else {
      errors.add(
        field,
        say(
          "\(label) “\(String(form[field].unicodeScalars.prefix(60)))” is not a time zone we know. Choose one from the list, such as Europe/Lisbon."
        ))
      return nil
    }
    return zone
  }

  public static func number(
    _ form: FormFields, _ field: String, named label: String, in range: ClosedRange<Int>,
    _ errors: inout FieldErrors
  ) -> Int? {
    guard let number = Int(form[field]), range.contains(number) else {
      errors.add(field, say("\(label) is a whole number from \(range.lowerBound) to \(range.upperBound)."))
      return nil
    }
    return number
  }

  /// One of the values of an enumeration.
  public static func choice<T: RawRepresentable<String>>(
    _ form: FormFields, _ field: String, named label: String, of type: T.Type, _ errors: inout FieldErrors
  ) -> T? {
    guard let value = T(rawValue: form[field]) else {
      errors.add(field, say("\(label): choose one of the answers."))
      return nil
    }
    return value
  }

  /// A web address; nil for an empty field.
  public static func link(
    _ form: FormFields, _ field: String, named label: String, _ errors: inout FieldErrors
  ) -> Link? {
    let value = form[field]
    if value.isEmpty { return nil }
    guard value.count <= 2000, let link = Link(checking: value), link.text.lowercased().hasPrefix("http")
    else {
      errors.add(field, say("\(label) is not a web address. It begins with https:// and names a site."))
      return nil
    }
    return link
  }

  /// An address, lower case; the check is for typing mistakes, the proof is the letter that arrives.
  public static func email(
    _ form: FormFields, _ field: String, named label: String, _ errors: inout FieldErrors
  ) -> String? {
    guard let address = Email.checked(form[field]) else {
      errors.add(field, say("\(label) is not an e-mail address. It looks like name@example.org."))
      return nil
    }
    return address
  }
}

/// Mail addresses, to the extent a form can know them (RFC 5321 lengths, no quoting, no comments).
public enum Email {
  public static func checked(_ typed: String) -> String? {
    let address = typed.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count), address.utf8.count <= 254,
      parts[0].unicodeScalars.allSatisfy(isLocal), !parts[0].hasPrefix("."), !parts[0].hasSuffix("."),
      !parts[0].contains(".."), isDomain(parts[1])
    else { return nil }
    return address
  }

  private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 32 && scalar.value < 127 && !"()<>[]:;,\\\"".unicodeScalars.contains(scalar)
  }

  private static func isDomain(_ domain: Substring) -> Bool {
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
          && label.utf8.allSatisfy {
            (48...57).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
          }
      }
  }
}
