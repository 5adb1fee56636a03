import Essentials
import Web

/// A choice for each column of a file: what it is taken as, with examples of what it holds.
public struct MappingFields<Column: ImportColumn>: View {
  let table: ImportTable
  let state: FormState
  let prefix: String

  /// - Parameter prefix: begins the fields' names where one form asks about two files.
  public init(_ table: ImportTable, _ type: Column.Type, in state: FormState, prefix: String = "") {
    (self.table, self.state, self.prefix) = (table, state, prefix)
  }

  public var html: HTML {
    let options =
      [FieldOption("", say("Not taken"))] + Column.allCases.map { FieldOption($0.rawValue, $0.label) }
    let fields = table.header.indices.map { place -> Field in
      let (name, examples) = (table.header[place], table.examples(place, count: 2))
      let hint =
        examples.isEmpty ? say("Empty on every line.") : say("Such as \(examples.joined(separator: "; "))")
      return Field(
        "\(prefix)column-\(place)", name.isEmpty ? say("Column \(place + 1)") : name, .select(options),
        in: state,
        hint: hint)
    }
    return "<div class=\"mapping\">\(fields)</div>"
  }

  /// As if this mapping had been chosen.
  public static func fill(
    _ form: inout FormFields, _ mapping: ColumnMapping<Column>, _ table: ImportTable?, prefix: String = ""
  ) {
    for place in table?.header.indices ?? 0..<0 {
      form.set("\(prefix)column-\(place)", mapping.column(at: place)?.rawValue ?? "")
    }
  }
}
