import Database
import TestSupport
import Testing

struct TextIndexTests {
  /// Id, title, body.
  static let texts = [
    ("a", "Giving feedback that helps", "How to say what went wrong without hurting."),
    (
      "b", "Post-mortems without blame",
      "Feedback after an outage; C++ and v1.2 notes, http://example.org/x?y=z"
    ),
    ("c", "Préparer une réunion à Zürich", "Straße, naïveté, 学び合い, Ünal's O'Reilly book"),
    ("d", "İstanbul ve ÇALIŞMA", "100% \"quoted\" & 'single' <b>bold</b> a:b !c (d) 1e5 -3"),
    ("e", "हिन्दी में सीखना", "العربية עברית ไทย"),
  ]

  static let questions: [(String, [String])] = [
    ("feedback", ["a", "b"]), ("FEED", ["a", "b"]), ("feedback outage", ["b"]), ("blame post", ["b"]),
    ("mortem", ["b"]), ("ortem", []), ("post-mort", ["b"]), ("reunion", ["c"]), ("RÉU", ["c"]),
    ("zurich", ["c"]), ("strasse", ["c"]),
    ("naïv", ["c"]), ("学び", ["c"]), ("unal", ["c"]), ("o'reilly", ["c"]), ("v1.2", ["b"]),
    ("example.org/x", ["b"]),
    ("1e5", ["d"]), ("calisma", ["d"]), ("'single' & !c", ["d"]), ("quoted\"*", ["d"]),
    ("a:* | b", ["b", "c", "d"]),
    ("सीख", ["e"]), ("हिन्दी", ["e"]), ("עבר", ["e"]), ("العرب", ["e"]), ("?!*\"'", []), ("", []), ("zzz", []),
    ("feedback zzz", []), ("NOT feedback", ["b"]), ("NEAR feedback", []),
    ("a AND b OR", ["b"]), ("outages", ["b"]), ("outage notes", ["b"]), ("reunions", ["c"]),
    ("blames", ["b"]),
    ("helps", ["a"]), ("ortems", []),
  ]

  @Test(arguments: Engine.available)
  func `both engines find the same`(engine: Engine) async throws {
    let store = try await engine.indexedStore()
    for (question, expected) in Self.questions {
      let (found, filtered) = try await store.read { tx in
        let filter = TextIndex.filter(kind: "topic", words: question)
        let filtered: [String] = try tx.values(
          "SELECT x.id FROM (\(sql: .ids)) AS x WHERE x.id IN (\(sql: filter))")
        return (try TextIndex.search(kind: "topic", words: question, in: tx), filtered)
      }
      #expect(found.sorted() == expected, "\(question)")
      #expect(filtered.sorted() == expected, "\(question)")
    }
  }

  /// Looked for, and a text that has to be found by it.
  @Test(arguments: [
    ("tests", "Write a test"), ("tests", "Testing by hand"), ("queries", "A slow query"),
    ("classes", "One class"),
    ("boxes", "A box"), ("branches", "The branch"), ("test", "All tests"), ("status", "The status"),
    ("ties", "Tie"),
    ("bus", "A bus"), ("process", "A process"), ("processes", "A process"), ("analysis", "An analysis"),
  ]) func `plurals find the singular`(words: String, text: String) async throws {
    for engine in Engine.available {
      let store = try await engine.indexedStore()
      let found = try await store.write { tx in
        try TextIndex.put(kind: "word", id: "a", title: text, body: "", in: tx)
        return try TextIndex.search(kind: "word", words: words, in: tx)
      }
      #expect(found == ["a"])
    }
  }

  @Test(arguments: Engine.available)
  func `what has the word in its title comes first`(engine: Engine) async throws {
    let store = try await engine.indexedStore()
    let found = try await store.read { tx in try TextIndex.search(kind: "topic", words: "feedback", in: tx) }
    #expect(found == ["a", "b"])
    let one = try await store.read { tx in
      try TextIndex.search(kind: "topic", words: "feedback", limit: 1, in: tx)
    }
    #expect(one == ["a"])
  }

  @Test(arguments: Engine.available)
  func `for likenesses one word is enough`(engine: Engine) async throws {
    let store = try await engine.indexedStore()
    let found = try await store.read { tx in
      try TextIndex.search(kind: "topic", words: "helpful feedback on zurich", match: .any, in: tx)
    }
    #expect(found.sorted() == ["a", "b", "c"])
  }

  @Test(arguments: Engine.available)
  func `changed and removed texts are found no more, and kinds keep apart`(engine: Engine) async throws {
    let store = try await engine.indexedStore()
    let found = try await store.write { tx in
      try TextIndex.put(kind: "topic", id: "a", title: "Listening", body: "", in: tx)
      try TextIndex.remove(kind: "topic", id: "b", in: tx)
      try TextIndex.put(kind: "clip", id: "a", title: "Feedback", body: "", in: tx)
      return [
        try TextIndex.search(kind: "topic", words: "feedback", in: tx),
        try TextIndex.search(kind: "topic", words: "listening", in: tx),
        try TextIndex.search(kind: "clip", words: "feedback", in: tx),
      ]
    }
    #expect(found == [[], ["a"], ["a"]])
  }

  @Test(arguments: Engine.available)
  func `absurdly long texts and words are taken`(engine: Engine) async throws {
    let store = try await engine.indexedStore()
    let long = (0..<30_000).map { "w\($0)" }.joined(separator: " ")
    let found = try await store.write { tx in
      try TextIndex.put(
        kind: "topic", id: "long", title: String(repeating: "x", count: 5000), body: long, in: tx)
      return [
        try TextIndex.search(kind: "topic", words: String(repeating: "x", count: 5000), in: tx),
        try TextIndex.search(kind: "topic", words: "w15000", in: tx),
        try TextIndex.search(kind: "topic", words: long, in: tx),
      ]
    }
    #expect(found == [["long"], ["long"], ["long"]])
  }
}

extension Engine {
  fileprivate func indexedStore() async throws -> Store {
    let store = try await freshStore()
    try await store.write { tx in
      for (id, title, body) in TextIndexTests.texts {
        try TextIndex.put(kind: "topic", id: id, title: title, body: body, in: tx)
      }
    }
    return store
  }
}

extension SQL {
  fileprivate static var ids: SQL {
    .joined(TextIndexTests.texts.map { "SELECT CAST(\($0.0) AS TEXT) AS id" }, by: " UNION ALL ")
  }
}
