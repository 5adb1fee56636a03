/// The name of something an installation can set. As a flag `--base-url`, in the environment `GUILDHALL_BASE_URL`,
/// in the settings file `base_url`.
public enum Setting: String, CaseIterable, Sendable {
  case data, database, port, host
  case baseURL = "base_url"
  case smtpURL = "smtp_url"
  case mailFrom = "mail_from"
  case development
  case logLevel = "log_level"
  case trustedProxy = "trusted_proxy"
  case metricsToken = "metrics_token"

  public var flag: String { "--" + rawValue.replacing("_", with: "-") }
  public var variable: String { "GUILDHALL_" + rawValue.uppercased() }

  /// May be written as `@/path/to/file`: then the value is what stands in that file.
  var isSecret: Bool { [.database, .smtpURL, .metricsToken].contains(self) }
}

/// A setting is wrong. One sentence that names it, says what is wrong and what would be right; the start stops.
public struct SettingsFault: Error, Equatable, CustomStringConvertible {
  public let sentence: String
  public init(_ sentence: String) { self.sentence = sentence }
  public var description: String { sentence }
}

/// A value as it was given, and where.
struct GivenSetting: Equatable {
  let setting: Setting
  let value: String
  /// How to find the place, such as `--port`, `GUILDHALL_PORT` or `port in line 3 of /srv/guildhall.conf`.
  let place: String

  /// "GUILDHALL_PORT is “80a”, which is not a port number; write a number …". A secret is never repeated.
  func wrong(_ what: String, right: String) -> SettingsFault {
    let shown = setting.isSecret ? "has a value" : "is “\(value)”,"
    return SettingsFault("\(place) \(shown) which \(what); write \(right).")
  }
}
