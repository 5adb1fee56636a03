import Essentials
import Web

/// A page that says one thing about feedback, and where to go.
struct FeedbackSaying: View {
  let title: String
  let sentence: String
  var next: HTML?

  var html: HTML {
    """
    <div class="quick"><h1>\(title)</h1><p class="quick__saying">\(sentence)</p>\(optional: next)</div>
    """
  }

  static var sent: FeedbackSaying {
    FeedbackSaying(
      title: say("Thank you"),
      sentence: say(
        "Your answer lies with the others, and nobody can tell which one is yours, not even to change it."
      ),
      next: """
        <div class="stack"><p>\(ButtonLink(say("On to Guildhall"), to: HallLinks.home))</p>
        <p><a href="\(FeedbackURL.certain)">\(say("How this is made certain"))</a></p></div>
        """)
  }

  static func refused(_ refusal: FeedbackRefusal) -> FeedbackSaying {
    FeedbackSaying(
      title: refusal == .used ? say("Your answer is in") : say("This link is over"),
      sentence: refusal.sentence)
  }
}

/// What stands in the way of somebody who is signed in.
struct FeedbackStandingPage: View {
  let hour: FeedbackHour
  let standing: FeedbackStanding

  private var words: (title: String, sentence: String) {
    switch standing {
    case .notYet:
      (
        say("Not open yet"),
        say(
          "Feedback opens when the session is over and it is settled who was there, an hour after its end at the latest."
        )
      )
    case .notForYou:
      (say("For those who were there"), say("Feedback is given by those who were at the session."))
    case .given:
      (
        say("Your answer is in"),
        say("There is one answer for each person, and nobody can find yours again, not even to change it.")
      )
    case .closed, .open:
      (
        say("Feedback is closed"),
        say("It was open for \(Feedback.openDays) days after the session. The links to it are destroyed.")
      )
    }
  }

  var html: HTML {
    """
    <div class="quick"><h1 class="quick__title">\(hour.title)</h1><p class="quick__when">\(hour.when)</p>
    <h2>\(words.title)</h2><p class="quick__saying">\(words.sentence)</p>
    <p><a href="\(SessionURL.show(hour.session))">\(say("Back to the session"))</a></p></div>
    """
  }
}

/// How it is made certain that nobody can trace an answer, in plain words.
struct FeedbackCertainPage: View {
  var html: HTML {
    """
    \(PageHead(say("How feedback is kept apart from people"), lede: HTML(text: say("We call it confidential, not anonymous, because a promise should not be larger than what keeps it."))))
    \(LedgerSection(say("Your link"), "<p>\(link)</p>"))
    \(LedgerSection(say("Your answer"), "<p>\(answer)</p>"))
    \(LedgerSection(say("What is shown"), "<p>\(shown)</p>"))
    \(LedgerSection(say("What we cannot prevent"), "<p>\(limits)</p>"))
    """
  }

  private var link: String {
    say(
      "Each person who was there has one link. It is computed from a secret of the session and never stored; what is stored is a fingerprint of it, without a name, and whether it was used. \(Feedback.openDays) days after the session the secret and the fingerprints are destroyed. Until then somebody with the database and the program could compute who has answered, but not what."
    )
  }

  private var answer: String {
    say(
      "Your marks and your words lie in different places, each under a random number, with the session they are about. There is no time, no name, no device and no order: whenever an answer comes in, all answers are shuffled anew. No log and no letter says that you answered."
    )
  }

  private var shown: String {
    say(
      "An answer comes to light only together with at least four others that were hidden until then. So nobody can read your answer by looking before and after you sent it. Up to four late answers may stay hidden for that reason. Those who ran the session and the organisers read the words; sponsors see how the marks are spread."
    )
  }

  private var limits: String {
    say(
      "Your words may give you away. If everybody answers the same, everybody’s answer is known. And whoever copies the whole database again and again while answers come in, and also reads your mail, could put the two together."
    )
  }
}
