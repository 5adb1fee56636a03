import Essentials

/// What a form shows: what was typed or is stored, and what is wrong with it.
public struct FormState: Sendable {
  public let fields: FormFields
  public let errors: FieldErrors
  /// Begins the `id` of every field; give each form its own where a page has several with the same field names.
  let prefix: String

  public init(_ fields: FormFields = FormFields(), errors: FieldErrors = FieldErrors(), prefix: String = "f")
  {
    (self.fields, self.errors, self.prefix) = (fields, errors, prefix)
  }

  /// A form that shows what is stored.
  public init(_ values: [String: String], prefix: String = "f") {
    self.init(FormFields(values.map { (name: $0.key, value: $0.value) }), prefix: prefix)
  }

  /// The `id` of a field's control.
  public func id(_ field: String) -> String { "\(prefix)-\(field)" }
}
