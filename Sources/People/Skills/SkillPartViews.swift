import Essentials
import Web

/// The parts of what is known about people and their work; each is a page of its own.
public struct PeopleTabs: View {
  public enum Part: Sendable { case people, skills, jobRoles, frameworks, gaps }
  let part: Part
  let isSponsor: Bool

  /// - Parameter isSponsor: the reader may see where the organisation is short.
  public init(_ part: Part, isSponsor: Bool) { (self.part, self.isSponsor) = (part, isSponsor) }

  public var html: HTML {
    Tabs(
      say("People and skills"),
      [
        Tabs.Tab(say("People"), to: PersonURL.directory, isCurrent: part == .people),
        Tabs.Tab(say("Skills"), to: SkillURL.list, isCurrent: part == .skills),
        Tabs.Tab(say("Job roles"), to: JobRoleURL.list, isCurrent: part == .jobRoles),
        Tabs.Tab(say("Frameworks"), to: FrameworkURL.list, isCurrent: part == .frameworks),
      ] + (isSponsor ? [Tabs.Tab(say("Gaps"), to: GapURL.map, isCurrent: part == .gaps)] : [])
    ).html
  }
}

/// No framework has been taken over yet.
struct NoFramework: View {
  let isOrganiser: Bool

  var html: HTML {
    Empty(
      say("There are no skills yet."),
      text: HTML(
        text: isOrganiser
          ? say(
            "Take over a framework your organisation has, or a published one. You see what would change before it does."
          )
          : say("An organiser brings them in. Until then people say on their own page what they can teach.")),
      step: isOrganiser
        ? ButtonLink(say("Import a framework"), to: FrameworkImportURL.start, .main, icon: .upload) : nil
    ).html
  }
}

/// What the levels of a skill mean, the highest last.
struct LevelLadder: View {
  let skill: Skill
  let names: LevelNames

  var html: HTML {
    "<dl class=\"levels\">\(Level.described.map(row))</dl>"
  }

  private func row(_ level: Level) -> HTML {
    let text = skill.text(level)
    return """
      <div class="levels__row"><dt><span class="levels__number">\(level.rawValue)</span> \(names[level])</dt>\
      <dd>\(text.isEmpty ? "<p class=\"faint\">\(say("The framework does not say what this means."))</p>" : Prose(Markdown.html(LevelLadder.marked(text))).html)</dd></div>
      """
  }

  /// Lists of frameworks begin right below their first line, where Markdown wants an empty one.
  static func marked(_ text: String) -> String {
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let isItem = ["- ", "* ", "• "].contains { line.hasPrefix($0) }
      if isItem, let last = lines.last, !last.isEmpty, !last.hasPrefix("- "), !last.hasPrefix("* ") {
        lines.append("")
      }
      lines.append(line.hasPrefix("• ") ? "- " + line.dropFirst(2) : line)
    }
    return lines.joined(separator: "\n")
  }
}

/// Whether a skill is critical or out of use.
struct SkillTags: View {
  let isCritical: Bool
  let isRetired: Bool

  var html: HTML {
    """
    \(if: isCritical, State(say("Critical"), .attention).html)\(if: isRetired, State(say("Out of use"), .unknown).html)
    """
  }
}

extension SkillURL {
  /// Asking for it as a topic.
  public static func asTopic(_ id: ID<Skill>, _ name: String) -> Link {
    HallLinks.newTopic.with("title", name).with("skill", id.text)
  }
}
