import Assets
import Essentials
import HTTPTypes
import Hummingbird

/// Style sheets, scripts, icons: embedded in the program, under an address that changes with their content, so that
/// browsers may keep them for a year.
public struct AssetPages: Sendable {
  private let packed: [String: (asset: Asset, gzip: [UInt8]?)]

  public init() {
    packed = Dictionary(
      uniqueKeysWithValues: Assets.all.map { asset in
        let pays = asset.bytes.count > 1000 && !asset.type.hasPrefix("image/png")
        return (asset.path, (asset, pays ? Gzip.packed(asset.bytes) : nil))
      })
  }

  public func add(to rooms: Rooms) {
    rooms.open.get("/assets/:digest/**", use: show)
  }

  @Sendable func show(_ request: Request, _ context: Visitor) async throws -> Response {
    let path = context.parameters.getCatchAll().joined(separator: "/")
    guard let found = packed[path] else { throw NotHere() }
    // While versions change, a page of one may ask a server of the other; it gets what is there, and not for long.
    let isCurrent = context.parameters.get("digest") == Assets.digest
    var headers: HTTPFields = [
      .contentType: found.asset.type, .vary: "Accept-Encoding",
      .cacheControl: isCurrent ? "public, max-age=31536000, immutable" : "public, max-age=60",
    ]
    var bytes = found.asset.bytes
    if context.acceptsGzip, let gzip = found.gzip {
      headers[.contentEncoding] = "gzip"
      bytes = gzip
    }
    return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
