import CPostgres

/// Bound values as libpq takes them: text, each with its type, so that no place's type has to be guessed.
struct PostgresParameters {
  let types: [Oid]
  private let texts: CStrings

  init(_ values: [SQLValue]) {
    types = values.map(\.postgresType)
    texts = CStrings(values.map(\.postgresText))
  }

  func withPointers<Value>(_ work: (UnsafePointer<UnsafePointer<CChar>?>) -> Value) -> Value {
    texts.withPointers(work)
  }
}

/// The object identifiers of the built-in types (pg_type.dat).
enum PostgresType {
  static let unknown: Oid = 0
  static let boolean: Oid = 16
  static let bigint: Oid = 20
  static let smallint: Oid = 21
  static let integer: Oid = 23
  static let text: Oid = 25
  static let oid: Oid = 26
  static let real: Oid = 700
  static let double: Oid = 701
  static let numeric: Oid = 1700
}

extension SQLValue {
  fileprivate var postgresType: Oid {
    switch self {
    case .null: PostgresType.unknown
    case .integer: PostgresType.bigint
    case .real: PostgresType.double
    case .text: PostgresType.text
    case .boolean: PostgresType.boolean
    }
  }

  fileprivate var postgresText: String? {
    switch self {
    case .null: nil
    case .integer(let number): String(number)
    case .real(let number): "\(number)"
    case .text(let text): text
    case .boolean(let truth): truth ? "t" : "f"
    }
  }
}

/// Several strings for C in one piece of memory, ended by a null pointer.
struct CStrings {
  private var bytes: [CChar] = []
  private var starts: [Int?] = []

  init(_ texts: [String?]) {
    for text in texts {
      starts.append(text == nil ? nil : bytes.count)
      guard let text else { continue }
      bytes += text.utf8.map { CChar(bitPattern: $0) }
      bytes.append(0)
    }
  }

  func withPointers<Value>(_ work: (UnsafePointer<UnsafePointer<CChar>?>) -> Value) -> Value {
    bytes.withUnsafeBufferPointer { bytes in
      let pointers = starts.map { start in start.flatMap { bytes.baseAddress?.advanced(by: $0) } } + [nil]
      return pointers.withUnsafeBufferPointer { work($0.baseAddress!) }
    }
  }
}
