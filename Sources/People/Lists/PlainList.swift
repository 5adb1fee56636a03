import Essentials
import Foundation

/// One of the lists, as it is written. Cells stand in the order of the list's columns, rows in an order that follows from what they
/// say, so that the same content is the same file on both engines.
public struct PlainList: Sendable {
  public let name: ListName
  public let rows: [[String]]

  public init(_ name: ListName, _ rows: [[String]]) {
    self.name = name
    self.rows = rows.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// How a cell says whether something is so.
  public static func yes(_ flag: Bool) -> String { flag ? "yes" : "no" }

  /// `ratings.csv`
  public func fileName(_ format: ListFormat) -> String { "\(name.rawValue).\(format.rawValue)" }

  /// The whole file.
  public func text(_ format: ListFormat) throws -> String {
    switch format {
    case .csv: CSVWriter.text([name.columns] + rows)
    case .json: try json()
    }
  }

  /// One record a line, so that two exports can be compared line by line.
  private func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let records = try rows.map { row in
      let cells = zip(name.columns, row).map { ($0, ListCell($1, isNumber: ListName.isNumber($0))) }
      return String(decoding: try encoder.encode(Dictionary(cells) { $1 }), as: UTF8.self)
    }
    return records.isEmpty ? "[]\n" : "[\n\(records.joined(separator: ",\n"))\n]\n"
  }
}

/// How a list is written: the ending of its file.
public enum ListFormat: String, CaseIterable, Sendable {
  case csv, json

  /// As the header `Content-Type` says it.
  public var mediaType: String { self == .csv ? "text/csv; charset=utf-8" : "application/json" }
}

/// A value of a record in JSON, as the text that its cell holds. What is said as `true` is read as `yes`.
struct ListCell: Codable {
  let text: String
  private let number: Int?

  init(_ text: String, isNumber: Bool) { (self.text, number) = (text, isNumber ? Int(text) : nil) }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let number { try container.encode(number) } else { try container.encode(text) }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    number = nil
    if container.decodeNil() {
      text = ""
    } else if let flag = try? container.decode(Bool.self) {
      text = flag ? "yes" : "no"
    } else if let whole = try? container.decode(Int64.self) {
      text = String(whole)
    } else {
      text = try container.decode(String.self)
    }
  }
}
