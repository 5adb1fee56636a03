import Essentials
import Foundation
import Logging

/// What an installation has set, read once at the start and then only handed on. Flags win over the environment,
/// the environment over the file `guildhall.conf` in the data folder, the file over what is built in.
public struct Settings: Sendable {
  /// The folder for everything Guildhall keeps, as an absolute path.
  public var data: String
  /// `postgres://…`, or the path of an SQLite file.
  public var database: String
  public var port: Int
  /// The address to listen on.
  public var host: String
  /// Where people find the site, without a slash at the end: `https://guildhall.example.org`.
  public var baseURL: String
  /// It was set, and is not made of host and port.
  var isBaseURLGiven = false
  /// The mail server; nil keeps letters in the outbox.
  public var mailServer: MailServer?
  /// Who letters come from.
  public var mailFrom: Mailbox
  /// Shows the component gallery and the details of faults. Never for real use.
  public var development: Bool
  public var logLevel: Logger.Level
  /// The reverse proxies whose `X-Forwarded-For` is believed.
  public var trustedProxies: [AddressBlock]
  /// What whoever reads `/metrics` has to show; nil closes that page.
  public var metricsToken: String?
  /// What is not wrong but deserves a look, one sentence each; `serve` logs them and `doctor` shows them.
  public var warnings: [String]

  /// People reach the site over https, so cookies may be bound to it.
  public var isSecure: Bool { baseURL.hasPrefix("https://") }

  /// A page's whole address, for letters and calendars.
  public func address(of link: Link) -> Link { link.on(base: baseURL) }

  /// True when the peer with this address is one of the trusted proxies.
  public func trusts(_ peer: String) -> Bool { trustedProxies.contains { $0.contains(peer) } }

  /// The path of something in the data folder.
  public func path(_ name: String) -> String { data + "/" + name }
}

extension Settings {
  /// Reads all settings. `flags` holds those that were given on the command line.
  public static func read(
    flags: [Setting: String] = [:], environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(SettingsFault) -> Settings {
    try Settings(SettingsSource(flags: flags, environment: environment))
  }

  init(_ source: SettingsSource) throws(SettingsFault) {
    data = source.data
    database = try source.database()
    port = try source.port()
    host = try source.host()
    development = try source.flag(.development)
    logLevel = try source.logLevel()
    baseURL = try source.baseURL(host: host, port: port)
    let givens = (try source.value(.baseURL), try source.value(.port))
    isBaseURLGiven = givens.0 != nil || givens.1 != nil
    mailServer = try source.mailServer()
    mailFrom = try source.mailFrom(baseURL: baseURL, isNeeded: mailServer != nil)
    trustedProxies = try source.trustedProxies()
    metricsToken = try source.metricsToken()
    warnings = source.warnings
    if SettingsSource.isReadableByOthers(data) {
      warnings.append("\(data) can be read by every user of this machine; run chmod 700 on it.")
    }
    warnings += Settings.concerns(baseURL: baseURL, mail: mailServer, development: development)
    if isSecure, trustedProxies.isEmpty {
      warnings.append(
        "base_url begins with https://, so a proxy stands before Guildhall, but trusted_proxy names none: everybody seems to come from the proxy, and limits on tries count for all together."
      )
    }
    if trustedProxies.contains(where: { !$0.isSingle }) {
      warnings.append(
        "trusted_proxy has a block in it: whoever calls from within can choose the address they are counted under; name the proxies' own addresses."
      )
    }
  }

  private static func concerns(baseURL: String, mail: MailServer?, development: Bool) -> [String] {
    var concerns: [String] = []
    let isLocal = AddressBlock.isLoopback(URLComponents(string: baseURL)?.host ?? "")
    if baseURL.hasPrefix("http://"), !isLocal {
      concerns.append("base_url begins with http://, so passwords and cookies travel in clear; use https://.")
    }
    if development, !isLocal {
      concerns.append(
        "development is on, which shows the insides of faults to everybody; turn it off for real use.")
    }
    if let mail, mail.security == .none || mail.security == .opportunistic, mail.user != nil,
      !AddressBlock.isLoopback(mail.host)
    {
      concerns.append("smtp_url may send its password in clear; use starttls=required or smtps://.")
    }
    return concerns
  }
}
