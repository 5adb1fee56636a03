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
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, 30)
    set(CURLOPT_TIMEOUT, 90)
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
    let code = withExtendedLifetime(exchange) { curl_easy_perform(curl) }
    var status = 0
    _ = guildhall_curl_response_code(curl, &status)
    return SMTPOutcome(code: code, status: status, reply: exchange.reply)
  }

  private func set(_ option: CURLoption, _ value: String) {
    _ = guildhall_curl_set_string(curl, option, value)
  }
  private func set(_ option: CURLoption, _ value: Int) { _ = guildhall_curl_set_long(curl, option, value) }
}

/// What libcurl reads from and reports to during one conversation.
private final class Exchange {
  let letter: [UInt8]
  private var sent = 0
  private(set) var reply = ""

  init(letter: [UInt8]) { self.letter = letter }

  static let read: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int =
    {
      buffer, size, count, context in
      guard let buffer, let context else { return 0 }
      let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
      let part = exchange.letter[exchange.sent...].prefix(size * count)
      UnsafeMutableRawPointer(buffer).copyMemory(from: Array(part), byteCount: part.count)
      exchange.sent += part.count
      return part.count
    }

  static let hear: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int =
    {
      buffer, size, count, context in
      guard let buffer, let context else { return size * count }
      let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
      let line = String(decoding: UnsafeRawBufferPointer(start: buffer, count: size * count), as: UTF8.self)
      exchange.reply = String(
        line.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }.prefix(300).map(Character.init))
      return size * count
    }
}
