import Essentials

/// One letter, ready to be sent. `bytes` is what goes over the wire (RFC 5322, RFC 2045).
public struct MailMessage: Sendable {
  public var from: Mailbox
  public var to: Mailbox
  public var replyTo: Mailbox?
  public var subject: String
  /// Plain text; every letter has it. Lines may be as long as they like.
  public var text: String
  /// The same as markup, a whole document.
  public var html: HTML?
  /// The letter's own name. Sent twice it stays the same, so that a mail program shows one letter.
  public var id: String
  public var date: Instant
  /// Where one click ends letters of this kind (RFC 8058); nil for essential letters.
  public var unsubscribe: Link?
  /// An invitation, change or cancellation that calendar programs act on (RFC 6047).
  public var calendar: CalendarPart?
  public var attachments: [Attachment]
  /// More header fields, such as `References`. Names that are none are left out.
  public var headers: [(name: String, value: String)]

  /// A calendar object and what it wants: `REQUEST`, `CANCEL`, `PUBLISH` (RFC 5546).
  public struct CalendarPart: Sendable {
    public var method: String
    public var text: String
    public init(method: String, text: String) { (self.method, self.text) = (method, text) }
  }

  /// A file that travels along.
  public struct Attachment: Sendable {
    public var name: String
    /// Its media type, such as `text/calendar`.
    public var type: String
    public var bytes: [UInt8]
    public init(name: String, type: String, bytes: [UInt8]) {
      (self.name, self.type, self.bytes) = (name, type, bytes)
    }
  }

  public init(
    from: Mailbox, to: Mailbox, replyTo: Mailbox? = nil, subject: String, text: String, html: HTML? = nil,
    id: String, date: Instant, unsubscribe: Link? = nil, calendar: CalendarPart? = nil,
    attachments: [Attachment] = [], headers: [(name: String, value: String)] = []
  ) {
    (self.from, self.to, self.replyTo, self.subject) = (from, to, replyTo, subject)
    (self.text, self.html, self.id, self.date) = (text, html, id, date)
    (self.unsubscribe, self.calendar) = (unsubscribe, calendar)
    (self.attachments, self.headers) = (attachments, headers)
  }

  /// The whole letter with CRLF line ends, in ASCII but for addresses that are not (RFC 6532).
  public var bytes: [UInt8] {
    var out = HeaderWriter()
    out.add("From", mailbox: from)
    out.add("To", mailbox: to)
    if let replyTo { out.add("Reply-To", mailbox: replyTo) }
    out.add("Subject", text: subject)
    out.add("Date", exactly: MailDate.text(date))
    out.add("Message-ID", exactly: "<\(HeaderWriter.atom(id))@\(HeaderWriter.atom(from.domain))>")
    // RFC 3834 §5, and Exchange's own word for the same wish.
    out.add("Auto-Submitted", exactly: "auto-generated")
    out.add("X-Auto-Response-Suppress", exactly: "OOF, AutoReply")
    if let unsubscribe {
      out.add("List-Unsubscribe", exactly: "<\(unsubscribe.text)>")
      out.add("List-Unsubscribe-Post", exactly: "List-Unsubscribe=One-Click")
    }
    for header in headers where HeaderWriter.isName(header.name) { out.add(header.name, text: header.value) }
    out.add("MIME-Version", exactly: "1.0")
    return Array(out.text.utf8) + body.bytes + [13, 10]
  }

  private var body: MailPart {
    var forms = [MailPart.text(text, type: "text/plain")]
    if let html { forms.append(.text(html.text, type: "text/html")) }
    if let calendar {
      forms.append(.text(calendar.text, type: "text/calendar; method=\(HeaderWriter.atom(calendar.method))"))
    }
    let letter = MailPart.several(forms, kind: "alternative", mark: "a")
    if attachments.isEmpty { return letter }
    return .several([letter] + attachments.map(MailPart.file), kind: "mixed", mark: "m")
  }
}
