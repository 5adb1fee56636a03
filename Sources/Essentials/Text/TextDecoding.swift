import Foundation

/// Finds out in which encoding a file was written. Spreadsheets on Windows still write code page 1252.
public enum TextDecoding {
  /// UTF-8, UTF-16 with its byte order mark, else Windows-1252; the name is for telling the person.
  public static func text(of bytes: [UInt8]) -> (text: String, encoding: String) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]),
      let text = String(data: Data(bytes), encoding: .utf16)
    {
      return (text, "UTF-16")
    }
    if let text = String(validating: bytes, as: UTF8.self) {
      return (text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text, "UTF-8")
    }
    let text = String(data: Data(bytes), encoding: .windowsCP1252) ?? String(decoding: bytes, as: UTF8.self)
    return (text, "Windows-1252")
  }
}
