import Essentials
import HTTPTypes
import Hummingbird

extension PageContext {
  /// An answer with these bytes, compressed where the reader understands it and it pays.
  public func answer(_ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok) -> Response {
    var headers: HTTPFields = [.contentType: type, .vary: "Accept-Encoding"]
    guard visitor.acceptsGzip, bytes.count > 1000, let packed = Gzip.packed(bytes) else {
      return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
    headers[.contentEncoding] = "gzip"
    return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: packed)))
  }

  /// A file to keep: the browser offers to save it under `name`.
  public func file(_ text: String, name: String, type: String) -> Response {
    var response = answer(Array(text.utf8), type: type)
    let safe = String(
      name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) ? $0 : "-" })
    response.headers[.contentDisposition] = "attachment; filename=\"\(safe)\""
    return response
  }

  /// Leads to another page of this site with GET (303), where `saying` is shown once.
  public func redirect(to link: Link, saying: String? = nil) -> Response {
    var response = Response(status: .seeOther, headers: [.location: link.text])
    if let saying { response.setCookie(Flash.cookie(saying, secure: visitor.isSecure)) }
    return response
  }
}

/// The sentence that a finished deed leaves for the next page, carried in a cookie that is read once.
public enum Flash {
  static let name = "flash"

  static func cookie(_ sentence: String, secure: Bool) -> Cookie {
    Cookie(
      name: name, value: Hex.text(Array(sentence.prefix(400).utf8)), maxAge: 60, path: "/", secure: secure,
      sameSite: .lax)
  }

  static func spent(secure: Bool) -> Cookie {
    Cookie(name: name, value: "", maxAge: 0, path: "/", secure: secure, sameSite: .lax)
  }

  static func sentence(in request: Request) -> String? {
    guard let value = request.cookies[name]?.value, value.count <= 4000, let bytes = Hex.bytes(value) else {
      return nil
    }
    return String(validating: bytes, as: UTF8.self)
  }
}

/// Bytes as hexadecimal digits: safe in cookies and headers.
enum Hex {
  static func text(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  static func bytes(_ text: String) -> [UInt8]? {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
