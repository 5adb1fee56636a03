import Essentials
import Foundation

/// Somebody's mail address, with the name shown beside it.
public struct Mailbox: Hashable, Sendable {
  public let name: String
  public let address: String

  /// Takes an address that was checked before; a name may hold anything.
  public init(name: String = "", address: String) {
    self.name = name
    self.address = address
  }

  /// Takes `name@example.org` or `Some Name <name@example.org>`; nil for anything else.
  public init?(checking typed: String) {
    let typed = typed.trimmingCharacters(in: .whitespacesAndNewlines)
    // Nothing that could end a line of a header.
    guard typed.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 }) else { return nil }
    guard typed.hasSuffix(">"), let open = typed.lastIndex(of: "<") else {
      guard Mailbox.isAddress(typed) else { return nil }
      self.init(address: typed)
      return
    }
    let address = typed[typed.index(after: open)...].dropLast().trimmingCharacters(in: .whitespaces)
    guard Mailbox.isAddress(address) else { return nil }
    let name = typed[..<open].trimmingCharacters(in: CharacterSet(charactersIn: " \""))
    self.init(name: name, address: address)
  }

  /// The part behind the @.
  public var domain: String { address.split(separator: "@").last.map(String.init) ?? "localhost" }

  /// `guildhall@localhost` is good for a machine that mails itself; all others as `Email` has it.
  private static func isAddress(_ text: String) -> Bool {
    let local = text.hasSuffix("@localhost") ? text + ".example" : text
    return Email.checked(local) != nil
  }
}
