import Assets
import Essentials
import Foundation
import Testing

@testable import Web

@Suite struct AssetsTests {
  private let files: URL = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Assets/Files")

  private func names(_ ending: String) throws -> [URL] {
    let all =
      FileManager.default.enumerator(at: files, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
    return all.filter { $0.pathExtension == ending }
  }

  @Test func `every style is in the stylesheet, and the order of the layers comes first`() throws {
    let whole = String(decoding: Assets.stylesheet.bytes, as: UTF8.self)
    let styles = try names("css")
    #expect(styles.count > 40)
    for style in styles {
      #expect(whole.contains(try String(contentsOf: style, encoding: .utf8)), "\(style.lastPathComponent)")
    }
    #expect(whole.contains(/@layer reset, base, components, modules, utilities;/))
    #expect(whole.count { $0 == "{" } == whole.count { $0 == "}" })
  }

  @Test func `everything else in the folder is served under its own name`() throws {
    let others = try ["js", "svg", "png", "webmanifest"].flatMap(names)
    #expect(Set(others.map(\.lastPathComponent)) == Set(Assets.all.map(\.path)).subtracting(["app.css"]))
  }

  @Test func `scripts stay small and import only their neighbours`() throws {
    for script in try names("js") {
      let text = try String(contentsOf: script, encoding: .utf8)
      #expect(
        text.split(separator: "\n", omittingEmptySubsequences: false).count <= 61,
        "\(script.lastPathComponent)")
      for match in text.matches(of: /from "([^"]+)"/) {
        #expect(
          match.1.hasPrefix("./") && Assets.find(String(match.1.dropFirst(2))) != nil,
          "\(script.lastPathComponent)")
      }
    }
  }

  @Test func `every behaviour that a page asks for has its script`() {
    let asked = Set(
      Markup(GalleryTests.page).tags.compactMap { $0.attributes["data-behaviour"] }.flatMap {
        $0.split(separator: " ")
      })
    #expect(asked.count > 8)
    for name in asked { #expect(Assets.find("\(name).js") != nil, "\(name)") }
  }

  @Test func `every icon is in the sprite`() throws {
    let sprite = String(decoding: try #require(Assets.find("icons.svg")).bytes, as: UTF8.self)
    for name in Icon.Name.allCases { #expect(sprite.contains("id=\"i-\(name.rawValue)\""), "\(name)") }
  }

  @Test func `the digest is part of every address`() {
    #expect(Assets.digest.wholeMatch(of: /[0-9a-f]{16}/) != nil)
    #expect(GalleryTests.page.html.text.contains("/assets/\(Assets.digest)/app.css"))
  }

  @Test func `the classes that components use are styled`() {
    let style = String(decoding: Assets.stylesheet.bytes, as: UTF8.self)
    let used = Set(
      Markup(GalleryTests.page).tags.compactMap { $0.attributes["class"] }.flatMap {
        $0.split(separator: " ").map(String.init)
      })
    let plain: Set<String> = ["line-1", "line-2"]
    let missing = used.subtracting(plain).filter { !style.contains(".\($0)") }
    #expect(missing.sorted() == [])
  }
}
