import Doors
import Logging
import Testing

@Suite struct `Settings of an installation` {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func read(_ flags: [Setting: String] = [:], _ environment: [String: String] = [:]) throws -> Settings {
    var flags = flags
    flags[.data] = flags[.data] ?? folder.path
    return try Settings.read(flags: flags, environment: environment)
  }

  func refusal(_ flags: [Setting: String] = [:], _ environment: [String: String] = [:]) -> String? {
    do {
      _ = try read(flags, environment)
      return nil
    } catch { return (error as? SettingsFault)?.sentence }
  }

  @Test func `nothing set is enough to start on this machine`() throws {
    let settings = try read()
    #expect(settings.data == folder.path)
    #expect(settings.database == folder.path + "/guildhall.sqlite")
    #expect(settings.host == "127.0.0.1" && settings.port == 8080)
    #expect(settings.baseURL == "http://127.0.0.1:8080" && !settings.isSecure)
    #expect(settings.mailServer == nil && settings.mailFrom.address == "guildhall@127.0.0.1")
    #expect(!settings.development && settings.logLevel == .info)
    #expect(settings.trustedProxies.isEmpty && settings.warnings.isEmpty)
  }

  @Test func `a flag wins over the environment and that over the file`() throws {
    _ = try folder.write("guildhall.conf", "port = 1001\nlog_level = debug\nhost = ::1\n")
    let settings = try read([.port: "1003"], ["GUILDHALL_PORT": "1002", "GUILDHALL_LOG_LEVEL": "error"])
    #expect(settings.port == 1003)
    #expect(settings.logLevel == .error)
    #expect(settings.host == "::1")
    #expect(settings.baseURL == "http://[::1]:1003")
  }

  @Test func `a file may have comments, empty lines, a byte order mark and Windows line ends`() throws {
    _ = try folder.write(
      "guildhall.conf", "\u{FEFF}# ours\r\n\r\n  port=9000  \r\nbase_url = HTTPS://Learn.Example.org/\r\n")
    let settings = try read()
    #expect(settings.port == 9000)
    #expect(settings.baseURL == "https://learn.example.org" && settings.isSecure)
    #expect(settings.mailFrom.address == "guildhall@learn.example.org")
  }

  @Test(
    arguments: [
      (
        Setting.port, "80a",
        "--port is “80a”, which is not a port; write a whole number from 1 to 65535, such as 8080."
      ),
      (.port, "0", "--port is “0”, which is not a port; write a whole number from 1 to 65535, such as 8080."),
      (.port, "", "--port is empty; give it a value or leave it out."),
      (
        .host, "example",
        "--host is “example”, which is not an address of this machine; write 127.0.0.1 for this "
          + "machine only, or 0.0.0.0 or :: for all networks."
      ),
      (
        .database, "mysql://secret",
        "--database has a value which is no database address; "
          + "write postgres://user:password@host/name, or leave it out for SQLite."
      ),
      (
        .baseURL, "guildhall.example.org",
        "--base-url is “guildhall.example.org”, which is not a web address; "
          + "write it as https://guildhall.example.org."
      ),
      (
        .baseURL, "https://a.example/x",
        "--base-url is “https://a.example/x”, which holds a path, but Guildhall needs a "
          + "host name of its own; write it as https://guildhall.example.org."
      ),
      (.development, "maybe", "--development is “maybe”, which is neither yes nor no; write true or false."),
      (
        .logLevel, "loud",
        "--log-level is “loud”, which is not a level; write one of trace, debug, info, notice, "
          + "warning, error, critical."
      ),
      (
        .mailFrom, "Ana <ana>",
        "--mail-from is “Ana <ana>”, which is not a mail address; "
          + "write it as Guildhall <guildhall@example.org>."
      ),
      (
        .trustedProxy, "10.0.0.0/33",
        "--trusted-proxy is “10.0.0.0/33”, which has “10.0.0.0/33” in it; "
          + "write the proxies' own addresses with commas, such as 127.0.0.1, ::1."
      ),
      (
        .smtpURL, "smtp://mail.example.org",
        "mail_from is missing: letters go out by smtp_url and need a sender; "
          + "write Guildhall <guildhall@example.org>."
      ),
      (
        .smtpURL, "https://u:p@mail",
        "--smtp-url begins with neither smtp:// nor smtps://; "
          + "write smtp://user:password@host:587?starttls=required."
      ),
      (
        .smtpURL, "smtp://u:hidden@mail?starttls=yes",
        "--smtp-url has starttls=yes; "
          + "write starttls=required, opportunistic or none."
      ),
      (
        .smtpURL, "@/nowhere",
        "--smtp-url points to the file /nowhere, which cannot be read; check path and permissions."
      ),
    ] as [(Setting, String, String)])
  func `a wrong value is named with its cure`(setting: Setting, value: String, sentence: String) {
    #expect(refusal([setting: value]) == sentence)
  }

