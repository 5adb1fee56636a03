/// The index in words that both engines understand: kind, id, the words of the title and those of the body.
extension TextIndex {
  static let archiveName = "text_index"
  static let archiveColumns = ["kind", "subject_id", "title", "body"].map {
    Catalogue.Column(name: $0, kind: .text)
  }

  static func entries(in tx: Transaction, _ take: ([SQLValue]) throws -> Void) throws {
    switch tx.dialect {
    case .sqlite:
      try tx.stream("SELECT kind, subject_id, title, body FROM text_entry ORDER BY kind, subject_id", take)
    case .postgres:
      try tx.stream(
        """
        SELECT kind, subject_id, CAST(words AS TEXT) FROM text_entry
        ORDER BY kind COLLATE "C", subject_id COLLATE "C"
        """
      ) { cells in
        let words = TextWords(vector: try String(sql: cells[2]))
        try take([cells[0], cells[1], .text(words.plainTitle), .text(words.plainBody)])
      }
    }
  }

  static func restore(_ rows: () throws -> [SQLValue]?, in tx: Transaction) throws {
    try tx.load(table(tx.dialect)) {
      guard let cells = try rows() else { return nil }
      let words = TextWords(title: try String(sql: cells[2]), body: try String(sql: cells[3]))
      return [cells[0], cells[1]] + words.cells(tx.dialect)
    }
  }
}

extension TextWords {
  /// From PostgreSQL's own writing of a vector: `'ana':2,5 'mor':1A`.
  init(vector: String) {
    var places: [(place: Int, isTitle: Bool, word: String)] = []
    for part in vector.split(separator: " ") {
      guard let quote = part.lastIndex(of: "'"), part.first == "'" else { continue }
      let word = String(part[part.index(after: part.startIndex)..<quote])
      for mark in part[quote...].dropFirst(2).split(separator: ",") {
        let digits = mark.prefix(while: \.isNumber)
        places.append((Int(digits) ?? 0, mark.hasSuffix("A"), word))
      }
    }
    places.sort { $0.place < $1.place }
    self.init(
      titleWords: places.filter(\.isTitle).map(\.word), bodyWords: places.filter { !$0.isTitle }.map(\.word))
  }
}
