import Assets
import Essentials

/// What every page has around it: language, title, style, scripts, and a place from which news is read aloud.
struct Document: View {
  let title: String
  let content: HTML

  var html: HTML {
    let language = Language.current
    return """
      <!doctype html>
      <html lang="\(language.code)"\(attribute: "dir", language.isRightToLeft ? "rtl" : nil)>
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title.isEmpty ? "" : "\(title) · ")Guildhall</title>
      \(Document.links)
      </head>
      <body data-behaviour="once">
      <a class="skip" href="#main">\(say("Skip to the page"))</a>
      \(content)
      <p class="visually-hidden" id="announcements" role="status" data-lost="\(say("We did not hear whether it was taken. Load the page again and look before you repeat it."))"></p>
      </body>
      </html>
      """
  }

  private static func asset(_ path: String) -> Link { Link(path: "/assets/\(Assets.digest)/\(path)") }

  private static let links: HTML = """
    <meta name="theme-color" media="(prefers-color-scheme: light)" content="#faf9f4">
    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#191714">
    <link rel="stylesheet" href="\(asset("app.css"))">
    <script type="module" src="\(asset("app.js"))"></script>
    <link rel="icon" href="\(asset("mark.svg"))" type="image/svg+xml">
    <link rel="apple-touch-icon" href="\(asset("apple-touch-icon.png"))">
    <link rel="manifest" href="\(asset("site.webmanifest"))">
    """
}

/// The sentence that the last deed left. It is always there, so that it can be filled without loading the page.
struct FlashPlace: View {
  let sentence: String?

  var html: HTML {
    "\(Region("flash", isReadAloud: true, sentence.map { Notice(.good, HTML(text: $0), isNews: true, isReadAloud: false).html } ?? HTML()))"
  }
}
