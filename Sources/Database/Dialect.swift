/// The two engines. Only this target asks which one it has; the differences are named functions here.
public enum Dialect: String, Sendable {
  case sqlite, postgres
}

/// A statement in one engine's words: its text, with a place for each value.
struct RenderedSQL {
  var text = ""
  var values: [SQLValue] = []
  let isSteady: Bool

  init(text: String, values: [SQLValue]) { (self.text, self.values, isSteady) = (text, values, false) }

  init(_ sql: SQL, for dialect: Dialect) {
    isSteady = sql.isSteady
    append(sql, dialect)
  }

  private mutating func append(_ sql: SQL, _ dialect: Dialect) {
    for part in sql.parts {
      switch part {
      case .text(let piece): text += piece
      case .value(let value):
        values.append(value)
        text += dialect == .sqlite ? "?" : "$\(values.count)"
      case .only(dialect, let piece): append(piece, dialect)
      case .only: break
      }
    }
  }
}
