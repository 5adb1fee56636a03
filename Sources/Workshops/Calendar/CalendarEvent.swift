import Essentials

/// One entry of a calendar (RFC 5545 §3.6.1).
public struct CalendarEvent: Sendable {
  public enum Status: String, Sendable {
    case confirmed = "CONFIRMED", tentative = "TENTATIVE", cancelled = "CANCELLED"
  }

  /// The same for as long as the thing exists.
  public var uid: String
  public var sequence: Int
  /// When what is said here was last changed.
  public var changedAt: Instant
  /// When a message with a method was made (RFC 5545 §3.8.7.2); nil for files and feeds.
  public var stampedAt: Instant?
  public var time: SessionTime
  public var status: Status
  public var summary: String
  public var location: String
  public var description: String
  /// The page about it.
  public var url: Link
  /// Where one joins on screen (RFC 7986 §5.11).
  public var conference: Link?
  /// Needed in invitations by mail (RFC 5546).
  public var organiser: Party?
  public var attendee: Party?

  /// Somebody with an address.
  public struct Party: Sendable {
    public let name: String
    public let email: String
    public init(name: String, email: String) { (self.name, self.email) = (name, email) }
  }

  func write(to text: inout CalendarText) {
    text.begin("VEVENT")
    text.property("UID", uid)
    text.property("SEQUENCE", String(sequence))
    text.property("DTSTAMP", CalendarTime.utc(stampedAt ?? changedAt))
    text.property("LAST-MODIFIED", CalendarTime.utc(changedAt))
    writeTime(to: &text)
    text.property("STATUS", status.rawValue)
    text.words("SUMMARY", summary)
    text.words("LOCATION", location)
    text.words("DESCRIPTION", description)
    text.property("URL", url.text)
    if let conference {
      text.property("CONFERENCE", conference.text, [("VALUE", "URI"), ("FEATURE", "VIDEO")])
    }
    if let organiser { text.property("ORGANIZER", "mailto:\(organiser.email)", [("CN", organiser.name)]) }
    if let attendee {
      text.property(
        "ATTENDEE", "mailto:\(attendee.email)",
        [("CN", attendee.name), ("ROLE", "REQ-PARTICIPANT"), ("PARTSTAT", "ACCEPTED"), ("RSVP", "FALSE")])
    }
    if status == .cancelled { text.property("TRANSP", "TRANSPARENT") }
    text.end("VEVENT")
  }

  /// True when the wall times say it all: of an hour that comes twice, a wall time means the first (§3.3.5).
  var isOnWall: Bool {
    time.zone.resolve(time.wall).instant == time.start
      && time.zone.resolve(time.zone.wall(at: time.end)).instant == time.end
  }

  private func writeTime(to text: inout CalendarText) {
    guard isOnWall else {
      text.property("DTSTART", CalendarTime.utc(time.start))
      text.property("DTEND", CalendarTime.utc(time.end))
      return
    }
    let zone = [(name: "TZID", value: time.zone.name)]
    text.property("DTSTART", CalendarTime.local(time.zone.wall(at: time.start)), zone)
    text.property("DTEND", CalendarTime.local(time.zone.wall(at: time.end)), zone)
  }
}

/// A whole calendar object (RFC 5545 §3.4).
public struct CalendarFile: Sendable {
  /// What a mail program is to do with it (RFC 5546); none for files and feeds.
  public enum Method: String, Sendable { case publish = "PUBLISH", request = "REQUEST", cancel = "CANCEL" }

  public var events: [CalendarEvent]
  public var name: String?
  public var method: Method?

  public init(_ events: [CalendarEvent], name: String? = nil, method: Method? = nil) {
    (self.events, self.name, self.method) = (events, name, method)
  }

  public var text: String {
    var text = CalendarText()
    text.begin("VCALENDAR")
    text.property("VERSION", "2.0")
    text.property("PRODID", "-//Guildhall//Guildhall//EN")
    if let method { text.property("METHOD", method.rawValue) }
    if let name {
      text.words("NAME", name)
      text.words("X-WR-CALNAME", name)
      text.property("REFRESH-INTERVAL", "PT1H", [("VALUE", "DURATION")])
      text.property("X-PUBLISHED-TTL", "PT1H")
    }
    for zone in zones { CalendarZone.write(zone.zone, zone.observances, to: &text) }
    for event in events { event.write(to: &text) }
    text.end("VCALENDAR")
    return text.text
  }

  /// The zones that events refer to, each spelt out until a year after its last event.
  private var zones: [(zone: Zone, observances: [ZoneObservance])] {
    let local = Dictionary(grouping: events.filter(\.isOnWall)) { $0.time.zone }
    return local.sorted { $0.key.name < $1.key.name }.compactMap { zone, events in
      guard let first = events.map(\.time.start).min(), let last = events.map(\.time.end).max() else {
        return nil
      }
      return (zone, CalendarZone.observances(of: zone, from: first, to: last + .days(370)))
    }
  }
}
