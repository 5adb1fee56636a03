import Essentials

/// What a form does to what its address names. Browsers know only POST; the rest is said in the address.
public enum FormMethod: String, Sendable {
  case get, post, put, delete

  func address(_ action: Link) -> Link {
    switch self {
    case .get, .post: action
    case .put, .delete: action.with("_method", rawValue)
    }
  }
}

/// Values that are sent along and not shown.
public struct Hidden: View {
  let fields: [(name: String, value: String)]
  public init(_ fields: [(name: String, value: String)]) { self.fields = fields }
  public init(_ name: String, _ value: String) { fields = [(name, value)] }

  public var html: HTML {
    fields.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" as HTML }.joined()
  }
}

/// A form with its errors on top, its fields, and its actions below. What is typed is not lost without a question.
public struct Form: View {
  let action: Link
  let method: FormMethod
  let state: FormState
  let isUpload: Bool
  let isWide: Bool
  let regions: [String]
  let fields: HTML
  let actions: HTML

  /// - Parameters:
  ///   - upload: true when it holds a `.file` field.
  ///   - regions: the parts of the page that show the result, replaced in place where the browser can.
  public init(
    to action: Link, method: FormMethod = .post, _ state: FormState, upload: Bool = false,
    isWide: Bool = false,
    regions: [String] = [], fields: HTML, actions: HTML
  ) {
    (self.action, self.method, self.state, isUpload) = (action, method, state, upload)
    (self.isWide, self.regions, self.fields, self.actions) = (isWide, regions, fields, actions)
  }

  private var behaviours: HTML {
    regions.isEmpty ? " data-behaviour=\"unsaved\"" : Region.answers(in: regions)
  }

  public var html: HTML {
    """
    \(ErrorSummary(state))
    <form class="form\(isWide ? " form--wide" : "")" method="\(method == .get ? "get" : "post")"\
     action="\(method.address(action))"\(attribute: "enctype", isUpload ? "multipart/form-data" : nil)\(behaviours)>
    \(fields)
    <div class="form__actions">\(actions)</div>
    </form>
    """
  }
}

/// Fields that belong together, under a heading of their own.
public struct FieldGroup: View {
  let title: String
  let note: String?
  let fields: HTML

  public init(_ title: String, note: String? = nil, _ fields: HTML) {
    (self.title, self.note, self.fields) = (title, note, fields)
  }

  public var html: HTML {
    """
    <fieldset class="form__group"><legend class="form__legend">\(title)</legend>
    \(optional: note.map { "<p class=\"form__note\">\($0)</p>" as HTML })\(fields)</fieldset>
    """
  }

  /// Short fields beside each other, such as a date and a time.
  public static func pair(_ fields: HTML) -> HTML { "<div class=\"form__pair\">\(fields)</div>" }
}
