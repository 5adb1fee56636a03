import Essentials
import Foundation

/// Forms with files (RFC 7578). Small on purpose: no nesting, no transfer encodings, which browsers never send.
enum Multipart {
  static func fields(_ body: [UInt8], type: String) throws -> FormFields {
    guard let boundary = parameter("boundary", in: type), (1...70).contains(boundary.utf8.count) else {
      throw NotUnderstood(sentence: say("The form arrived without its boundary. Send it again."))
    }
    var form = FormFields()
    let parts = parts(body, boundary: Array("--\(boundary)".utf8))
    guard parts.count <= URLEncoded.most else { throw URLEncoded.tooMany }
    for part in parts { add(part, to: &form) }
    return form
  }

  /// The slices between boundary lines.
  private static func parts(_ body: [UInt8], boundary: [UInt8]) -> [ArraySlice<UInt8>] {
    var marks: [Int] = []
    var place = 0
    while place + boundary.count <= body.count {
      guard let dash = body[place...].firstIndex(of: UInt8(ascii: "-")) else { break }
      // Where a line starts is asked first: a body of dashes would otherwise be compared at each of them.
      let startsLine = dash == 0 || (dash >= 2 && body[dash - 1] == 10 && body[dash - 2] == 13)
      let fits = dash + boundary.count <= body.count
      if startsLine && fits && body[dash..<dash + boundary.count].elementsEqual(boundary) {
        marks.append(dash)
        place = dash + boundary.count
      } else {
        place = dash + 1
      }
    }
    return zip(marks, marks.dropFirst()).compactMap { start, end in
      let from = start + boundary.count + 2
      return from <= end - 2 ? body[from..<end - 2] : nil
    }
  }

  private static func add(_ part: ArraySlice<UInt8>, to form: inout FormFields) {
    let blank: [UInt8] = [13, 10, 13, 10]
    let limit = min(part.endIndex, part.startIndex + 4096)
    guard
      let end = (part.startIndex..<limit).first(where: {
        $0 + 4 <= part.endIndex && part[$0..<$0 + 4].elementsEqual(blank)
      })
    else { return }
    let headers = String(decoding: part[part.startIndex..<end], as: UTF8.self).components(separatedBy: "\r\n")
    let content = part[(end + 4)...]
    guard let disposition = headers.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
      let name = parameter("name", in: disposition)
    else { return }
    guard let filename = parameter("filename", in: disposition) else {
      form.append(name, String(decoding: content, as: UTF8.self))
      return
    }
    guard !filename.isEmpty || !content.isEmpty else { return }
    let type =
      headers.first { $0.lowercased().hasPrefix("content-type:") }?.dropFirst(13)
      ?? "application/octet-stream"
    let upload = Upload(
      name: filename, type: type.trimmingCharacters(in: .whitespaces), bytes: Array(content))
    form.append(name, upload)
  }

  /// A header's parameter, quoted or not; browsers write `%22` for a quote inside.
  static func parameter(_ name: String, in header: String) -> String? {
    for piece in header.split(separator: ";").dropFirst() {
      let trimmed = piece.trimmingCharacters(in: .whitespaces)
      guard trimmed.lowercased().hasPrefix(name + "=") else { continue }
      return trimmed.dropFirst(name.count + 1).trimmingCharacters(in: CharacterSet(charactersIn: "\""))
        .replacing("%22", with: "\"")
    }
    return nil
  }
}
