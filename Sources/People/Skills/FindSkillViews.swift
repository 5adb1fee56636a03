import Essentials
import Web

/// A search for a skill within another page; what is found leads back there.
struct FindSkill: View {
  let words: String
  let found: [SkillLine]
  let page: Link
  let choice: @Sendable (ID<Skill>) -> Link
  /// So many are shown.
  static let most = 8

  /// - Parameters:
  ///   - page: the address that takes the words as `q`.
  ///   - choice: where a found one leads.
  init(words: String, found: [SkillLine], to page: Link, choice: @escaping @Sendable (ID<Skill>) -> Link) {
    (self.words, self.found, self.page, self.choice) = (words, found, page, choice)
  }

  var html: HTML {
    let state = FormState(FormFields([("q", words)]), prefix: "find")
    return LedgerSection(
      say("Another skill"), id: "find",
      """
      \(FilterBar(say("Find a skill"), to: page.at("find"), region: "found", fields: Field("q", say("Words"), .search, in: state, look: .inline).html))
      \(Region("found", results))
      """
    ).html
  }

  private var results: HTML {
    if words.isEmpty { return HTML() }
    if found.isEmpty { return "<p class=\"faint\">\(say("No skill is like that. Try fewer words."))</p>" }
    return Entries(
      found.prefix(FindSkill.most).map { line in
        Entry(line.name, to: choice(line.id), note: HTML(text: line.group))
      }
    ).html
  }
}
