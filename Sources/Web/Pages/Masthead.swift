import Essentials

/// The addresses that every page leads to. The concepts behind them answer there.
public enum HallLinks {
  public static let home = Link("/")
  public static let topics = Link("/topics")
  public static let newTopic = Link("/topics/new")
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
  public static let skills = Link("/me/skills")
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
    <input class="searchbox__input" id="search" name="q" type="search" placeholder="\(say("Search topics"))"></form>
    \(account(viewer))
    """
  }

  private func account(_ viewer: Viewer) -> Menu {
    Menu(
      button:
        "\(Avatar(viewer.name))<span class=\"visually-hidden\">\(say("\(viewer.name): your menu"))</span>",
      head: """
        <p class="menu__who"><span class="menu__name">\(viewer.name)</span>\
        <span class="faint small">\(viewer.email)</span></p>
        """,
      items: [
        Menu.Item(say("Your profile"), to: HallLinks.me, icon: .person),
        Menu.Item(say("Your skills"), to: HallLinks.skills, icon: .teach),
        Menu.Item(say("Your plan"), to: HallLinks.plan, icon: .target),
        Menu.Item(say("Your calendar"), to: HallLinks.calendar, icon: .calendar),
        Menu.Item(say("Letters to you"), to: HallLinks.letters, icon: .mail),
        Menu.Item(say("Where you are signed in"), to: HallLinks.signIns, icon: .device),
        Menu.Item(say("Sign out"), to: HallLinks.signOut, icon: .leave, method: .delete),
      ])
  }
}
