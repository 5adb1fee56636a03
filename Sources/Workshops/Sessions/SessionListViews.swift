import Essentials
import Web

/// The list of sessions.
struct AgendaPage: View {
  let agenda: SessionAgenda
  let isFirst: Bool
  let isOrganiser: Bool
  let zone: Zone
  let now: Instant

  private var filter: SessionFilter { agenda.filter }

  var html: HTML {
    let lede = say("Hours in which people here teach each other. Take a seat, or a place in line.")
    return """
      \(PageHead(say("Sessions"), lede: HTML(text: lede), tools: tools))
      \(tabs)
      \(filters)
      \(Region("sessions", list))
      """
  }

  private var tools: HTML {
    """
    \(if: isOrganiser, ButtonLink(say("Schedule a session"), to: SessionURL.new, .main, icon: .plus).html)\
    \(ButtonLink(say("Have them in your calendar"), to: CalendarURL.mine, icon: .calendar))
    """
  }

  private var tabs: Tabs {
    Tabs(
      say("Which sessions"),
      [
        Tabs.Tab(say("To come"), to: filter.with(.upcoming).link, isCurrent: filter.when == .upcoming),
        Tabs.Tab(say("Past"), to: filter.with(.past).link, isCurrent: filter.when == .past),
      ])
  }

  private var filters: FilterBar {
    let state = FormState(
      FormFields([("q", filter.words)] + (filter.isMine ? [("mine", "yes")] : [])), prefix: "filter")
    return FilterBar(
      say("Filter sessions"), to: SessionURL.list, region: "sessions",
      fields: """
        \(Field("q", say("Words"), .search, in: state, look: .inline))
        \(FilterBar.tick("mine", say("Mine"), in: state))
        """, keeping: filter.when == .past ? [("when", "past")] : [])
  }

  private var list: HTML {
    if agenda.lines.isEmpty { return nothing.html }
    let pager = Pager(
      first: isFirst ? nil : filter.link, next: agenda.next.map { filter.link.with("after", $0) },
      nextWords: filter.when == .past ? say("Earlier") : say("Later"))
    return "\(Entries(agenda.lines.map { SessionEntry(line: $0, zone: zone, now: now) }))\(pager)"
  }

  private var nothing: Empty {
    if filter.isMine || !filter.words.isEmpty {
      return Empty(
        say("No session is like that."), text: HTML(text: say("Try other words, or look at all of them.")),
        step: ButtonLink(say("Show all sessions"), to: SessionFilter(filter.when).link))
    }
    if filter.when == .past { return Empty(say("No session has been held yet.")) }
    return Empty(
      say("No session is planned."),
      text: HTML(text: say("Say what you would like to learn: sessions are made from topics.")),
      step: ButtonLink(say("See the topics"), to: HallLinks.topics))
  }
}
