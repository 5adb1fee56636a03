import Foundation

/// How the product speaks to one reader. Add a language by giving its catalogue; no view changes.
public struct Language: Sendable {
  /// Its BCP 47 tag, for the page's `lang`.
  public let code: String
  /// Its own name, for the list people choose from.
  public let name: String
  public let isRightToLeft: Bool
  let catalogue: Catalogue
  let marks: (open: String, close: String)?
  let dates: DateWords

  public init(code: String, name: String, locale: String, isRightToLeft: Bool = false, catalogue: Catalogue) {
    self.init(
      code: code, name: name, locale: locale, isRightToLeft: isRightToLeft, catalogue: catalogue, marks: nil)
  }

  private init(
    code: String, name: String, locale: String, isRightToLeft: Bool, catalogue: Catalogue,
    marks: (open: String, close: String)?
  ) {
    self.code = code
    self.name = name
    self.isRightToLeft = isRightToLeft
    self.catalogue = catalogue
    self.marks = marks
    dates = DateWords(locale: Locale(identifier: locale))
  }

  /// The translations of a language: for each English key its pattern, or its patterns by plural category.
  public struct Catalogue: Sendable {
    public var phrases: [String: String]
    public var plurals: [String: [String: String]]
    /// The CLDR category (`one`, `few`, `many`, `other` …) of a whole number.
    public var category: @Sendable (Int) -> String

    public init(
      phrases: [String: String] = [:], plurals: [String: [String: String]] = [:],
      category: @escaping @Sendable (Int) -> String = { $0 == 1 ? "one" : "other" }
    ) {
      (self.phrases, self.plurals, self.category) = (phrases, plurals, category)
    }
  }

  public static let english = Language(
    code: "en-GB", name: "English", locale: "en_GB", catalogue: Catalogue())

  /// Marks every phrase, so that words which missed `say` stand out.
  public static let pseudo = Language(
    code: "en-x-pseudo", name: "⟦Pseudo⟧", locale: "en_GB", isRightToLeft: false, catalogue: Catalogue(),
    marks: ("⟦", "⟧"))

  public static let all: [Language] = [.english]

  /// The reader's language, for the length of a request or a letter.
  @TaskLocal public static var current: Language = .english

  func say(_ phrase: Phrase) -> String { marked(phrase.filled(pattern(phrase.key))) }

  /// The words of this language for an English key.
  func pattern(_ key: String) -> String { catalogue.phrases[key] ?? key }

  func say(count: Int, one: Phrase, other: Phrase) -> String {
    if let forms = catalogue.plurals[other.key],
      let pattern = forms[catalogue.category(count)] ?? forms["other"]
    {
      return marked(other.filled(pattern))
    }
    let phrase = count == 1 ? one : other
    return marked(phrase.filled(phrase.key))
  }

  func marked(_ text: String) -> String {
    guard let marks else { return text }
    return marks.open + text + marks.close
  }
}
