import Essentials

/// A reading of markup that is just good enough to say what is wrong with our own.
struct Markup {
  struct Tag {
    let name: String
    let attributes: [String: String]
    let isClosing: Bool
    let isSelfClosing: Bool
  }

  let tags: [Tag]

  init(_ view: some View) { tags = Markup.read(Array(view.html.text)) }

  /// What is open at the end or closed without having been opened; empty when all is well.
  var imbalance: [String] {
    var open: [String] = []
    for tag in tags where !Markup.void.contains(tag.name) && !tag.isSelfClosing {
      if !tag.isClosing {
        open.append(tag.name)
      } else if open.last == tag.name {
        open.removeLast()
      } else {
        return ["</\(tag.name)> in <\(open.last ?? "nothing")>"]
      }
    }
    return open
  }

  var ids: [String] { tags.compactMap { $0.attributes["id"] } }

  /// What `for`, `aria-labelledby`, `aria-describedby` and `list` name and nothing has as its `id`.
  var danglingReferences: [String] {
    let known = Set(ids)
    return ["for", "aria-labelledby", "aria-describedby", "list", "data-copy"].flatMap { name in
      tags.flatMap { ($0.attributes[name] ?? "").split(separator: " ").map(String.init) }
    }.filter { !known.contains($0) }
  }

  /// Controls that nobody could name.
  var unnamed: [String] {
    let labelled = Set(tags.compactMap { $0.attributes["for"] })
    return tags.filter { tag in
      guard ["input", "select", "textarea", "progress"].contains(tag.name), !tag.isClosing else {
        return false
      }
      if ["hidden", "submit"].contains(tag.attributes["type"]) { return false }
      return !labelled.contains(tag.attributes["id"] ?? "") && tag.attributes["aria-label"] == nil
        && tag.attributes["value"] != "yes"
    }.map { "\($0.name) \($0.attributes["name"] ?? "?")" }
  }

  /// What the Content-Security-Policy forbids.
  var forbidden: [String] {
    tags.flatMap { tag in
      tag.attributes.keys.filter { $0 == "style" || $0.hasPrefix("on") }
        + (tag.name == "script" && !tag.isClosing && tag.attributes["src"] == nil ? ["script"] : [])
    }
  }

  private static let void: Set<String> = ["meta", "link", "input", "br", "hr", "img", "!doctype", "wbr"]

  private static func read(_ text: [Character]) -> [Tag] {
    var tags: [Tag] = []
    var place = 0
    while let start = text[place...].firstIndex(of: "<") {
      var end = start + 1
      var quoted = false
      while end < text.count, quoted || text[end] != ">" {
        if text[end] == "\"" { quoted.toggle() }
        end += 1
      }
      tags.append(tag(String(text[(start + 1)..<min(end, text.count)])))
      place = min(end + 1, text.count)
    }
    return tags
  }

  private static func tag(_ inside: String) -> Tag {
    let isClosing = inside.hasPrefix("/")
    let name = inside.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" }.lowercased()
    var attributes: [String: String] = [:]
    for match in inside.matches(of: /\s([a-zA-Z:-]+)(?:="([^"]*)")?/) {
      attributes[String(match.1)] = match.2.map(String.init) ?? ""
    }
    return Tag(name: name, attributes: attributes, isClosing: isClosing, isSelfClosing: inside.hasSuffix("/"))
  }
}
