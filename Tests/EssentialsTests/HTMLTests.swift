@testable import Essentials
import Testing

struct HTMLTests {
  @Test(arguments: [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("\" onload=\"x", "&quot; onload=&quot;x"),
    ("' onfocus='x", "&#39; onfocus=&#39;x"),
    ("a & b", "a &amp; b"),
    ("&lt;", "&amp;lt;"),
    ("nul\u{0}bell\u{7}", "nul\u{FFFD}bell\u{FFFD}"),
    ("Ἑλλάς 🦉 日本", "Ἑλλάς 🦉 日本"),
    ("</textarea><img src=x onerror=y>", "&lt;/textarea&gt;&lt;img src=x onerror=y&gt;"),
    ("", ""),
  ])
  func `text is escaped, in content and in attributes`(_ typed: String, _ expected: String) {
    let content: HTML = "<p>\(typed)</p>"
    let attribute: HTML = "<p title=\"\(typed)\"></p>"
    #expect(content.text == "<p>\(expected)</p>")
    #expect(attribute.text == "<p title=\"\(expected)\"></p>")
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:x", " data:text/html,x", "//evil.example", "vbscript:x",
    "java\nscript:x",
  ])
  func `a string that is no safe link is neutralised where a link belongs`(_ typed: String) {
    let anchor: HTML = "<a href=\"\(typed)\">x</a>"
    let form: HTML = "<form action=\"\(typed)\"></form>"
    let image: HTML = "<img src=\"\(typed)\">"
    #expect(anchor.text == "<a href=\"#\">x</a>")
    #expect(form.text == "<form action=\"#\"></form>")
    #expect(image.text == "<img src=\"#\">")
  }

  @Test func `views nest, lists are maps, conditions build nothing when they fail`() {
    struct Item: View {
      let name: String
      var html: HTML { "<li>\(name)</li>" }
    }
    let names = ["a", "<b>"]
    let page: HTML = """
      <ul>\(names.map(Item.init))</ul>\(if: names.isEmpty, "<p>none</p>")\(optional: Item?.none)
      """
    #expect(page.text == "<ul><li>a</li><li>&lt;b&gt;</li></ul>")
  }

  @Test func `attributes appear with a value or not at all`() {
    let value: String? = "a\"b"
    let box: HTML =
      "<input\(attribute: "checked", if: true)\(attribute: "disabled", if: false)\(attribute: "title", value)\(attribute: "id", nil)>"
    #expect(box.text == "<input checked title=\"a&quot;b\">")
  }

  @Test func `phrases keep the markup among their values and escape the text`() {
    let link: HTML = "<a href=\"/x\">\("<Ana>")</a>"
    #expect(
      sayHTML("Asked by \(link) & \("<b>")").text == "Asked by <a href=\"/x\">&lt;Ana&gt;</a> &amp; &lt;b&gt;"
    )
  }

  @Test(arguments: [
    ("https://example.org/a?b=c", true), ("http://localhost:80/", true), ("/topics", true),
    ("mailto:a@b.c", true),
    ("https://", false), ("https:///x", false), ("ftp://x", false), ("//x", false), ("/\\x", false),
    ("", false),
    ("mailto:", false), ("https://exa mple.org", false), ("javascript://x", false),
    ("https://a\u{0}b", false),
  ])
  func `a link is http, https, mailto or a path of this site`(_ typed: String, _ isLink: Bool) {
    #expect((Link(checking: typed) != nil) == isLink)
  }

  @Test func `query items and path segments are encoded`() {
    #expect(
      Link("/topics").with("q", "a&b=c d/é").with("n", "1").text == "/topics?q=a%26b%3Dc%20d%2F%C3%A9&n=1")
    #expect(Link(path: "/x/\("../a b")").text == "/x/..%2Fa%20b")
  }
}

struct MarkdownTests {
  @Test(arguments: [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
    "[x](data:text/html,1)",
    "<a href=\"javascript:x\">y</a>", "![x](javascript:y)",
  ])
  func `raw markup and unsafe links do not come through`(_ text: String) {
    let html = Markdown.html(text).text
    #expect(!html.contains("<script") && !html.contains("onerror=\"") && !html.contains("<img src=x"))
    #expect(
      !html.contains("href=\"javascript") && !html.contains("href=\"data")
        && !html.contains("src=\"javascript"))
  }

  @Test func `tables, lists and emphasis come through`() {
    #expect(Markdown.html("| a |\n|---|\n| b |").text.contains("<table>"))
    #expect(Markdown.html("*a* and **b**").text == "<p><em>a</em> and <strong>b</strong></p>\n")
    #expect(Markdown.plain("# A\n\n*b*") == "A\n\nb\n")
    #expect(
      Markdown.html("# A\n\n## B").text == "<h2>A</h2>\n<h3>B</h3>\n", "the page has its own first heading")
    #expect(Markdown.html("## A").text == "<h2>A</h2>\n")
    #expect(
      Markdown.html("![a *cat*](https://x.example/c.png)").text
        == "<p><a href=\"https://x.example/c.png\">a <em>cat</em></a></p>\n")
    #expect(!Markdown.html("- [ ] later").text.contains("<input"))
    let wide = String(repeating: "|a", count: 500) + "|\n" + String(repeating: "|-", count: 500) + "|\n"
    let html = Markdown.html(wide + String(repeating: "|a\n", count: 900)).text
    #expect(html.utf8.count < 20_000, "a table is not larger than what was written")
  }

  @Test(arguments: [
    (">", "<blockquote>"), ("> ", "<blockquote>"), ("- ", "<ul>"), ("1. ", "<ol>"),
    ("7) ", "<ol start=\"7\">"),
    ("\t* ", "<ul>"), ("+\t", "<ul>"), (" >", "<blockquote>"),
  ])
  func `quotes and lists lie in each other to a depth, and what lies deeper is shown`(
    _ mark: String, _ tag: String
  ) {
    let html = Markdown.html(String(repeating: mark, count: 3000) + "end").text
    #expect(html.ranges(of: tag).count <= 20)
    #expect(html.contains("end"))
    #expect(html.count { $0 == (mark.contains(">") ? ";" : mark.first { !$0.isWhitespace }!) } >= 2900)
  }

  @Test func `lines that look deep and are not stay as they are`() {
    let rule = String(repeating: "* ", count: 200)
    #expect(Markdown.html("a\n\n\(rule)\n\nb").text == "<p>a</p>\n<hr />\n<p>b</p>\n")
    #expect(Markdown.html("a\n\(String(repeating: "-", count: 200))\nb").text == "<h2>a</h2>\n<p>b</p>\n")
    let twenty = String(repeating: "> ", count: 20) + "end"
    #expect(Markdown.html(twenty).text.ranges(of: "<blockquote>").count == 20)
    #expect(MarkdownBounds.flattened("a\n> b\n\n1. c\n") == "a\n> b\n\n1. c\n")
  }

  @Test func `quotation marks become curly, but not when there are thousands`() {
    #expect(Markdown.html("\"a\" and 'b'").text == "<p>“a” and ‘b’</p>\n")
    let many = String(repeating: "\"a\" ", count: 501)
    #expect(Markdown.html(many).text.hasPrefix("<p>&quot;a&quot; "))
  }

  @Test func `texts that are rendered at the same time do not disturb each other`() async {
    await withTaskGroup(of: Bool.self) { group in
      for _ in 1...8 {
        group.addTask {
          (1...400).allSatisfy { _ in Markdown.html("~~old~~ and *new*").text.contains("<del>old</del>") }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
