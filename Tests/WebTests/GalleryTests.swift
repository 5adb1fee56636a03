import Assets
import Essentials
import Foundation
import Testing

@testable import Web

struct Shown: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let html: HTML
  init(_ name: String, _ view: some View) { (testDescription, html) = (name, view.html) }
}

@Suite struct GalleryTests {
  static let samples: [Shown] = [
    Shown("buttons", Button.sample), Shown("links", ButtonLink.sample), Shown("deed", ButtonForm.sample),
    Shown("fields", Field.sample), Shown("broken fields", Field.brokenSample),
    Shown("check", CheckField.sample),
    Shown("answers", AnswerField.sample), Shown("choice", Choice.sample), Shown("one tap", OneTap.sample),
    Shown("ladder", Ladder.sample), Shown("errors", ErrorSummary.sample), Shown("filters", FilterBar.sample),
    Shown("copy", CopyField.sample), Shown("states", "\(State.samples)" as HTML),
    Shown("tags", "\(Tag.samples)" as HTML),
    Shown("people", "\(PersonLine.sample)\(Faces.sample)" as HTML),
    Shown("notices", "\(Notice.samples)" as HTML),
    Shown("section", LedgerSection.sample), Shown("table", Table.sample), Shown("tabs", Tabs.sample),
    Shown("pager", Pager.sample), Shown("dialog", Dialog.sample), Shown("menu", Menu.sample),
    Shown("empty", Empty.sample), Shown("remark", Remark.sample), Shown("facts", Facts.sample),
    Shown("fold", Fold.sample), Shown("breadcrumb", Breadcrumb.sample), Shown("stats", Stats(Stat.samples)),
    Shown("votes", "\(VoteButton.samples)" as HTML), Shown("way", Way.sample), Shown("seats", Seats.sample),
    Shown("meter", Meter.sample), Shown("progress", Progress.sample), Shown("bars", BarChart.sample),
    Shown("lines", LineChart.sample), Shown("icons", Icon.sample), Shown("gallery", Gallery()),
    Shown("page", page),
    Shown("bare page", BarePage(title: "Sign in", organisation: "Tidewater", body: Field.sample)),
    Shown("signed out", Layout(title: "Gone", viewer: nil, body: PageHead("Gone"))),
  ]

  static var page: Layout {
    Layout(
      title: "Components", viewer: .some(.sample(roles: ["organiser", "administrator"])), section: .overview,
      flash: "Saved.", body: Gallery())
  }

  @Test(arguments: samples) func `what is opened is closed`(_ shown: Shown) {
    #expect(Markup(shown.html).imbalance == [])
  }

  @Test(arguments: samples) func `every control has a name and every reference its target`(_ shown: Shown) {
    #expect(Markup(shown.html).unnamed == [])
    #expect(Markup(shown.html).danglingReferences == [])
  }

  @Test(arguments: samples) func `nothing needs an inline style or script`(_ shown: Shown) {
    #expect(Markup(shown.html).forbidden == [])
  }

  @Test func `no identifier is used twice on the gallery page`() {
    let ids = Markup(GalleryTests.page).ids
    #expect(Dictionary(grouping: ids, by: \.self).filter { $0.value.count > 1 }.keys.sorted() == [])
  }

  @Test func `the gallery can be looked at`() throws {
    guard let folder = ProcessInfo.processInfo.environment["GUILDHALL_GALLERY"] else { return }
    let url = URL(fileURLWithPath: folder)
    try write(GalleryTests.page.html.bytes, to: url.appending(path: "gallery.html"))
    for asset in Assets.all {
      try write(asset.bytes, to: url.appending(path: "assets/\(Assets.digest)/\(asset.path)"))
    }
  }

  private func write(_ bytes: [UInt8], to url: URL) throws {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }
}

extension Viewer {
  static func sample(roles: Set<String>, language: Language = .english) -> Viewer {
    Viewer(
      id: "ines", name: "Inês Carvalho", email: "ines@tidewater.example", roles: roles,
      zone: Zone("Europe/Lisbon")!,
      language: language, organisation: "Tidewater Instruments", signIn: "here")
  }
}
