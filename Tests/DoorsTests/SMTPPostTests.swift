import Doors
import Essentials
import Testing

@testable import struct Doors.MailServer

@Suite(.timeLimit(.minutes(1))) struct `The post` {
  let letter = MailMessage(
    from: Mailbox(name: "Guildhall", address: "guildhall@example.org"),
    to: Mailbox(name: "Ana", address: "ana@example.org"), subject: "A seat is yours",
    text: ".\nDear Ana\n.dot", id: "0abc", date: Instant(milliseconds: 1_795_012_205_000))

  func post(to sink: MailSink, _ options: String = "?starttls=none", user: String = "") throws -> SMTPPost {
    SMTPPost(try MailServer(url: "smtp://\(user)127.0.0.1:\(sink.port)\(options)"))
  }

  @Test func `a letter arrives whole, dots included`() async throws {
    let sink = try MailSink()
    try await post(to: sink).deliver(letter)
    let heard = sink.heard
    #expect(
      heard.prefix(4) == [
        "EHLO example.org", "MAIL FROM:<guildhall@example.org>", "RCPT TO:<ana@example.org>", "DATA",
      ])
    let sent = String(decoding: letter.bytes, as: UTF8.self).split(
      separator: "\r\n", omittingEmptySubsequences: false)
    #expect(Array(heard.dropFirst(4).prefix(sent.count - 1)) == sent.dropLast().map(String.init))
    #expect(heard[4 + sent.count - 1] == ".")
  }

  @Test func `letters share one connection`() async throws {
    let sink = try MailSink()
    let post = try post(to: sink)
    for _ in 1...5 { try await post.deliver(letter) }
    #expect(sink.connections == 1)
    #expect(sink.heard.count { $0.hasPrefix("RCPT") } == 5)
  }

  @Test func `a server that went away and came back is found again`() async throws {
    let sink = try MailSink(["END": "hang up"])
    let post = try post(to: sink)
    for _ in 1...2 { #expect(await fault(post)?.deservesAnotherTry == true) }
    #expect(sink.connections == 2)
  }

  @Test(arguments: [
    (
      ["RCPT": "550 5.1.1 No such person"],
      DeliveryFault.permanent("The mail server refused the letter: “550 5.1.1 No such person”", code: 550)
    ),
    (["MAIL": "552 too big"], .permanent("The mail server refused the letter: “552 too big”", code: 552)),
    (["DATA": "554 no"], .permanent("The mail server refused the letter: “554 no”", code: 554)),
    (["END": "552 too big"], .permanent("The mail server refused the letter: “552 too big”", code: 552)),
    (
      ["RCPT": "451-4.7.1 Greylisted,\r\n451 4.7.1 come back"],
      .temporary("The mail server wants the letter later: “451 4.7.1 Greylisted, 4.7.1 come back”")
    ),
    (["END": "452 full"], .temporary("The mail server wants the letter later: “452 full”")),
  ])
  func `what the server says decides what becomes of the letter`(
    script: [String: String], expected: DeliveryFault
  )
    async throws
  {
    let sink = try MailSink(script)
    defer { sink.stop() }
    let fault = await fault(try post(to: sink))
    #expect(fault == expected)
  }

  @Test(arguments: [
    (["GREETING": "421 4.3.2 Closing"], "is closing: “421 4.3.2 Closing”"),
    (["RCPT": "421 4.3.2 Closing"], "is closing: “421 4.3.2 Closing”"),
    (
      ["MAIL": "530 5.7.0 Sign in first"], "wants another sign-in: “530 5.7.0 Sign in first”; check smtp_url."
    ),
    (
      ["EHLO": "250-sink\r\n250 AUTH PLAIN", "AUTH": "535 5.7.8 No"],
      "refused the user name or password; check smtp_url."
    ),
    (["GREETING": "554 no service"], "takes no letters now: “554 no service”"),
    (["EHLO": "550 go away", "HELO": "550 go away"], "takes no letters now: “550 go away go away”"),
    (["MAIL": "553 not you"], "refuses our sender: “553 not you”; check mail_from."),
    (["GREETING": "hang up"], "broke off"), (["RCPT": "hang up"], "broke off"),
  ])
  func `trouble with the server says nothing about the letter`(script: [String: String], words: String)
    async throws
  {
    let sink = try MailSink(script)
    defer { sink.stop() }
    let fault = try #require(await fault(try post(to: sink, user: "ana:hush@")))
    let sentence = fault.sentence
    #expect(fault == .unreachable(sentence))
    #expect(
      sentence.hasPrefix("The mail server 127.0.0.1:\(sink.port) ") && sentence.contains(words), "\(sentence)"
    )
    #expect(!sentence.contains("hush"))
  }

  @Test func `nothing goes out in clear when STARTTLS is required`() async throws {
    let sink = try MailSink()
    let fault = await fault(try post(to: sink, "?starttls=required", user: "ana:hush@"))
    #expect(
      fault
        == .unreachable(
          "The mail server 127.0.0.1:\(sink.port) offers no STARTTLS; use smtps://, or starttls=opportunistic in smtp_url."
        ))
    #expect(!sink.heard.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
  }

  @Test func `a server that offers no STARTTLS gets the letter when that is allowed`() async throws {
    let sink = try MailSink()
    try await post(to: sink, "?starttls=opportunistic").deliver(letter)
    #expect(sink.heard.contains("DATA"))
  }

  @Test func `nobody there is said plainly`() async throws {
    let sink = try MailSink()
    sink.stop()
    #expect(
      await fault(try post(to: sink))
        == .unreachable(
          "Nobody answers at the mail server 127.0.0.1:\(sink.port); check smtp_url and the firewall."))
  }

  @Test func `a trial signs in and sends nothing`() async throws {
    let sink = try MailSink()
    #expect(await (try post(to: sink)).trial() == nil)
    #expect(!sink.heard.contains { $0.hasPrefix("MAIL") })
    let bad = try MailSink(["EHLO": "250-sink\r\n250 AUTH PLAIN", "AUTH": "535 No"])
    #expect(await (try post(to: bad, user: "ana:hush@")).trial()?.deservesAnotherTry == true)
  }

  @Test func `without a server letters stay`() async {
    await #expect(throws: DeliveryFault.notSetUp) { try await NoPost().deliver(letter) }
  }

  private func fault(_ post: SMTPPost) async -> DeliveryFault? {
    do throws(DeliveryFault) {
      try await post.deliver(letter)
      return nil
    } catch { return error }
  }
}
