import Doors
import Testing

@testable import struct Doors.PasswordHash
@testable import struct Doors.Passwords

@Suite struct `Passwords of people` {
  @Test func `the right one is right, another is wrong`() async throws {
    let stored = try await Passwords().hash("three quiet otters")
    #expect(stored.hasPrefix("$scrypt$ln=15,r=8,p=1$"))
    #expect(try await Passwords().verify("three quiet otters", against: stored) == .right)
    #expect(try await Passwords().verify("three quiet otter", against: stored) == .wrong)
  }

  @Test func `the same password is stored differently each time`() async throws {
    let first = try await Passwords.cheap.hash("three quiet otters")
    let second = try await Passwords.cheap.hash("three quiet otters")
    #expect(first != second)
  }

  @Test func `a hash with other parameters is right and asks to be renewed`() async throws {
    let stored = try await Passwords.cheap.hash("three quiet otters")
    #expect(try await Passwords().verify("three quiet otters", against: stored) == .rightButOld)
    #expect(try await Passwords().verify("three loud otters", against: stored) == .wrong)
  }

  @Test func `two ways of typing é are one password`() async throws {
    let stored = try await Passwords.cheap.hash("caf\u{E9} au lait")
    #expect(try await Passwords.cheap.verify("cafe\u{301} au lait", against: stored) == .right)
  }

  @Test(arguments: [
    nil, "", "plain", "$scrypt$ln=40,r=8,p=1$AAAAAAAAAAA$AAAA", "$argon2id$v=19$m=1$AAAA$AAAA",
  ])
  func `nobody's password and a broken hash are wrong`(stored: String?) async throws {
    #expect(try await Passwords.cheap.verify("three quiet otters", against: stored) == .wrong)
  }

  /// The scheme's own test vector (RFC 7914 §12), which has the 64 bytes of which the first 32 are stored.
  @Test func `the hash is scrypt's`() throws {
    let cost = PasswordHash.Cost(costExponent: 10, blockSize: 8, parallelism: 16)
    let hash = try PasswordHash("password", salt: Array("NaCl".utf8), cost: cost)
    #expect(hash.hash.prefix(8) == [0xfd, 0xba, 0xbe, 0x1c, 0x9d, 0x34, 0x72, 0x00])
  }

  @Test(arguments: [
    ("otters", PasswordRefusal.tooShort(6)),
    ("Password2024!", .common), ("p4ssw0rd!!", .common), ("welcomehome1", nil), ("SummerSunshine7", .common),
    ("iloveyou123", .common), ("passwordpassword", .common), ("Guildhall2026", .common),
    ("1234567890", .pattern), ("qwertyuiop", .pattern), ("abcdefghij", .pattern), ("aaaaaaaaaab", .pattern),
    ("250319841234", .pattern), ("ana.costa99", .personal), ("Ana@Example1", nil),
    ("AnaCosta2026", .personal),
    ("three quiet otters", nil), ("correct horse battery", nil), ("Tr0ub4dor&3x", nil),
    ("дождь над рекой", nil),
  ])
  func `a new password is judged`(password: String, refusal: PasswordRefusal?) {
    #expect(judgement(password) == refusal)
  }

  @Test func `a very long one is refused`() {
    #expect(judgement(String(repeating: "long words ", count: 30)) == .tooLong)
  }

  @Test func `a refusal says what would be right`() {
    #expect(
      PasswordRefusal.tooShort(6).sentence
        == "This password has 6 characters and needs at least 10. Three or four words in a row are easy to remember."
    )
  }

  private func judgement(_ password: String) -> PasswordRefusal? {
    do throws(PasswordRefusal) {
      try PasswordRules.check(password, about: ["Ana Costa", "ana.costa@example.org"])
      return nil
    } catch { return error }
  }
}
