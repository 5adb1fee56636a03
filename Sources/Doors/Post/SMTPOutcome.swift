import CCurl

/// How a conversation with the mail server ended.
struct SMTPOutcome {
  let code: CURLcode
  /// The last reply's number, 0 when there was none.
  let status: Int
  /// The last reply as the server wrote it.
  let reply: String
  let stage: Stage
  /// The last byte of the letter was handed over.
  var isWhole = false

  /// What the last reply was about.
  enum Stage {
    /// The server itself: its greeting, TLS, signing in.
    case greeting
    /// Who the letter is from, which is the same for all of them.
    case sender
    /// This letter or its receiver.
    case letter
  }

  /// Sorts the end into what to do next; nil when the server took the letter.
  static func fault(_ outcome: SMTPOutcome, server: MailServer) -> DeliveryFault? {
    if outcome.code == CURLE_OK { return nil }
    // 354 invited the letter; nothing came after it.
    if outcome.isWhole, outcome.status < 400 {
      return .unanswered(
        "The mail server \(server.name) took the letter and did not say so; it is sent again under the same name."
      )
    }
    if let sentence = outcome.trouble(with: server) { return .unreachable(sentence) }
    let said = outcome.reply.isEmpty ? String(outcome.status) : outcome.reply
    switch outcome.status {
    case 500...599 where outcome.stage == .greeting:
      return .unreachable(
        "The mail server \(server.name) takes no letters now: “\(said)”; it is tried again later.")
    case 500...599 where outcome.stage == .sender && outcome.status != 552:
      return .unreachable("The mail server \(server.name) refuses our sender: “\(said)”; check mail_from.")
    case 500...599: return .permanent("The mail server refused the letter: “\(said)”", code: outcome.status)
    case 400...499: return .temporary("The mail server wants the letter later: “\(said)”")
    default: return .unreachable("The mail server \(server.name) broke off: \(outcome.reason).")
    }
  }

  /// A sentence when the connection or the credentials are at fault and not the letter.
  private func trouble(with server: MailServer) -> String? {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST:
      return "The mail server’s name \(server.host) is not known; check smtp_url and the name service."
    case CURLE_COULDNT_CONNECT:
      return "Nobody answers at the mail server \(server.name); check smtp_url and the firewall."
    case CURLE_OPERATION_TIMEDOUT:
      return "The mail server \(server.name) did not answer in time; it is tried again later."
    case CURLE_USE_SSL_FAILED:
      return
        "The mail server \(server.name) offers no STARTTLS; use smtps://, or starttls=opportunistic in smtp_url."
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
      return
        "The certificate of the mail server \(server.name) is not trusted; name its authority with ca= in smtp_url."
    case CURLE_SSL_CONNECT_ERROR:
      return "TLS with the mail server \(server.name) failed; port 465 wants smtps://, port 587 smtp://."
    case CURLE_LOGIN_DENIED:
      return "The mail server \(server.name) refused the user name or password; check smtp_url."
    default:
      // 421 and 454 speak of the server, 530 to 538 of how one signs in (RFC 5321, RFC 4954 §6).
      if status == 421 { return "The mail server \(server.name) is closing: “\(reply)”" }
      if [454, 530, 534, 535, 538].contains(status) {
        return "The mail server \(server.name) wants another sign-in: “\(reply)”; check smtp_url."
      }
      return nil
    }
  }

  private var reason: String { String(cString: curl_easy_strerror(code)) }
}
