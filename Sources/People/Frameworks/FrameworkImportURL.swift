import Essentials

public enum FrameworkImportURL {
  public static let start = Link("/admin/import/skills")
  static func draft(_ id: ID<ImportDraft>) -> Link { Link(path: "/admin/import/skills/\(id)") }
  /// POST takes the files over.
  static func application(_ id: ID<ImportDraft>) -> Link {
    Link(path: "/admin/import/skills/\(id)/application")
  }
}
