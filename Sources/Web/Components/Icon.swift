import Assets
import Essentials

/// A drawing on a 20 px grid in the colour of its text. Beside words it is silent; alone it needs a `label`.
public struct Icon: View {
  public enum Name: String, CaseIterable, Sendable {
    case alert, bell, bin, book, building, calendar, chart, chat, check, chevron, clock, close, copy, device,
      disc
    case dots, down, download, edit, even, eye, filter, flag, globe, half, info, key, leave, left, link, list,
      lock
    case mail, merge, minus, note, page, people, person, pin, play, plus, `repeat`, right, ring, room, screen
    case search, settings, stop, swap, target, teach, undo, up, upload
  }

  let name: Name
  let label: String?

  public init(_ name: Name, label: String? = nil) { (self.name, self.label) = (name, label) }

  public var html: HTML {
    if let label {
      return """
        <svg class="icon" role="img" aria-label="\(label)"><use href="\(Icon.address(of: name))"/></svg>
        """
    }
    return """
      <svg class="icon" aria-hidden="true"><use href="\(Icon.address(of: name))"/></svg>
      """
  }

  private static func address(of name: Name) -> Link { addresses[name] ?? sprite }
  static let sprite = Link(path: "/assets/\(Assets.digest)/icons.svg")
  private static let addresses = Dictionary(
    uniqueKeysWithValues: Name.allCases.map { ($0, sprite.at("i-\($0.rawValue)")) })

  public static var sample: HTML {
    """
    <ul class="gallery__icons">\(Name.allCases.map { name in
      "<li>\(Icon(name)) <span>\(name.rawValue)</span></li>" as HTML
    })</ul>
    """
  }
}

/// The hall door whose leaves are a book.
public struct Mark: View {
  public enum Size: String, Sendable { case small, middle = "mid", big }

  let size: Size?
  public init(_ size: Size? = nil) { self.size = size }

  public var html: HTML {
    """
    <svg class="mark\(size.map { " mark--\($0.rawValue)" } ?? "")" aria-hidden="true"><use href="\(Icon.sprite.at("mark"))"/></svg>
    """
  }

  public static var sample: HTML { "\(Mark(.big)) \(Mark(.middle)) \(Mark()) \(Mark(.small))" }
}
