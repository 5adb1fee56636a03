import Essentials
import Web

/// What a letter's last line leads to: one button, for whoever holds the letter.
struct StopPage: View {
  let key: String
  let stop: StopKey

  var html: HTML { stop.isStopped ? stopped : asked }

  private var asked: HTML {
    """
    \(PageHead(say("No more of these letters?"), lede: "\(say("To \(stop.name): “\(stop.stop.kind.word)”."))"))
    <p>\(stop.stop.kind.occasion)</p>
    \(ButtonForm(say("Stop these letters"), to: LetterURL.stop(key: key), .main, size: .wide))
    <p class="soft">\(say("All other letters go on. You can take it back here or on the page of your letters."))</p>
    """
  }

  private var stopped: HTML {
    """
    \(PageHead(say("These letters have stopped"), lede: "\(say("To \(stop.name): “\(stop.stop.kind.word)”."))"))
    \(ButtonForm(say("Send them again"), to: LetterURL.stop(key: key), method: .delete))
    <p><a href="\(LetterURL.mine)">\(say("All letters to you, and which ones you want"))</a></p>
    """
  }
}
