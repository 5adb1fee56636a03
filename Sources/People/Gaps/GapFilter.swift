import Essentials

/// What somebody wants to see of the map. It only chooses rows and columns of the one map there is: nobody is added up anew, so
/// no choice of filters tells more than the whole map does.
struct GapFilter: Sendable, Equatable {
  enum Show: String, Sendable, CaseIterable {
    case share, level, people

    var word: String {
      switch self {
      case .share: say("Share at target")
      case .level: say("Median level")
      case .people: say("People counted")
      }
    }
  }

  var axis = Gap.Axis.department
  var show = Show.share
  var framework: ID<Framework>?
  /// Of job roles; folded.
  var family = ""
  var isCritical = false
  /// Columns begin behind this place.
  var after: Int?

  init() {}

  /// Reads an address; what is not understood is as if it were not there.
  init(_ query: FormFields) {
    axis = Gap.Axis(rawValue: query["by"]) ?? .department
    show = Show(rawValue: query["show"]) ?? .share
    framework = ID(query["framework"])
    family = axis == .role ? Folded.key(String(query["family"].prefix(200))) : ""
    isCritical = query.has("critical")
    after = Int(query["after"]).flatMap { (0..<1_000_000).contains($0) ? $0 : nil }
  }

  /// The address that shows the same again, from the first column on.
  var link: Link { link(GapURL.map) }

  func link(_ page: Link) -> Link {
    var link = page
    if axis != .department { link = link.with("by", axis.rawValue) }
    if show != .share { link = link.with("show", show.rawValue) }
    if let framework { link = link.with("framework", framework.text) }
    if !family.isEmpty { link = link.with("family", family) }
    if isCritical { link = link.with("critical", "yes") }
    return link
  }
}

public enum GapURL {
  public static let map = Link("/gaps")
  static let file = Link("/gaps.csv")
  /// POST counts anew.
  static let count = Link("/gaps/count")
  public static func skill(_ id: ID<Skill>) -> Link { Link(path: "/gaps/skills/\(id)") }
}
