import Foundation

/// The three places settings come from, with the strongest value of each found.
struct SettingsSource {
  let data: String
  private let given: [Setting: GivenSetting]
  private(set) var warnings: [String] = []

  init(flags: [Setting: String], environment: [String: String]) throws(SettingsFault) {
    var given: [Setting: GivenSetting] = [:]
    for setting in Setting.allCases {
      if let value = flags[setting] {
        given[setting] = GivenSetting(setting: setting, value: value, place: setting.flag)
      } else if let value = environment[setting.variable] {
        given[setting] = GivenSetting(setting: setting, value: value, place: setting.variable)
      }
    }
    data = try SettingsSource.dataFolder(given[.data])
    let path = data + "/" + SettingsFile.name
    if let text = try SettingsSource.text(of: path) {
      for line in try SettingsFile.read(text, path: path) where given[line.setting] == nil {
        given[line.setting] = line
      }
      if text.contains("@"), SettingsSource.isReadableByOthers(path) {
        warnings.append("\(path) can be read by every user of this machine; run chmod 600 on it.")
      }
    }
    self.given = given
    warnings += SettingsSource.strangers(in: environment)
  }

  /// The value as somebody gave it, with `@file` followed for secrets; nil when nobody did.
  func value(_ setting: Setting) throws(SettingsFault) -> GivenSetting? {
    guard let found = given[setting] else { return nil }
    guard setting.isSecret, found.value.hasPrefix("@") else {
      if found.value.isEmpty {
        throw SettingsFault("\(found.place) is empty; give it a value or leave it out.")
      }
      return found
    }
    let path = String(found.value.dropFirst())
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw SettingsFault(
        "\(found.place) points to the file \(path), which cannot be read; check path and permissions.")
    }
    let value = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if value.isEmpty { throw SettingsFault("\(found.place) points to the file \(path), which is empty.") }
    return GivenSetting(setting: setting, value: value, place: found.place)
  }

  private static func dataFolder(_ given: GivenSetting?) throws(SettingsFault) -> String {
    let typed = given?.value ?? "data"
    if typed.isEmpty {
      throw SettingsFault("\(given?.place ?? "data") is empty; name a folder or leave it out.")
    }
    let url = URL(fileURLWithPath: (typed as NSString).expandingTildeInPath).standardizedFileURL
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue {
      throw SettingsFault("\(given?.place ?? "data") names \(url.path), which is a file; name a folder.")
    }
    return url.path
  }

  private static func text(of path: String) throws(SettingsFault) -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw SettingsFault("\(path) cannot be read; let the user who runs guildhall read it.")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SettingsFault("\(path) is not UTF-8 text; save it as UTF-8.")
    }
    return text
  }

  static func isReadableByOthers(_ path: String) -> Bool {
    // A link may be read by everybody; what counts is where it leads.
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    return ((attributes?[.posixPermissions] as? Int ?? 0) & 0o004) != 0
  }

  /// Variables that look like settings and are none.
  private static func strangers(in environment: [String: String]) -> [String] {
    let known = Set(Setting.allCases.map(\.variable))
    return environment.keys.sorted()
      .filter { $0.hasPrefix("GUILDHALL_") && !$0.hasPrefix("GUILDHALL_TEST") && !known.contains($0) }
      .map {
        "\($0) is in the environment but is not a setting; \(Nearest.advice(for: String($0.dropFirst(10))))"
      }
  }
}
