import Essentials

/// What has to be mended before a form can be taken, each with a link to its field. Nothing when all is well.
public struct ErrorSummary: View {
  let state: FormState
  public init(_ state: FormState) { self.state = state }

  public var html: HTML {
    let entries = state.errors.entries
    guard !entries.isEmpty else { return HTML() }
    let title = say(
      count: entries.count, one: "One thing has to be mended. Nothing you typed is lost.",
      other: "\(entries.count) things have to be mended. Nothing you typed is lost.")
    return """
      <div class="errors" role="alert" tabindex="-1" data-errors data-behaviour="focus">
      <h2 class="errors__title">\(Icon(.stop))\(title)</h2>
      <ul class="errors__list">\(entries.map { entry in
        "<li><a href=\"#\(state.id(entry.field))\">\(entry.sentence)</a></li>" as HTML
      })</ul>
      </div>
      """
  }

  public static var sample: ErrorSummary {
    ErrorSummary(FieldSamples.broken)
  }
}
