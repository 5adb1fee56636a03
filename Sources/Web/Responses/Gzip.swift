import CZlib

/// Compression of texts (RFC 1952) through zlib, at the level that is nearly free.
enum Gzip {
  static func packed(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    let windowBits = 15 + 16  // 16 asks zlib for the gzip wrapper
    guard
      deflateInit2_(
        &stream, 3, Z_DEFLATED, Int32(windowBits), 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    let capacity = Int(deflateBound(&stream, UInt(bytes.count)))
    return bytes.withUnsafeBufferPointer { source in
      var finished = false
      let packed = [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(capacity)
        finished = deflate(&stream, Z_FINISH) == Z_STREAM_END
        count = Int(stream.total_out)
      }
      return finished ? packed : nil
    }
  }
}
