import CCurl

/// A libcurl handle with the connection it keeps open. Belongs to one actor and is let go with it.
struct CurlHandle: ~Copyable {
  private let curl: UnsafeMutableRawPointer

  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  init?() {
    guard CurlHandle.isReady, let curl = curl_easy_init() else { return nil }
    self.curl = curl
  }

  deinit { curl_easy_cleanup(curl) }

  /// One letter, from greeting to "taken".
  func send(_ message: MailMessage, to server: MailServer) -> SMTPOutcome {
    prepare(server, greetingAs: message.from.domain)
    let exchange = Exchange(letter: message.bytes)
    let recipients = curl_slist_append(nil, message.to.address)
    defer { curl_slist_free_all(recipients) }
    set(CURLOPT_MAIL_FROM, message.from.address)
    _ = guildhall_curl_set_list(curl, CURLOPT_MAIL_RCPT, recipients)
    set(CURLOPT_UPLOAD, 1)
    set(CURLOPT_INFILESIZE, exchange.letter.count)
    _ = guildhall_curl_set_read(curl, Exchange.read)
    return perform(exchange)
  }

  /// Greets, protects and signs in; then asks for nothing (NOOP).
  func greet(_ server: MailServer) -> SMTPOutcome {
    prepare(server, greetingAs: "localhost")
    set(CURLOPT_CUSTOMREQUEST, "NOOP")
    set(CURLOPT_NOBODY, 1)
    return perform(Exchange(letter: []))
  }

  private func prepare(_ server: MailServer, greetingAs name: String) {
    curl_easy_reset(curl)
    let host = server.host.contains(":") ? "[\(server.host)]" : server.host
    set(CURLOPT_URL, "\(server.security == .tls ? "smtps" : "smtp")://\(host):\(server.port)/\(name)")
    set(CURLOPT_PROXY, "")
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_CONNECTTIMEOUT, 15)
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, 20)
    // With the farewell, which waits for a response once more, a letter takes 45 seconds at most: it must fit into what the
    // program is given when it is asked to stop.
    set(CURLOPT_TIMEOUT, 25)
    switch server.security {
    case .tls, .required: set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
    case .opportunistic:
      set(CURLOPT_USE_SSL, Int(CURLUSESSL_TRY.rawValue))
      set(CURLOPT_SSL_VERIFYPEER, 0)
      set(CURLOPT_SSL_VERIFYHOST, 0)
    case .none: set(CURLOPT_USE_SSL, Int(CURLUSESSL_NONE.rawValue))
    }
    if let file = server.trustedCertificates { set(CURLOPT_CAINFO, file) }
    if let user = server.user, let password = server.password {
      set(CURLOPT_USERNAME, user)
      set(CURLOPT_PASSWORD, password)
    }
  }

  private func perform(_ exchange: Exchange) -> SMTPOutcome {
    let context = Unmanaged.passUnretained(exchange).toOpaque()
    _ = guildhall_curl_set_pointer(curl, CURLOPT_READDATA, context)
    _ = guildhall_curl_set_pointer(curl, CURLOPT_HEADERDATA, context)
    _ = guildhall_curl_set_header(curl, Exchange.hear)
    _ = guildhall_curl_set_pointer(
      curl, CURLOPT_ERRORBUFFER, UnsafeMutableRawPointer(exchange.complaint.baseAddress))
    let code = withExtendedLifetime(exchange) { curl_easy_perform(curl) }
    var status = 0
    _ = guildhall_curl_response_code(curl, &status)
    return SMTPOutcome(
      code: code, status: status, reply: exchange.reply(status), stage: exchange.stage,
      isWhole: exchange.isWhole)
  }

  private func set(_ option: CURLoption, _ value: String) {
    _ = guildhall_curl_set_string(curl, option, value)
  }
  private func set(_ option: CURLoption, _ value: Int) { _ = guildhall_curl_set_long(curl, option, value) }
}
