import Essentials

/// The addresses that every page leads to. The concepts behind them answer there.
public enum HallLinks {
  public static let home = Link("/")
  public static let topics = Link("/topics")
  public static let sessions = Link("/sessions")
  public static let people = Link("/people")
  public static let overview = Link("/overview")
  public static let administration = Link("/admin")
  /// The viewer's own profile, letters and sign-ins.
  public static let me = Link("/me")
  public static let letters = Link("/me/letters")
  public static let signIns = Link("/me/sign-ins")
  public static let signOut = Link("/me/sign-ins/current")
  public static let plan = Link("/me/plan")
  public static let calendar = Link("/me/calendar")
  public static let signIn = Link("/sign-in")
}

/// Who we are, where one can go, who is here.
struct Masthead: View {
  let viewer: Viewer?
  let section: Section?

  var html: HTML {
    """
    <header class="masthead"><div class="masthead__row">
    <a class="wordmark" href="\(HallLinks.home)">\(Mark())<span class="wordmark__name">Guildhall</span></a>
    \(optional: viewer.map { Navigation(places: Place.all(for: $0), section: section) })
    <div class="masthead__tools">\(optional: viewer.map(tools))\(if: viewer == nil, entrance)</div>
    </div></header>
    """
  }

  private var entrance: HTML { "\(ButtonLink(say("Sign in"), to: HallLinks.signIn, size: .small))" }

  private func tools(_ viewer: Viewer) -> HTML {
    """
    <form class="searchbox" role="search" action="\(HallLinks.topics)"><label for="search">\(Icon(.search))\
    <span class="visually-hidden">\(say("Search the topics"))</span></label>\
    <input class="searchbox__input" id="search" name="q" type="search" placeholder="\(say("Search"))"></form>
    \(account(viewer))
    """
  }

  private func account(_ viewer: Viewer) -> Menu {
    Menu(
      button: "\(Avatar(viewer.name))<span class=\"visually-hidden\">\(say("\(viewer.name): your menu"))</span>",
      head: """
        <p class="menu__who"><span class="menu__name">\(viewer.name)</span>\
        <span class="faint small">\(viewer.email)</span></p>
        """,
      items: [
        Menu.Item(say("Your profile"), to: HallLinks.me, icon: .person),
        Menu.Item(say("Your plan"), to: HallLinks.plan, icon: .target),
        Menu.Item(say("Your calendar"), to: HallLinks.calendar, icon: .calendar),
        Menu.Item(say("Letters to you"), to: HallLinks.letters, icon: .mail),
        Menu.Item(say("Where you are signed in"), to: HallLinks.signIns, icon: .device),
        Menu.Item(say("Sign out"), to: HallLinks.signOut, icon: .leave, method: .delete),
      ])
  }
}

/// One entry of the main navigation.
private struct Place {
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
      places.append(Place(section: .overview, label: say("Overview"), target: HallLinks.overview, isExtra: true))
    }
    if !viewer.roles.isDisjoint(with: Administrator.roles) {
      places.append(
        Place(section: .administration, label: say("Administration"), target: HallLinks.administration, isExtra: true))
    }
    return places
  }
}

private struct Navigation: View {
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

/// The foot of a page: whose hall it is, what it writes to me, and which clock its times follow.
struct Colophon: View {
  let organisation: String
  let viewer: Viewer?
  let now: Instant?

  var html: HTML {
    """
    <footer class="colophon"><div class="colophon__row">\(if: !organisation.isEmpty, "<span>\(organisation)</span>")
    \(if: viewer != nil, "<a href=\"\(HallLinks.letters)\">\(say("Letters you get and why"))</a>")
    \(optional: viewer.map { "<span class=\"colophon__end\">\(clock($0.zone))</span>" as HTML })</div></footer>
    """
  }

  private func clock(_ zone: Zone) -> String {
    guard let now else { return say("Times in \(zone.city)") }
    return say("Times in \(zone.city) (\(zone.abbreviation(at: now)))")
  }
}
