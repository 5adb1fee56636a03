import Essentials

/// One answer to choose: its value in the form, its words, and where the list is long its group.
public struct FieldOption: Sendable {
  let value: String
  let label: String
  let hint: String?
  let group: String?

  public init(_ value: String, _ label: String, hint: String? = nil, group: String? = nil) {
    (self.value, self.label, self.hint, self.group) = (value, label, hint, group)
  }

  private func html(isChosen: Bool) -> HTML {
    "<option value=\"\(value)\"\(attribute: "selected", if: isChosen)>\(label)</option>"
  }

  /// `<option>` elements, with an `<optgroup>` around neighbours of one group.
  static func list(_ options: [FieldOption], chosen: String) -> HTML {
    var whole = HTML()
    var open: String?
    for option in options {
      if option.group != open {
        if open != nil { whole += "</optgroup>" }
        if let group = option.group { whole += "<optgroup label=\"\(group)\">" }
        open = option.group
      }
      whole += option.html(isChosen: option.value.utf8.elementsEqual(chosen.utf8))
    }
    if open != nil { whole += "</optgroup>" }
    return whole
  }

  /// All time zones by continent. Where none is chosen, or one that is not there, an empty answer comes first, so that
  /// none is chosen by chance.
  static func zones(chosen: String) -> HTML {
    let none = Zone.isListed(chosen) ? [] : [FieldOption("", say("Choose a time zone"))]
    return list(none + allZones, chosen: chosen)
  }

  private static let allZones: [FieldOption] = Zone.names.map { name in
    let parts = name.split(separator: "/", maxSplits: 1)
    let place = parts.last.map { String($0).replacing("_", with: " ").replacing("/", with: ", ") } ?? name
    return FieldOption(name, place, group: parts.count > 1 ? String(parts[0]) : nil)
  }
}
