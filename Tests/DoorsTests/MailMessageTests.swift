import Doors
import Essentials
import Testing

@Suite struct `A letter's bytes` {
  var letter = MailMessage(
    from: Mailbox(name: "Guildhall", address: "guildhall@example.org"),
    to: Mailbox(name: "Ana Costa", address: "ana@example.org"), subject: "A seat is yours",
    text: "Dear Ana,\nsee you.", id: "0abc", date: Instant(milliseconds: 1_795_012_205_000))

  @Test func `a plain letter stands as it is`() {
    #expect(
      letter.wire
        == """
        From: Guildhall <guildhall@example.org>
        To: Ana Costa <ana@example.org>
        Subject: A seat is yours
        Date: Wed, 18 Nov 2026 14:30:05 +0000
        Message-ID: <0abc@example.org>
        Auto-Submitted: auto-generated
        X-Auto-Response-Suppress: OOF, AutoReply
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Dear Ana,
        see you.

        """.replacing("\n", with: "\r\n"))
  }

  @Test func `text, markup and calendar are three forms of one letter, files lie beside it`() {
    var letter = letter
    letter.html = "<p>\("Dear <Ana>")</p>"
    letter.calendar = MailMessage.CalendarPart(
      method: "REQUEST", text: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    letter.attachments = [
      .init(name: "übung.pdf", type: "application/pdf", bytes: Array(repeating: 7, count: 100))
    ]
    let lines = letter.wire.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(
      lines.filter { $0.hasPrefix("Content-Type") } == [
        "Content-Type: multipart/mixed; boundary=\"=_guildhall_m\"",
        "Content-Type: multipart/alternative; boundary=\"=_guildhall_a\"",
        "Content-Type: text/plain; charset=utf-8", "Content-Type: text/html; charset=utf-8",
        "Content-Type: text/calendar; method=REQUEST; charset=utf-8", "Content-Type: application/pdf",
      ])
    #expect(lines.contains("Content-Disposition: attachment; filename*=utf-8''%C3%BCbung.pdf"))
    #expect(lines.contains("<p>Dear &lt;Ana&gt;</p>"))
    #expect(lines.suffix(2) == ["--=_guildhall_m--", ""])
  }

  @Test func `one click ends letters of this kind`() {
    var letter = letter
    let long = "https://learn.example.org/letters/stop?key=" + String(repeating: "k", count: 90)
    letter.unsubscribe = Link(checking: long)
    #expect(letter.wire.contains("\r\nList-Unsubscribe: <\(long)>\r\n"))
    #expect(letter.wire.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"))
  }

  @Test(arguments: [
    "Workshop: Übersicht über das Lesen",
    "🧵 👩‍👩‍👧‍👦 sewing for all of us, and a long tail of words behind the emoji",
    "дождь над рекой и другие длинные слова, которые не помещаются в одну строку заголовка письма",
    "plain but =?utf-8?q?dressed_up?=", String(repeating: "x", count: 2000),
    "e" + String(repeating: "\u{301}", count: 60), String(repeating: "words and more ", count: 30) + "end",
  ])
  func `a subject comes back as it went, in lines of 76`(subject: String) {
    var letter = letter
    letter.subject = subject
    letter.from = Mailbox(name: subject, address: "guildhall@example.org")
    let fields = HeaderFields(letter.wire)
    #expect(fields["Subject"] == subject)
    #expect(fields.longestLine <= 76)
    #expect(letter.bytes.allSatisfy { $0 < 128 })
  }

  @Test(arguments: [
    "Hi\r\nBcc: eve@example.org", "Hi\nBcc: eve@example.org", "Hi\r\n\r\nbody", "Hi\u{2028}\u{0}\u{85}there",
  ])
  func `nothing in a value begins a field of its own`(hostile: String) {
    var letter = letter
    letter.subject = hostile
    letter.to = Mailbox(name: hostile, address: "ana@example.org>\r\nBcc: eve@example.org")
    letter.id = hostile
    letter.headers = [("References", hostile), ("Bcc: eve@example.org\r\nX", "y")]
    let names = HeaderFields(letter.wire).names
    #expect(
      names == [
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress",
        "References",
        "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
      ])
  }

  @Test(arguments: [
    ("Ana \"the\" Costa, Dr.", "\"Ana \\\"the\\\" Costa, Dr.\" <a@example.org>"), ("", "a@example.org"),
    ("Ana O'Neil", "Ana O'Neil <a@example.org>"), ("Sá", "=?utf-8?B?U8Oh?= <a@example.org>"),
  ])
  func `a name is quoted when it must be`(name: String, field: String) {
    var letter = letter
    letter.to = Mailbox(name: name, address: "a@example.org")
    #expect(letter.wire.contains("\r\nTo: \(field)\r\n"))
  }

  @Test(arguments: [
    "", ".", ".\n..\n.hidden", "From here on", "ends with space \nand tab\t", "a = b", "\n\nthree\n\n",
    "mac\rline",
    String(repeating: "a long line without an end ", count: 60), String(repeating: "é", count: 300),
    String(repeating: "1234567890", count: 15) + ".", "👩‍👩‍👧‍👦 and text", "\u{0}\u{1}control",
  ])
  func `a text comes back as it went, in short safe lines`(text: String) {
    var letter = letter
    letter.text = text
    let body = String(
      letter.wire.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)[1].dropLast(1))
    let lines = body.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.hasPrefix(".") && !$0.hasPrefix("From ") })
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") && !$0.hasSuffix("\t") })
    #expect(decoded(quotedPrintable: body) == text.replacing("\r", with: "\n"))
  }

  @Test(
    arguments: [
      ("ana@example.org", "", "ana@example.org"),
      ("Ana Costa <ana@example.org>", "Ana Costa", "ana@example.org"),
      ("\"Costa, Ana\" <a@b.cd>", "Costa, Ana", "a@b.cd"), ("guildhall@localhost", "", "guildhall@localhost"),
      ("Ana <>", nil, nil), ("ana", nil, nil), ("a@b.c\r\nBcc: x@y.zz", nil, nil), ("a <b@c.de", nil, nil),
    ] as [(String, String?, String?)])
  func `an address is read or refused`(typed: String, name: String?, address: String?) {
    let mailbox = Mailbox(checking: typed)
    #expect(mailbox?.name == name && mailbox?.address == address)
  }
}

extension MailMessage {
  fileprivate var wire: String { String(decoding: bytes, as: UTF8.self) }
}