  @Test(arguments: [
    ("prot = 80", "In line 1 of PATH, “prot” is not a setting; did you mean port?"),
    ("\nsmtp-url = x", "In line 2 of PATH, “smtp-url” is not a setting; did you mean smtp_url?"),
    (
      "colour = red",
      "In line 1 of PATH, “colour” is not a setting; it knows database, port, host, base_url, smtp_url, "
        + "mail_from, development, log_level, trusted_proxy, metrics_token."
    ),
    ("port 80", "Line 1 of PATH has no “=”; write it as key = value, such as port = 8080."),
    ("port = 1\nport = 2", "port stands in lines 1 and 2 of PATH; keep one of them."),
    (
      "data = /x",
      "data cannot be set in line 1 of PATH, because that file lies in the data folder; "
        + "use --data or GUILDHALL_DATA."
    ),
    (
      "port = x",
      "port in line 1 of PATH is “x”, which is not a port; write a whole number from 1 to 65535, such as 8080."
    ),
  ])
  func `a wrong line of the file is named with its cure`(text: String, sentence: String) throws {
    let path = try folder.write("guildhall.conf", text)
    #expect(refusal() == sentence.replacing("PATH", with: path))
  }

  @Test func `a data folder that is a file is refused`() throws {
    let file = try folder.write("thing", "")
    #expect(refusal([.data: file]) == "--data names \(file), which is a file; name a folder.")
  }

  @Test func `a secret may stand in a file of its own and is never repeated`() throws {
    let secret = try folder.write("smtp", "smtp://ana:p%40ss@mail.example.org?starttls=required\n")
    let settings = try read([.smtpURL: "@" + secret, .mailFrom: "Guild <g@example.org>"])
    let server = try #require(settings.mailServer)
    #expect(server.user == "ana" && server.password == "p@ss" && server.port == 587)
    #expect(server.security == .required && server.name == "mail.example.org:587")
    #expect(settings.mailFrom == Mailbox(name: "Guild", address: "g@example.org"))
    let sentence = refusal([.smtpURL: "smtp://ana:hush@mail.example.org/x"])
    #expect(sentence?.contains("hush") == false)
  }

  @Test func `what is allowed but unwise is said`() throws {
    let settings = try read(
      [
        .baseURL: "http://learn.example.org", .development: "on",
        .smtpURL: "smtp://u:p@mail.example.org?starttls=none",
      ],
      ["GUILDHALL_PROT": "1", "GUILDHALL_TEST_POSTGRES": "x"])
    #expect(settings.warnings.count == 4, "\(settings.warnings)")
    #expect(
      settings.warnings[0] == "GUILDHALL_PROT is in the environment but is not a setting; did you mean port?")
  }

  @Test func `proxies are trusted by address and by block`() throws {
    let settings = try read([.trustedProxy: "10.1.0.0/16, ::1"])
    #expect(settings.trusts("10.1.200.7") && settings.trusts("::ffff:10.1.0.1") && settings.trusts("::1"))
    #expect(!settings.trusts("10.2.0.1") && !settings.trusts("::2") && !settings.trusts("nonsense"))
  }
}
