import HTTPTypes

extension HTTPField.Name {
  static let forwardedFor = Self("X-Forwarded-For")!
  static let secFetchSite = Self("Sec-Fetch-Site")!
  static let frameOptions = Self("X-Frame-Options")!
  static let referrerPolicy = Self("Referrer-Policy")!
  static let permissionsPolicy = Self("Permissions-Policy")!
  static let openerPolicy = Self("Cross-Origin-Opener-Policy")!
  static let resourcePolicy = Self("Cross-Origin-Resource-Policy")!
  static let requestID = Self("X-Request-Id")!
}
