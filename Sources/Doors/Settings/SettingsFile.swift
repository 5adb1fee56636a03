import Foundation

/// The settings file `guildhall.conf` in the data folder: `key = value` lines, `#` begins a comment line.
enum SettingsFile {
  static let name = "guildhall.conf"

  /// Reads the lines of a file's text; `path` is only for the sentences.
  static func read(_ text: String, path: String) throws(SettingsFault) -> [GivenSetting] {
    var found: [GivenSetting] = []
    var lines: [Setting: Int] = [:]
    let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let number = index + 1
      let line = line.trimmingCharacters(in: .whitespaces)
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let given = try setting(line, place: "in line \(number) of \(path)") else {
        throw SettingsFault(
          "Line \(number) of \(path) has no “=”; write it as key = value, such as port = 8080.")
      }
      if let first = lines.updateValue(number, forKey: given.setting) {
        throw SettingsFault(
          "\(given.setting.rawValue) stands in lines \(first) and \(number) of \(path); keep one of them.")
      }
      found.append(given)
    }
    return found
  }

  private static func setting(_ line: String, place: String) throws(SettingsFault) -> GivenSetting? {
    guard let equals = line.firstIndex(of: "=") else { return nil }
    let key = line[..<equals].trimmingCharacters(in: .whitespaces)
    let value = line[line.index(after: equals)...].trimmingCharacters(in: .whitespaces)
    guard let setting = Setting(rawValue: key) else {
      throw SettingsFault("\(place.capitalisedFirst), “\(key)” is not a setting; \(Nearest.advice(for: key))")
    }
    guard setting != .data else {
      throw SettingsFault(
        "data cannot be set \(place), because that file lies in the data folder; use --data or GUILDHALL_DATA."
      )
    }
    return GivenSetting(setting: setting, value: value, place: "\(key) \(place)")
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// The setting somebody probably meant.
enum Nearest {
  static func advice(for typed: String) -> String {
    let known = Setting.allCases.filter { $0 != .data }.map(\.rawValue)
    let key = typed.lowercased().replacing("-", with: "_")
    let ranked = known.map { (name: $0, distance: distance(key, $0)) }.min { $0.distance < $1.distance }
    if let ranked, ranked.distance <= max(2, ranked.name.count / 3) { return "did you mean \(ranked.name)?" }
    return "it knows \(known.joined(separator: ", "))."
  }

  /// How many letters differ (Levenshtein).
  static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = letter == other ? diagonal : 1 + min(diagonal, above, row[j])
        diagonal = above
      }
    }
    return row[b.count]
  }
}
