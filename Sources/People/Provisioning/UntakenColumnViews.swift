import Essentials
import Web

/// Columns of a file that nobody will find in the result: they are said before it is taken over.
public struct UntakenColumns: View {
  let names: [String]

  /// - Parameter isTaken: whether the column at a place is taken as something. Columns that are empty on every line do not
  ///   count.
  public init(table: ImportTable, isTaken: (Int) -> Bool) {
    names = table.header.indices.filter { !isTaken($0) && !table.examples($0, count: 1).isEmpty }
      .map { table.header[$0].isEmpty ? say("Column \($0 + 1)") : "“\(table.header[$0])”" }
  }

  public var html: HTML {
    if names.isEmpty { return HTML() }
    let what = say(
      count: names.count, one: "The column \(names[0]) is not taken over.",
      other: "\(names.count) columns are not taken over: \(Told.list(names)).")
    let link: HTML = "<a href=\"#columns\">\(say("Say what each is"))</a>"
    return Notice(.attend, "\(what) \(link)").html
  }
}
