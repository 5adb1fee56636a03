/// A MIME part: its own header fields, an empty line, its content (RFC 2045, RFC 2046).
struct MailPart {
  let headers: String
  let content: [UInt8]

  var bytes: [UInt8] { Array(headers.utf8) + Array("\r\n".utf8) + content }

  static func text(_ text: String, type: String) -> MailPart {
    var headers = HeaderWriter()
    headers.add("Content-Type", exactly: "\(type); charset=utf-8")
    headers.add("Content-Transfer-Encoding", exactly: "quoted-printable")
    return MailPart(headers: headers.text, content: QuotedPrintable.encode(text))
  }

  static func file(_ file: MailMessage.Attachment) -> MailPart {
    var headers = HeaderWriter()
    let type = file.type.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/.+-;= ".contains($0)) }
    headers.add("Content-Type", exactly: type ? file.type : "application/octet-stream")
    headers.add("Content-Transfer-Encoding", exactly: "base64")
    headers.add("Content-Disposition", exactly: "attachment; \(HeaderWriter.fileName(file.name))")
    return MailPart(headers: headers.text, content: Base64Lines.encode(file.bytes))
  }

  /// Parts under one roof; a single part needs none. The boundary begins with `=_`, which neither quoted-printable
  /// nor base64 can produce, so no content can end a part early.
  static func several(_ parts: [MailPart], kind: String, mark: String) -> MailPart {
    if parts.count == 1 { return parts[0] }
    let boundary = "=_guildhall_\(mark)"
    var content: [UInt8] = []
    for part in parts { content += Array("--\(boundary)\r\n".utf8) + part.bytes + Array("\r\n".utf8) }
    content += Array("--\(boundary)--".utf8)
    var headers = HeaderWriter()
    headers.add("Content-Type", exactly: "multipart/\(kind); boundary=\"\(boundary)\"")
    return MailPart(headers: headers.text, content: content)
  }
}
