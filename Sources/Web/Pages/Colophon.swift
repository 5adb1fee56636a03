import Essentials

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
