import Essentials

/// One question of a form: label above, hint under it, the control, and below it what is wrong. The value comes from
/// the form's state, so nothing typed is lost.
public struct Field: View {
  public enum Look: String, Sendable { case normal, short, wide, inline }

  let name: String
  let label: String
  let control: Control
  let state: FormState
  let hint: String?
  let isRequired: Bool
  let isDisabled: Bool
  /// The most characters it takes; from 80 % on it says how many are left.
  let max: Int?
  let autocomplete: String?
  let look: Look
  var similar: (address: Link, region: String)?
  private var isMarked = true

  /// Not called optional: it is needed or not by what else is answered.
  public var unmarked: Field {
    var field = self
    field.isMarked = false
    return field
  }

  public init(
    _ name: String, _ label: String, _ control: Control = .text, in state: FormState, hint: String? = nil,
    isRequired: Bool = false, isDisabled: Bool = false, max: Int? = nil, autocomplete: String? = nil,
    look: Look = .normal
  ) {
    (self.name, self.label, self.control, self.state, self.hint) = (name, label, control, state, hint)
    (self.isRequired, self.isDisabled, self.max, self.autocomplete) = (
      isRequired, isDisabled, max, autocomplete
    )
    self.look = look
  }

  /// While somebody types, `address` is asked what is alike, and its answer shown in the region.
  public func similar(_ address: Link, into region: String) -> Field {
    var field = self
    field.similar = (address, region)
    return field
  }

  var id: String { state.id(name) }
  var error: String? { state.errors[name] }
  private var isMarkedOptional: Bool {
    isMarked && !isRequired && look != .inline && !control.hasAlwaysAnAnswer
  }

  public var html: HTML {
    """
    <div class="field\(look == .normal ? "" : " field--\(look.rawValue)")">
    <label class="field__label" for="\(id)">\(label)\
    \(if: isMarkedOptional, " <span class=\"field__optional\">\(say("optional"))</span>")</label>\
    \(optional: hint.map { FieldHint(id: id, $0) })
    \(drawing)\
    \(if: countsCharacters, counter)\(optional: error.map { FieldError(id: id, $0) })
    </div>
    """
  }

  var describedBy: String? {
    let parts = [hint.map { _ in "\(id)-hint" }, error.map { _ in "\(id)-error" }].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  var countsCharacters: Bool { (max ?? 0) >= 100 }

  private var counter: HTML {
    """
    <output class="field__count" id="\(id)-count" for="\(id)" data-left="\(say("\("{n}") characters left"))"></output>
    """
  }
}

/// Says how to answer; tied to its control by `aria-describedby`.
struct FieldHint: View {
  let id: String
  let words: String
  init(id: String, _ words: String) { (self.id, self.words) = (id, words) }
  var html: HTML { "<span class=\"field__hint\" id=\"\(id)-hint\">\(words)</span>" }
}

/// Says what is wrong and what would work; tied to its control by `aria-describedby`.
struct FieldError: View {
  let id: String
  let sentence: String
  init(id: String, _ sentence: String) { (self.id, self.sentence) = (id, sentence) }
  var html: HTML {
    "<span class=\"field__error\" id=\"\(id)-error\">\(Icon(.stop))<span>\(sentence)</span></span>"
  }
}
