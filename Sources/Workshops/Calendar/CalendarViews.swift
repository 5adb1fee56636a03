import Essentials
import Web

/// One's own calendar feed: what it is, its address once, and how to renew or stop it.
struct CalendarPage: View {
  let feed: CalendarFeed?
  /// The feed's whole address, right after it was made; later nobody knows it.
  let address: Link?
  let zone: Zone
  let now: Instant

  var html: HTML {
    let lede = say(
      "Your calendar program looks here every hour, so it is always right: moved, cancelled, new.")
    let crumbs = [Crumb(say("You"), HallLinks.me), Crumb(say("Calendar"))]
    return """
      \(PageHead(say("Your sessions in your calendar"), lede: HTML(text: lede), crumbs: crumbs))
      \(optional: address.map(fresh))
      \(LedgerSection(say("Feed"), .margin, status))
      \(LedgerSection(say("How to use it"), .margin, how))
      """
  }

  private func fresh(_ address: Link) -> HTML {
    let sentence = say("Copy the address now. It is not shown again; you can make a new one at any time.")
    let field = CopyField(
      id: "feed", say("Address of your calendar"), address.text,
      hint: say("It works like a key: whoever has it sees where you will be. Do not pass it on."))
    return "\(Notice(.good, HTML(text: sentence), isNews: true))<div class=\"section\">\(field)</div>"
  }

  private var status: HTML {
    guard let feed else {
      return """
        <p>\(say("There is no feed yet."))</p>
        \(ButtonForm(say("Make an address"), to: CalendarURL.mine, .main, icon: .calendar))
        """
    }
    let made = say("Made on \(Told.day(feed.createdAt, in: zone)).")
    let read = feed.readAt.map { say("Last fetched \(Told.ago($0, now: now)).") } ?? say("Not fetched yet.")
    return """
      <p>\(State(say("In use"), .settled))</p><p class="soft">\(made) \(read)</p>
      <div class="cluster">\(ButtonForm(say("Make a new address"), to: CalendarURL.mine, address == nil ? .main : .plain, icon: .repeat))
      \(ButtonForm(say("Stop the feed"), to: CalendarURL.mine, method: .delete, .danger))</div>
      <p class="small faint">\(say("A new address ends the old one at once."))</p>
      """
  }

  private var how: HTML {
    """
    <div class="prose"><ol><li>\(say("Copy the address."))</li>
    <li>\(say("In your calendar program, choose “Subscribe”, “From URL” or “Other calendars”."))</li>
    <li>\(say("Paste it. Sessions you have a seat at or run appear there; cancelled ones are marked."))</li></ol></div>
    """
  }
}

enum CalendarURL {
  static let mine = Link("/me/calendar")
  static func feed(_ key: String) -> Link { Link(path: "/calendar/\(key).ics") }
}
