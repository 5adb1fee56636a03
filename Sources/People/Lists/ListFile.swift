import Essentials

/// A file of a folder of lists: `job-roles.csv`.
public struct ListFile: Sendable {
  public let name: ListName
  public let format: ListFormat
  public let file: String

  /// nil for what is no list by its name, in any case.
  init?(_ file: String) {
    let key = file.lowercased()
    for format in ListFormat.allCases where key.hasSuffix(".\(format.rawValue)") {
      guard let name = ListName(rawValue: String(key.dropLast(format.rawValue.count + 1))) else { continue }
      (self.name, self.format, self.file) = (name, format, file)
      return
    }
    return nil
  }

  /// The lists among the names of a folder's files. Other kinds of files may lie beside them.
  public static func all(among names: [String]) throws(ListFolderRefusal) -> [ListFile] {
    let lists = names.sorted().compactMap(ListFile.init)
    if let twins = Dictionary(grouping: lists, by: \.name).values.first(where: { $0.count > 1 }) {
      throw .twice(twins[0].file, twins[1].file)
    }
    let stranger = names.sorted().first { name in
      ListFile(name) == nil && ListFormat.allCases.contains { name.lowercased().hasSuffix(".\($0.rawValue)") }
    }
    if let stranger { throw .unknown(stranger) }
    if lists.isEmpty { throw .none }
    return lists
  }
}

/// Why a folder of lists cannot be taken.
public enum ListFolderRefusal: Refusal, Equatable {
  case none
  case twice(String, String)
  case unknown(String)

  public var sentence: String {
    switch self {
    case .none:
      say("The folder holds none of the lists, such as ratings.csv. Check its name and its permissions.")
    case .twice(let one, let other): say("The folder has \(one) and \(other). Keep one of the two.")
    case .unknown(let name):
      say(
        "\(name) is none of the lists. Rename it, or take it out of the folder. The lists are \(Told.list(ListName.allCases.map(\.rawValue)))."
      )
    }
  }
}
