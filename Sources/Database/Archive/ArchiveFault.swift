/// Why an archive is not taken.
public enum ArchiveFault: Error, Equatable, CustomStringConvertible {
  case noArchive, notEmpty
  case newer(archive: Int, program: Int)
  case unknown(table: String)
  case missing(table: String)
  case broken(line: Int)
  case cutOff(line: Int)
  case changed(table: String)

  public var description: String {
    switch self {
    case .noArchive: "This is not an archive of Guildhall. Archives begin with the line “\(Archive.head)”."
    case .notEmpty:
      "There is something in this database already. Restore into a data folder of its own, or an empty database."
    case .newer(let archive, let program):
      """
      The archive was made by a newer version of this program: it has schema step \(archive), this program knows \
      steps up to \(program). Use the newer version.
      """
    case .unknown(let table):
      "The archive has a table \(table) twice, or one that its version of the schema does not have."
    case .missing(let table):
      "The archive has no table \(table), which its version of the schema has. Nothing was restored; use another copy."
    case .broken(let line): "Line \(line) of the archive is damaged. Nothing was restored; use another copy."
    case .cutOff(let line):
      "The archive ends after line \(line), before its end. Nothing was restored; use another copy."
    case .changed(let table):
      "The rows of \(table) are not those that were written: their digest differs. Nothing was restored; use another copy."
    }
  }
}
