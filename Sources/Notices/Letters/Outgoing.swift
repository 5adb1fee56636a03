import Database
import Doors
import Essentials
import People
import Workshops

/// A letter with all that its message needs.
struct Outgoing: Sendable {
  let letter: Letter
  let receiver: Receiver
  let frame: LetterFrame
  let calendar: CalendarFile?

  /// Makes the letter's keys known and notes the attempt. Throws a `Hindrance` when it should not leave.
  static func prepare(_ letter: Letter, keys: LetterKeys, settings: Settings, in tx: Transaction) throws
    -> Outgoing
  {
    var receiver = try Hindrance.check(
      letter, try Receiver.find([letter.person], in: tx)[letter.person], now: tx.now)
    if letter.isBound { receiver.address = letter.address }
    var frame = LetterFrame(
      baseURL: settings.baseURL, organisation: try Organisation.find(in: tx)?.name ?? "", why: letter.why)
    frame.keys = try keys.links(for: letter, in: tx)
    if !letter.kind.isEssential { frame.stop = try keys.stop(letter, in: tx).on(base: settings.baseURL) }
    try Letter.noteAttempt(letter.id, in: tx)
    return Outgoing(
      letter: letter, receiver: receiver, frame: frame,
      calendar: try calendar(of: letter, for: receiver, settings, in: tx))
  }

  /// The session's entry, as it stands in this person's calendar.
  private static func calendar(
    of letter: Letter, for receiver: Receiver, _ settings: Settings, in tx: Transaction
  ) throws -> CalendarFile? {
    guard let id = letter.session else { return nil }
    let session = try Session.find(id, in: tx)
    let seat = try Registration.find(receiver.id, at: id, in: tx)
    let part = SessionPart(of: receiver.id, in: session, seat: seat)
    return Language.$current.withValue(receiver.language) {
      var event = CalendarEvent(session, part: part, base: settings.baseURL)
      event.stampedAt = tx.now
      event.organiser = CalendarEvent.Party(
        name: settings.mailFrom.name, email: settings.mailFrom.address)
      event.attendee = CalendarEvent.Party(name: receiver.name, email: receiver.address)
      // Whoever has no part any more takes it out, like everybody when it is called off (RFC 5546 §3.2.5).
      let isOver = part == .none || session.state == .cancelled
      if isOver { event.status = .cancelled }
      return CalendarFile([event], method: isOver ? .cancel : .request)
    }
  }

  func message(from sender: Mailbox, at now: Instant) -> MailMessage {
    Language.$current.withValue(receiver.language) {
      MailMessage(
        from: sender, to: Mailbox(name: receiver.name, address: receiver.address), subject: letter.subject,
        text: LetterText(content: letter.content, frame: frame).text,
        html: LetterView(content: letter.content, frame: frame, language: receiver.language).html,
        id: letter.id.text, date: now, unsubscribe: frame.stop, attachments: attachments)
    }
  }

  private var attachments: [MailMessage.Attachment] {
    calendar.map { file in
      let method = file.method.map { "; method=\($0.rawValue)" } ?? ""
      return [
        .init(
          name: "session.ics", type: "text/calendar; charset=utf-8\(method)", bytes: Array(file.text.utf8))
      ]
    } ?? []
  }
}
