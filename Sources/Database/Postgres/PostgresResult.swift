import CPostgres
import Foundation

/// A libpq result, given back to libpq when done with.
final class PostgresResult {
  let pointer: OpaquePointer?

  init(_ pointer: OpaquePointer?) { self.pointer = pointer }

  deinit { PQclear(pointer) }

  var isGood: Bool {
    let status = PQresultStatus(pointer)
    return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK
  }

  /// How many rows were inserted, updated or deleted.
  var changes: Int {
    guard let command = PQcmdStatus(pointer), !String(cString: command).hasPrefix("SELECT") else { return 0 }
    return Int(String(cString: PQcmdTuples(pointer))) ?? 0
  }

  var columns: [String] { (0..<PQnfields(pointer)).map { String(cString: PQfname(pointer, $0)) } }

  func answer(columns known: [String]?) -> Answer {
    let columns = known ?? columns
    let types = (0..<Int32(columns.count)).map { PQftype(pointer, $0) }
    let rowCount = PQntuples(pointer)
    var cells: [SQLValue] = []
    cells.reserveCapacity(Int(rowCount) * columns.count)
    for row in 0..<rowCount {
      for (place, type) in types.enumerated() { cells.append(cell(row, Int32(place), type)) }
    }
    return Answer(columns: columns, cells: cells)
  }

  private func cell(_ row: Int32, _ place: Int32, _ type: Oid) -> SQLValue {
    guard PQgetisnull(pointer, row, place) == 0, let start = PQgetvalue(pointer, row, place) else {
      return .null
    }
    switch type {
    case PostgresType.boolean: return .boolean(start[0] == CChar(UInt8(ascii: "t")))
    case PostgresType.bigint, PostgresType.integer, PostgresType.smallint, PostgresType.oid:
      return .integer(strtoll(start, nil, 10))
    case PostgresType.double, PostgresType.real: return .real(strtod(start, nil))
    case PostgresType.numeric:
      // The sum of a BIGINT column is numeric; as on SQLite it is an integer when it looks like one.
      let text = String(cString: start)
      return Int64(text).map { .integer($0) } ?? .real(strtod(start, nil))
    default:
      let length = Int(PQgetlength(pointer, row, place))
      return start.withMemoryRebound(to: UInt8.self, capacity: length) { bytes in
        .text(String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self))
      }
    }
  }
}
