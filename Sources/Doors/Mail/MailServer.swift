import Foundation

/// The server that takes the letters: `smtp://user:password@host:587?starttls=required` or `smtps://…`.
public struct MailServer: Hashable, Sendable {
  /// How the connection is protected.
  public enum Security: String, Sendable, CaseIterable {
    /// TLS from the first byte (`smtps`, RFC 8314).
    case tls
    /// STARTTLS, or no letter (RFC 3207).
    case required
    /// STARTTLS when the server offers it, its certificate not checked (RFC 7435).
    case opportunistic
    /// In clear.
    case none
  }

  public let host: String
  public let port: Int
  public let security: Security
  public let user: String?
  public let password: String?
  /// A file with the certificates to trust instead of the system's, for a server with a certificate of its own.
  public let trustedCertificates: String?

  /// Without credentials, for logs and `doctor`.
  public var name: String { "\(host):\(port)" }

  struct Fault: Error {
    let what: String
    let right: String
    init(_ what: String, _ right: String = "smtp://user:password@host:587?starttls=required") {
      (self.what, self.right) = (what, right)
    }
  }

  init(url text: String) throws(Fault) {
    guard let url = URLComponents(string: text), let scheme = url.scheme?.lowercased() else {
      throw Fault("is not an address", "%40 for @, %2F for / and %3A for : within user name and password")
    }
    guard ["smtp", "smtps"].contains(scheme) else { throw Fault("begins with neither smtp:// nor smtps://") }
    guard let host = url.host, !host.isEmpty else { throw Fault("names no host") }
    guard url.path.isEmpty || url.path == "/" else { throw Fault("has a path behind the host") }
    if let port = url.port, !(1...65535).contains(port) {
      throw Fault("has the port \(port)", "a port from 1 to 65535")
    }
    guard (url.user == nil) == (url.password == nil) else {
      throw Fault("has a user name without a password, or the reverse")
    }
    let options = try MailServer.options(url.queryItems ?? [])
    self.host = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
    security = try MailServer.security(scheme, options["starttls"])
    port = url.port ?? (security == .tls ? 465 : 587)
    user = url.user
    password = url.password
    trustedCertificates = options["ca"]
    if let file = trustedCertificates, !FileManager.default.isReadableFile(atPath: file) {
      throw Fault("has ca=\(file), a file that cannot be read", "the path of a PEM file")
    }
  }

  private static func options(_ items: [URLQueryItem]) throws(Fault) -> [String: String] {
    var options: [String: String] = [:]
    for item in items {
      guard ["starttls", "ca"].contains(item.name), let value = item.value, !value.isEmpty else {
        throw Fault("has the option “\(item.name)”", "starttls= or ca= with a value behind the “?”")
      }
      options[item.name] = value
    }
    return options
  }

  private static func security(_ scheme: String, _ starttls: String?) throws(Fault) -> Security {
    guard let starttls else { return scheme == "smtps" ? .tls : .required }
    if scheme == "smtps" {
      throw Fault("has starttls on smtps://, which is TLS already", "smtps:// without it")
    }
    guard let security = Security(rawValue: starttls), security != .tls else {
      throw Fault("has starttls=\(starttls)", "starttls=required, opportunistic or none")
    }
    return security
  }
}
