import Essentials

/// Something that an import can take from a column of a file. The raw value is its name in `--column name=Header`.
public protocol ImportColumn: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// As it stands on the page.
  var label: String { get }
  /// Headers that mean it, as `HeaderKey` writes them, the likeliest first.
  var headers: [String] { get }
}

/// Header names without case, accents, spaces and marks: `Time zone`, `time_zone` and `TimeZone` are the same.
public enum HeaderKey {
  public static func of(_ header: String) -> String { Folded.words(header).joined() }
}

/// Which column of a file is taken as what.
public struct ColumnMapping<Column: ImportColumn>: Sendable, Equatable {
  /// Places counted from 0.
  public private(set) var places: [Column: Int] = [:]

  public init() {}

  /// Takes what the headers say by themselves.
  public init(guessing header: [String]) {
    let keys = header.map(HeaderKey.of)
    for column in Column.allCases {
      let place = column.headers.lazy.compactMap { name in keys.firstIndex(of: name) }
        .first { place in !places.values.contains(place) }
      if let place { places[column] = place }
    }
  }

  public subscript(column: Column) -> Int? { places[column] }

  /// What the column at this place is taken as.
  public func column(at place: Int) -> Column? { places.first { $0.value == place }?.key }

  /// Takes the column at this place as `column`, and as nothing else.
  public mutating func take(_ column: Column, at place: Int?) {
    if let place { places = places.filter { $0.value != place } }
    places[column] = place
  }

  /// `email=LoginID` takes the column LoginID as e-mail; `title=` takes nothing as title.
  public mutating func take(_ typed: String, of header: [String]) throws(MappingRefusal) {
    let parts = typed.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { throw .notAPair(typed) }
    guard let column = Self.named(parts[0]) else {
      throw .unknownField(parts[0], Column.allCases.map(\.rawValue))
    }
    if parts[1].isEmpty { return take(column, at: nil) }
    let keys = header.map(HeaderKey.of)
    let places = header.indices.filter { header[$0] == parts[1] }
    let alike = places.isEmpty ? keys.indices.filter { keys[$0] == HeaderKey.of(parts[1]) } : places
    guard let place = alike.first else { throw .unknownHeader(parts[1], header) }
    guard alike.count == 1 else { throw .twoHeaders(parts[1]) }
    take(column, at: place)
  }

  private static func named(_ text: String) -> Column? {
    let key = HeaderKey.of(text)
    return Column.allCases.first { HeaderKey.of($0.rawValue) == key }
  }
}

extension ColumnMapping {
  /// `email 0 name 3`: for keeping a mapping between two pages.
  public var stored: String {
    places.sorted { $0.value < $1.value }.map { "\($0.key.rawValue) \($0.value)" }.joined(separator: " ")
  }

  /// Passes over what the file or this version does not know.
  public init(stored: String, columns: Int) {
    let words = stored.split(separator: " ")
    for start in stride(from: 0, to: words.count - 1, by: 2) {
      guard let column = Column(rawValue: String(words[start])), let place = Int(words[start + 1]),
        (0..<columns).contains(place)
      else { continue }
      places[column] = place
    }
  }

  /// The choices of a page on which each column of the file says what it is: fields `column-0`, `column-1` …
  /// Throws with a sentence for the field when two columns claim the same.
  public init(_ form: FormFields, header: [String]) throws(FieldErrors) {
    var errors = FieldErrors()
    for place in header.indices {
      guard let column = Column(rawValue: form["column-\(place)"]) else { continue }
      if let other = places[column] {
        errors.add(
          "column-\(place)",
          say("\(column.label) is already taken from \(header[other]). Choose it for one of the two columns.")
        )
      } else {
        places[column] = place
      }
    }
    try errors.throwIfAny()
  }
}

/// Why a mapping cannot be used.
public enum MappingRefusal: Refusal, Equatable {
  case notAPair(String)
  case unknownField(String, [String])
  case unknownHeader(String, [String])
  case twoHeaders(String)

  public var sentence: String {
    switch self {
    case .notAPair(let typed): say("“\(typed)” names no column. Write it as email=LoginID.")
    case .unknownField(let name, let known):
      say("Nothing is called “\(name)” here. A column can be taken as \(Told.list(known)).")
    case .unknownHeader(let name, let header):
      say("The file has no column “\(name)”. It has \(Told.list(header)).")
    case .twoHeaders(let name): say("The file has two columns “\(name)”. Give one of them another name.")
    }
  }
}
