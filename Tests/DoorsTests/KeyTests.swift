import Doors
import Testing

@Suite struct `Keys` {
  @Test func `the database sees only the hash`() {
    let key = Key(random: (1, 2))
    #expect(key.text == "0000000000000g000000000002")
    #expect(key.hash == Key.hash(of: key.text))
    #expect(key.hash.count == 64)
    #expect(Key.hash(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `a key is not written by accident`() {
    let key = Key(random: (1, 2))
    #expect(!"\(key)".contains(key.text) && !String(reflecting: key).contains(key.text))
  }
}
