import Foundation
import Logging

/// What each setting may be, and what it is when nobody says.
extension SettingsSource {
  func database() throws(SettingsFault) -> String {
    guard let given = try value(.database) else { return "\(data)/guildhall.sqlite" }
    if ["postgres://", "postgresql://"].contains(where: given.value.hasPrefix) { return given.value }
    guard given.value.hasPrefix("sqlite:"), given.value.count > 7 else {
      throw given.wrong(
        "is no database address", right: "postgres://user:password@host/name, or leave it out for SQLite")
    }
    return URL(
      fileURLWithPath: String(given.value.dropFirst(7)),
      relativeTo: URL(fileURLWithPath: data, isDirectory: true)
    ).path
  }

  func port() throws(SettingsFault) -> Int {
    guard let given = try value(.port) else { return 8080 }
    guard let port = Int(given.value), (1...65535).contains(port) else {
      throw given.wrong("is not a port", right: "a whole number from 1 to 65535, such as 8080")
    }
    return port
  }

  func host() throws(SettingsFault) -> String {
    guard let given = try value(.host) else { return "127.0.0.1" }
    let host = given.value
    guard host == "localhost" || AddressBlock.isAddress(host) else {
      throw given.wrong(
        "is not an address of this machine",
        right: "127.0.0.1 for this machine only, or 0.0.0.0 or :: for all networks")
    }
    return host
  }

  func flag(_ setting: Setting) throws(SettingsFault) -> Bool {
    guard let given = try value(setting) else { return false }
    switch given.value.lowercased() {
    case "true", "yes", "on", "1": return true
    case "false", "no", "off", "0": return false
    default: throw given.wrong("is neither yes nor no", right: "true or false")
    }
  }

  func logLevel() throws(SettingsFault) -> Logger.Level {
    guard let given = try value(.logLevel) else { return .info }
    guard let level = Logger.Level(rawValue: given.value.lowercased()) else {
      let known = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
      throw given.wrong("is not a level", right: "one of \(known)")
    }
    return level
  }

  func baseURL(host: String, port: Int) throws(SettingsFault) -> String {
    guard let given = try value(.baseURL) else {
      let name = ["0.0.0.0", "::", "localhost"].contains(host) ? "localhost" : host
      return "http://\(name.contains(":") ? "[\(name)]" : name):\(port)"
    }
    let example = "https://guildhall.example.org"
    guard let url = URLComponents(string: given.value), let scheme = url.scheme?.lowercased(),
      ["http", "https"].contains(scheme), let host = url.host, !host.isEmpty
    else { throw given.wrong("is not a web address", right: "it as \(example)") }
    guard url.user == nil, url.query == nil, url.fragment == nil else {
      throw given.wrong("holds more than scheme, host and port", right: "it as \(example)")
    }
    guard url.path.isEmpty || url.path == "/" else {
      throw given.wrong("holds a path, but Guildhall needs a host name of its own", right: "it as \(example)")
    }
    return "\(scheme)://\(host.lowercased())\(url.port.map { ":\($0)" } ?? "")"
  }

  func mailServer() throws(SettingsFault) -> MailServer? {
    guard let given = try value(.smtpURL) else { return nil }
    do { return try MailServer(url: given.value) } catch {
      throw SettingsFault("\(given.place) \(error.what); write \(error.right).")
    }
  }

  func mailFrom(baseURL: String, isNeeded: Bool) throws(SettingsFault) -> Mailbox {
    let example = "Guildhall <guildhall@example.org>"
    guard let given = try value(.mailFrom) else {
      let host = URLComponents(string: baseURL)?.host ?? "localhost"
      if isNeeded, AddressBlock.isAddress(host) || !host.contains(".") {
        throw SettingsFault(
          "mail_from is missing: letters go out by smtp_url and need a sender; write \(example).")
      }
      return Mailbox(name: "Guildhall", address: "guildhall@\(host)")
    }
    guard let mailbox = Mailbox(checking: given.value) else {
      throw given.wrong("is not a mail address", right: "it as \(example)")
    }
    return mailbox
  }

  func metricsToken() throws(SettingsFault) -> String? {
    guard let given = try value(.metricsToken) else { return nil }
    guard given.value.count >= 16, given.value.allSatisfy({ $0.isASCII && !$0.isWhitespace }) else {
      throw given.wrong(
        "is too short or has spaces in it",
        right: "at least 16 letters and digits, such as openssl rand -hex 16 makes")
    }
    return given.value
  }

  func trustedProxies() throws(SettingsFault) -> [AddressBlock] {
    guard let given = try value(.trustedProxy) else { return [] }
    var blocks: [AddressBlock] = []
    for part in given.value.split(whereSeparator: { $0 == "," || $0 == " " }) {
      guard let block = AddressBlock(String(part)) else {
        throw given.wrong(
          "has “\(part)” in it", right: "the proxies' own addresses with commas, such as 127.0.0.1, ::1")
      }
      blocks.append(block)
    }
    return blocks
  }
}
