import Foundation

/// A code page that programs on one machine wrote before everybody wrote UTF-8; nothing in the file says which.
public enum CodePage: String, Sendable, CaseIterable {
  case western = "windows-1252"
  case centralEuropean = "windows-1250"
  case cyrillic = "windows-1251"
  case greek = "windows-1253"
  case turkish = "windows-1254"

  /// As it stands in a list to choose from.
  public var word: String {
    switch self {
    case .western: say("Windows-1252, Western European")
    case .centralEuropean: say("Windows-1250, Central European")
    case .cyrillic: say("Windows-1251, Cyrillic")
    case .greek: say("Windows-1253, Greek")
    case .turkish: say("Windows-1254, Turkish")
    }
  }

  /// As it is called in a sentence.
  public var name: String { "W" + rawValue.dropFirst() }

  /// Bytes that the page gives no meaning become U+FFFD.
  func text(of bytes: [UInt8]) -> String {
    if let whole = String(data: Data(bytes), encoding: encoding) { return whole }
    let characters = (UInt8.min...UInt8.max).map { byte in
      String(data: Data([byte]), encoding: encoding) ?? "\u{FFFD}"
    }
    return bytes.map { characters[Int($0)] }.joined()
  }

  private var encoding: String.Encoding {
    switch self {
    case .western: .windowsCP1252
    case .centralEuropean: .windowsCP1250
    case .cyrillic: .windowsCP1251
    case .greek: .windowsCP1253
    case .turkish: .windowsCP1254
    }
  }
}

/// Finds out in which encoding a file was written. Spreadsheets on Windows still write code pages.
public enum TextDecoding {
  /// UTF-8, UTF-16 with its byte order mark, else the page that was said, else Windows-1252; the name is for telling the person.
  public static func text(of bytes: [UInt8], as page: CodePage? = nil) -> (text: String, encoding: String) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]),
      let text = String(data: Data(bytes), encoding: .utf16)
    {
      return (text, "UTF-16")
    }
    if let page { return (page.text(of: bytes), page.name) }
    if let text = String(validating: bytes, as: UTF8.self) {
      return (text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text, "UTF-8")
    }
    return (CodePage.western.text(of: bytes), guessed)
  }

  /// What a file is called that is not UTF-8 and of which nobody said the page.
  public static let guessed = "Windows-1252 (guessed)"
}
