import Essentials
import Foundation
import Testing

@testable import Web

@Suite struct LayoutTests {
  private func page(_ roles: Set<String>, _ language: Language = .english) -> String {
    Language.$current.withValue(language) {
      Layout(
        title: "Topics", viewer: .sample(roles: roles, language: language), section: .topics,
        flash: "Your vote counts.",
        now: Instant(milliseconds: 1_795_003_200_000), body: PageHead("Topics")
      ).html.text
    }
  }

  @Test func `a member sees what a member may open`() {
    let html = page([])
    #expect(html.contains("href=\"/people\""))
    #expect(!html.contains("href=\"/overview\"") && !html.contains("href=\"/admin\""))
  }

  @Test(arguments: [("organiser", false), ("sponsor", false), ("administrator", true)])
  func `the overview is for those who answer for it`(_ role: String, _ alsoAdministers: Bool) {
    let html = page([role])
    #expect(html.contains("href=\"/overview\""))
    #expect(html.contains("href=\"/admin\"") == alsoAdministers)
  }

  @Test func `the page says where one is, whose hall it is, and which clock it follows`() {
    let html = page([])
    #expect(html.contains("href=\"/topics\" aria-current=\"page\">Topics"))
    #expect(html.contains("Tidewater Instruments"))
    #expect(html.contains("Times in Lisbon (GMT)") || html.contains("Times in Lisbon (WET)"))
    #expect(html.contains("<html lang=\"en-GB\">"))
  }

  @Test func `the last deed is said once, where it can be heard`() {
    #expect(page([]).contains("<div data-region=\"flash\" role=\"status\"><div class=\"flash\" data-flash"))
    #expect(page([]).contains("Your vote counts."))
  }

  @Test func `nobody signed in sees no navigation but the way in`() {
    let html = Layout(title: "Gone", viewer: nil, organisation: "Tidewater", body: PageHead("Gone")).html.text
    #expect(!html.contains("<nav"))
    #expect(html.contains("href=\"/sign-in\""))
  }

  @Test func `signing out is a deed, not a link`() {
    #expect(page([]).contains("<form method=\"post\" action=\"\(HallLinks.signOut.text)?_method=delete\">"))
  }

  @Test func `every word of the frame goes through say`() {
    let html = page(["administrator"], .pseudo)
    let words = html.split(separator: "<body", maxSplits: 1)[1].matches(of: />([^<>]*[A-Za-z]{2,}[^<>]*)</)
      .map {
        $0.1.trimmingCharacters(in: .whitespacesAndNewlines)
      }
    let data = [
      "Guildhall", "Inês Carvalho", "ines@tidewater.example", "IC", "Your vote counts.", "Topics",
      "Tidewater Instruments",
    ]
    #expect(words.filter { !$0.contains("⟦") && !data.contains($0) } == [])
  }
}
