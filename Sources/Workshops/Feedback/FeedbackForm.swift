import Essentials

/// What people may type when they give feedback.
enum FeedbackForm {
  static let wordsMax = 1000

  static func draft(_ form: FormFields) throws(FieldErrors) -> FeedbackDraft {
    var errors = FieldErrors()
    let marks = FeedbackQuestion.allCases.map { question in mark(form, question, &errors) }
    let worked = words(form, .worked, &errors)
    let different = words(form, .different, &errors)
    try errors.throwIfAny()
    return FeedbackDraft(
      worth: marks[0]!, useful: marks[1]!, openToAll: marks[2]!, worked: worked!, different: different!)
  }

  private static func mark(
    _ form: FormFields, _ question: FeedbackQuestion, _ errors: inout FieldErrors
  ) -> FeedbackMark? {
    guard let mark = Int(form[question.rawValue]).flatMap(FeedbackMark.init) else {
      errors.add(question.rawValue, say("“\(question.asked)” Choose one of the five answers."))
      return nil
    }
    return mark
  }

  private static func words(_ form: FormFields, _ text: FeedbackText, _ errors: inout FieldErrors) -> String?
  {
    Check.text(form, text.rawValue, named: "“\(text.asked)”", max: wordsMax, required: false, &errors)
  }
}
