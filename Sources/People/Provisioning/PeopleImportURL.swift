import Essentials

enum PeopleImportURL {
  static let start = AdminURL.importPeople
  static func draft(_ id: ID<ImportDraft>) -> Link { Link(path: "/admin/import/people/\(id)") }
  /// POST takes the file over.
  static func application(_ id: ID<ImportDraft>) -> Link {
    Link(path: "/admin/import/people/\(id)/application")
  }
}
