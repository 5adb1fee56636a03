import Crypto

/// A file that the pages ask for, kept in the program itself.
public struct Asset: Sendable {
  /// Its name below the assets' address, such as `app.css`.
  public let path: String
  public let type: String
  public let bytes: [UInt8]
}

/// The stylesheet, scripts, icons and manifest. They are served at `/assets/<digest>/<path>`: the address changes
/// whenever one of them does, so browsers may keep them for a year.
public enum Assets {
  public static let all: [Asset] = [stylesheet] + scripts + pictures

  /// Says which version of all assets this is; 16 hexadecimal digits of SHA-256.
  public static let digest: String = {
    var hash = SHA256()
    for asset in all {
      hash.update(data: Array(asset.path.utf8))
      hash.update(data: asset.bytes)
    }
    let digits = Array("0123456789abcdef")
    return String(hash.finalize().prefix(8).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }()

  /// The asset's address on this site.
  public static func address(of path: String) -> String { "/assets/\(digest)/\(path)" }

  public static func find(_ path: String) -> Asset? { byPath[path] }

  private static let byPath = Dictionary(uniqueKeysWithValues: all.map { ($0.path, $0) })
}
