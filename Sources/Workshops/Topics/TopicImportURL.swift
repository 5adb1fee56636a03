import Essentials
import People

public enum TopicImportURL {
  public static let start = Link("/admin/import/topics")
  static let csv = Link("/topics.csv")
  static let json = Link("/topics.json")
  static func draft(_ id: ID<ImportDraft>) -> Link { Link(path: "/admin/import/topics/\(id)") }
  /// POST takes the files over.
  static func application(_ id: ID<ImportDraft>) -> Link {
    Link(path: "/admin/import/topics/\(id)/application")
  }
}
