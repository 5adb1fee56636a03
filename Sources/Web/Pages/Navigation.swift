import Essentials

/// One entry of the main navigation.
struct Place {
  let section: Section
  let label: String
  let target: Link
  /// On phones it folds into a menu.
  var isExtra = false

  /// What this person may open.
  static func all(for viewer: Viewer) -> [Place] {
    var places = [
      Place(section: .home, label: say("Home"), target: HallLinks.home),
      Place(section: .topics, label: say("Topics"), target: HallLinks.topics),
      Place(section: .sessions, label: say("Sessions"), target: HallLinks.sessions),
      Place(section: .people, label: say("People"), target: HallLinks.people),
    ]
    if !viewer.roles.isDisjoint(with: Sponsor.roles) {
      places.append(
        Place(section: .overview, label: say("Overview"), target: HallLinks.overview, isExtra: true))
    }
    if !viewer.roles.isDisjoint(with: Administrator.roles) {
      places.append(
        Place(
          section: .administration, label: say("Administration"), target: HallLinks.administration,
          isExtra: true))
    }
    return places
  }
}

/// Where one can go; on phones the last entries fold into a menu.
struct Navigation: View {
  let places: [Place]
  let section: Section?

  var html: HTML {
    let extra = places.filter(\.isExtra)
    return """
      <nav class="nav" aria-label="\(say("Main"))">\(places.map(link))\(if: !extra.isEmpty, more(extra))</nav>
      """
  }

  private func link(_ place: Place) -> HTML {
    """
    <a class="nav__link\(place.isExtra ? " nav__link--extra" : "")" href="\(place.target)"\
    \(attribute: "aria-current", place.section == section ? "page" : nil)>\(place.label)</a>
    """
  }

  private func more(_ extra: [Place]) -> HTML {
    let isHere = extra.contains { $0.section == section }
    let menu = Menu(
      button: HTML(text: say("More")), classes: isHere ? "nav__link nav__link--here" : "nav__link",
      items: extra.map { Menu.Item($0.label, to: $0.target, isCurrent: $0.section == section) })
    return "<div class=\"nav__more\">\(menu)</div>"
  }
}
