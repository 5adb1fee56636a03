import Essentials
import Testing

@testable import Web

@Suite struct ComponentTests {
  private let hostile = "\"><script>alert(1)</script>"

  @Test func `a field keeps what was typed, whatever it is`() {
    let state = FormState(["title": hostile, "about": "\n\(hostile)"])
    let html: HTML =
      "\(Field("title", "Title", in: state))\(Field("about", "About", .area(rows: 3), in: state))"
    #expect(!html.text.contains("<script>"))
    #expect(html.text.contains("value=\"&quot;&gt;&lt;script&gt;"))
    #expect(html.text.contains("\">\n\n&quot;&gt;"), "the first line break of a text is not lost")
  }

  @Test func `an error stands at its field and in the summary, which leads to it`() {
    let state = FormState(FormFields(), errors: FieldErrors("title", "The title is empty."))
    let field = Field("title", "Title", in: state, hint: "A question is a good title.").html.text
    #expect(field.contains("aria-invalid=\"true\""))
    #expect(field.contains("aria-describedby=\"f-title-hint f-title-error\""))
    #expect(ErrorSummary(state).html.text.contains("<a href=\"#f-title\">The title is empty.</a>"))
  }

  @Test func `a form without errors shows no summary`() {
    #expect(ErrorSummary(FormState()).html.isEmpty)
  }

  @Test func `passwords and files are never filled in again`() {
    let state = FormState(["password": "correct horse", "list": "people.csv"])
    let html: HTML = """
      \(Field("password", "Password", .password(isNew: true), in: state))\(Field("list", "List", .file(accept: ".csv"), in: state))
      """
    #expect(!html.text.contains("correct horse"))
    #expect(!html.text.contains("people.csv"))
    #expect(html.text.contains("autocomplete=\"new-password\""))
  }

  @Test func `a list of zones proposes none when none is chosen, and keeps the chosen one`() {
    #expect(Field("zone", "Zone", .zone, in: FormState()).html.text.contains("<option value=\"\" selected>"))
    let chosen = Field("zone", "Zone", .zone, in: FormState(["zone": "Asia/Kolkata"])).html.text
    #expect(chosen.contains("<option value=\"Asia/Kolkata\" selected>Kolkata</option>"))
    #expect(!chosen.contains("<option value=\"\""))
  }

  @Test(arguments: [
    ("Inês Carvalho", "IC"), ("Øyvind", "Ø"), ("  ana  maria prata ", "AP"), ("", ""), ("(QA) 7", "Q7"),
  ])
  func `initials are those of the first and the last word`(_ name: String, _ initials: String) {
    #expect(Avatar(name).initials == initials)
  }

  @Test func `a vote is given with POST and taken back with DELETE`() {
    let link = Link("/topics/x/vote")
    #expect(
      VoteButton(count: 1, isMine: false, to: link, about: "t").html.text.contains(
        "action=\"/topics/x/vote\""))
    let mine = VoteButton(count: 1, isMine: true, to: link, about: "t").html.text
    #expect(mine.contains("action=\"/topics/x/vote?_method=delete\""))
    #expect(mine.contains("vote--mine") && mine.contains("You need this"))
  }

  @Test func `a pager with nothing to say is not there`() {
    #expect(Pager(next: nil).html.isEmpty)
    #expect(Pager("3 topics", next: nil).html.text.contains("3 topics"))
  }

  @Test func `a dialog names its question and hides what only script can do`() {
    let html = Dialog.sample.html.text
    #expect(html.contains("aria-labelledby=\"release-title\""))
    #expect(html.contains("data-close hidden"))
  }

  @Test(arguments: [0, 1, 80, 81, 5000]) func `a room of any size can be drawn`(_ capacity: Int) {
    let html = Seats([Seats.Row("Room", icon: .room, taken: capacity / 2, of: capacity)]).html
    #expect(Markup(html).imbalance == [])
    #expect(!html.text.contains("nan") && !html.text.contains("inf"))
  }

  @Test func `a title becomes a place in the page`() {
    #expect(Anchor.name("When and where") == "when-and-where")
    #expect(Anchor.name("いつどこで").hasPrefix("p-"))
    #expect(Anchor.name("2026") == Anchor.name("2026"))
  }
}
