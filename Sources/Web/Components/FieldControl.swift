import Essentials

extension Field {
  /// What can be typed or chosen.
  public enum Control: Sendable {
    case text, email, phone, link, search
    /// `isNew` when it is being set, so that the browser proposes one rather than filling in the old.
    case password(isNew: Bool)
    case number(ClosedRange<Int>)
    case day
    case time
    case area(rows: Int)
    case select([FieldOption])
    /// All time zones; the browser's own is proposed where nothing is chosen.
    case zone
    /// `accept` as in HTML: `.csv,text/csv`.
    case file(accept: String)
    /// Text with proposals.
    case suggest([String])

    /// A control that cannot be left empty needs no mark that it may be.
    var hasAlwaysAnAnswer: Bool {
      switch self {
      case .select, .zone, .search: true
      default: false
      }
    }

    var type: String {
      switch self {
      case .email: "email"
      case .phone: "tel"
      case .link: "url"
      case .search: "search"
      case .password: "password"
      case .number: "number"
      case .day: "date"
      case .time: "time"
      case .file: "file"
      default: "text"
      }
    }
  }

  var drawing: HTML {
    switch control {
    case .area(let rows): area(rows: rows)
    case .select(let options): select(FieldOption.list(options, chosen: state.fields[name]), behaviour: nil)
    case .zone: select(FieldOption.zones(chosen: state.fields[name]), behaviour: "zone")
    case .suggest(let proposals):
      """
      \(input)<datalist id="\(id)-list">\(proposals.map { "<option value=\"\($0)\"></option>" as HTML })</datalist>
      """
    default: input
    }
  }

  /// What every control carries, whatever its element.
  private var common: HTML {
    """
     class="field__input\(height)" id="\(id)" name="\(name)"\(attribute: "required", if: mustBeFilled)\
    \(attribute: "disabled", if: isDisabled)\(attribute: "aria-describedby", describedBy)\
    \(attribute: "aria-invalid", error.map { _ in "true" })\(attribute: "autocomplete", completion)
    """
  }

  /// A list that begins with a real answer cannot be left empty, and HTML wants no `required` on it.
  private var mustBeFilled: Bool {
    guard case .zone = control else { return isRequired }
    return isRequired && !Zone.isListed(state.fields[name])
  }

  /// A text grows with what is typed, so its rows say only how high it begins.
  private var height: String {
    guard case .area(let rows) = control else { return "" }
    return rows < 3 ? " field__input--low" : rows > 5 ? " field__input--high" : ""
  }

  private var completion: String? {
    if let autocomplete { return autocomplete }
    if case .password(let isNew) = control { return isNew ? "new-password" : "current-password" }
    return control.type == "email" ? "email" : nil
  }

  private var behaviours: String? {
    var all: [String] = []
    if countsCharacters { all.append("count") }
    if similar != nil { all.append("similar") }
    if case .area = control { all.append("autosize") }
    return all.isEmpty ? nil : all.joined(separator: " ")
  }

  private var input: HTML {
    """
    <input\(common) type="\(control.type)"\(special)\(attribute: "maxlength", max.map(String.init))\
    \(attribute: "data-behaviour", behaviours)\
    \(attribute: "data-similar", similar?.address.text)\(attribute: "data-region-target", similar?.region)>
    """
  }

  /// What only this type of input has; files and passwords are never filled in again.
  private var special: HTML {
    switch control {
    case .file(let accept): " accept=\"\(accept)\""
    case .password: ""
    case .number(let range):
      " min=\"\(range.lowerBound)\" max=\"\(range.upperBound)\" inputmode=\"numeric\" value=\"\(state.fields[name])\""
    case .suggest: " list=\"\(id)-list\" value=\"\(state.fields[name])\""
    case .email: " inputmode=\"email\" spellcheck=\"false\" value=\"\(state.fields[name])\""
    case .link: " inputmode=\"url\" spellcheck=\"false\" value=\"\(state.fields[name])\""
    default: " value=\"\(state.fields[name])\""
    }
  }

  private func area(rows: Int) -> HTML {
    // The line break after the tag is the parser's; without it a text's own first line break would be lost.
    """
    <textarea\(common) rows="\(rows)"\(attribute: "maxlength", max.map(String.init))\
    \(attribute: "data-behaviour", behaviours)>\n\(state.fields.raw(name))</textarea>
    """
  }

  private func select(_ options: HTML, behaviour: String?) -> HTML {
    "<select\(common)\(attribute: "data-behaviour", behaviour)>\(options)</select>"
  }
}
