import Essentials
import HTTPTypes
import Hummingbird
import Logging

/// One failure in words.
struct Trouble {
  var status: HTTPResponse.Status
  var title: String
  var sentence: String
  var requestID: String?
  var retryAfter: Int?
  /// The page of this site on which it was asked for.
  var back: Link?

  static var signedOut: Trouble {
    Trouble(
      status: .unauthorized, title: say("You are signed out"),
      sentence: say("Nothing was changed. Sign in and do it again."))
  }

  static var notHere: Trouble {
    Trouble(
      status: .notFound, title: say("There is nothing here"),
      sentence: say("The address may be mistyped, or what it showed is gone, or it is not for you to see."))
  }
}

extension Trouble {
  init(_ error: any Error, _ context: Visitor) {
    switch error {
    case is NotHere: self = .notHere
    case let error as NotAllowed:
      self.init(status: .forbidden, title: say("Not for this account"), sentence: error.sentence)
    case is CrossSite:
      self.init(
        status: .forbidden, title: say("That came from another site"),
        sentence: say("Nothing was changed. Open the page here and do it again."))
    case let error as any Refusal:
      self.init(status: .unprocessableContent, title: say("That did not work"), sentence: error.sentence)
    case let error as FieldErrors:
      self.init(
        status: .unprocessableContent, title: say("That did not work"),
        sentence: error.entries.map(\.sentence).joined(separator: " "))
    case let error as TooLarge:
      self.init(
        status: .contentTooLarge, title: say("That is too large"),
        sentence: say("This page takes \(error.limit / 1024) kB at most. Send less, or in parts."))
    case let error as NotUnderstood:
      self.init(status: .badRequest, title: say("We did not understand that"), sentence: error.sentence)
    case let error as TooManyTries:
      let minutes = (error.seconds + 59) / 60
      self.init(
        status: .tooManyRequests, title: say("Too many tries"),
        sentence: [
          say(
            count: minutes, one: "Wait 1 minute and try again.",
            other: "Wait \(minutes) minutes and try again."),
          error.meanwhile,
        ].filter { !$0.isEmpty }.joined(separator: " "),
        retryAfter: error.seconds)
    default: self.init(other: error, context)
    }
  }

  private init(other error: any Error, _ context: Visitor) {
    if let error = error as? any HTTPResponseError, error.status.code < 500 {
      self = .notHere
      status = error.status
      return
    }
    // The route, not the path: paths of letters carry keys.
    context.logger.error(
      "request failed", metadata: ["error": "\(error)", "route": "\(context.endpointPath ?? "-")"])
    let isUncertain = (error as? any MayBeDone)?.mayBeDone ?? false
    if let passing = error as? any PassesByItself, passing.passesByItself, !isUncertain {
      self.init(
        status: .serviceUnavailable, title: say("One moment, please"), sentence: passing.meanwhile,
        requestID: context.requestID, retryAfter: 10)
      return
    }
    self.init(
      status: .internalServerError, title: say("Something broke on our side"),
      sentence: isUncertain
        ? say("We cannot say whether it was saved. Look before you do it again.")
        : say(
          "Nothing you typed was saved. Try again; if it happens once more, give an administrator this number."
        ),
      requestID: context.requestID)
  }
}

/// What is shown instead of the page that was asked for.
struct TroublePage: View {
  let trouble: Trouble

  var html: HTML {
    """
    \(PageHead(trouble.title, lede: HTML(text: trouble.sentence)))
    \(optional: trouble.requestID.map { id in "<p>\(say("Number")) <code>\(id)</code></p>" as HTML })
    <div class="cluster">\(optional: trouble.back.map { ButtonLink(say("Go back"), to: $0, .main).html })\
    \(ButtonLink(say("Go to the first page"), to: HallLinks.home))</div>
    """
  }
}
