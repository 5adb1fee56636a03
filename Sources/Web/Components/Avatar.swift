import Essentials

/// A person's initials on a quiet ground that is always the same for the same name. The name stands beside it in
/// words, so it is silent itself.
public struct Avatar: View {
  public enum Size: Sendable { case normal, small }
  let name: String
  let size: Size

  public init(_ name: String, size: Size = .normal) { (self.name, self.size) = (name, size) }

  public var html: HTML {
    "<span class=\"avatar\(tint)\(size == .small ? " avatar--small" : "")\" aria-hidden=\"true\">\(initials)</span>"
  }

  /// The first letters of the first and the last word of the name.
  var initials: String {
    let letters = name.split(separator: " ").compactMap { $0.first { $0.isLetter || $0.isNumber } }
    guard let first = letters.first else { return "" }
    return String([first] + (letters.count > 1 ? [letters[letters.count - 1]] : [])).uppercased()
  }

  private var tint: String { ["", " avatar--b", " avatar--c", " avatar--d"][Int(Stable.hash(name) % 4)] }

  public static var samples: [Avatar] {
    ["Inês Carvalho", "Priya Deshmukh", "Tom Aldous", "Mika Lehtonen", "Øyvind"].map { Avatar($0) }
  }
}

/// A person in a line: initials, name, and what there is to know.
public struct PersonLine: View {
  let name: String
  let target: Link?
  let note: HTML?
  let size: Avatar.Size

  public init(_ name: String, to target: Link? = nil, note: HTML? = nil, size: Avatar.Size = .normal) {
    (self.name, self.target, self.note, self.size) = (name, target, note, size)
  }

  public var html: HTML {
    let words: HTML =
      if let target {
        "<a class=\"person__name\" href=\"\(target)\">\(name)</a>"
      } else {
        "<span class=\"person__name\">\(name)</span>"
      }
    return """
      <span class="person\(size == .small ? " person--small" : "")">\(Avatar(name, size: size))<span>\(words)\
      \(optional: note.map { "<span class=\"person__note\">\($0)</span>" as HTML })</span></span>
      """
  }

  public static var sample: PersonLine {
    PersonLine("Mika Lehtonen", to: Sample.here, note: "Facilitator. Quality, Tampere. In the room")
  }
}

/// Several people at a glance; their names are said to those who cannot see it.
public struct Faces: View {
  let names: [String]
  let total: Int

  /// - Parameter total: how many there are altogether; the first `names` are shown.
  public init(_ names: [String], total: Int) { (self.names, self.total) = (names, max(total, names.count)) }

  public var html: HTML {
    let rest = total - names.count
    let words =
      rest > 0 ? say("\(names.joined(separator: ", ")) and \(rest) more") : Told.list(names)
    return """
      <span class="avatars" role="img" aria-label="\(words)">\(names.map { Avatar($0) })\
      \(if: rest > 0, "<span class=\"avatar\" aria-hidden=\"true\">+\(rest)</span>")</span>
      """
  }

  public static var sample: Faces { Faces(["Inês Carvalho", "Priya Deshmukh", "Tom Aldous"], total: 31) }
}
