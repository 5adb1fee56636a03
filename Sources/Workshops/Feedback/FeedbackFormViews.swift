import Essentials
import Web

/// Feedback in fifteen seconds, made for a phone: three taps, two texts that may stay empty, and what is known of the
/// person who sends it.
struct FeedbackFormPage: View {
  let hour: FeedbackHour
  let key: String
  let state: FormState

  var html: HTML {
    """
    <div class="quick">
    <h1 class="quick__title">\(hour.title)</h1>
    <p class="quick__when">\(hour.when)</p>
    \(Form(to: FeedbackURL.answer(key), state, fields: fields, actions: Button(say("Send without my name"), .main, size: .wide).html))
    \(KnownPart(answered: hour.answered))
    </div>
    """
  }

  private var fields: HTML {
    let options = FeedbackMark.ladder.map { FieldOption(String($0.rawValue), $0.word) }
    return """
      \(Ladder(FeedbackQuestion.worth.rawValue, FeedbackQuestion.worth.asked, options, in: state))
      \(FeedbackScale(question: .useful, state: state))\(FeedbackScale(question: .openToAll, state: state))
      \(words(.worked))\(words(.different))
      """
  }

  private func words(_ text: FeedbackText) -> Field {
    Field(
      text.rawValue, text.asked, .area(rows: 2), in: state, hint: text == .worked ? readers : nil,
      max: FeedbackForm.wordsMax)
  }

  private var readers: String {
    hour.crew.isEmpty
      ? say("The organisers read it word for word.")
      : say("\(Told.list(hour.crew)) and the organisers read it word for word.")
  }

  static var sample: FeedbackFormPage { FeedbackFormPage(hour: .sample, key: "sample", state: FormState()) }
}

/// One question with the five answers beside each other.
struct FeedbackScale: View {
  let question: FeedbackQuestion
  let state: FormState

  private var name: String { question.rawValue }

  var html: HTML {
    let error = state.errors[name]
    return """
      <fieldset class="scale"\(attribute: "aria-describedby", error.map { _ in "\(state.id(name))-error" })>\
      <legend class="ladder__legend">\(question.asked)</legend>
      <div class="choice scale__row">\(FeedbackMark.ladder.enumerated().map { place, mark in item(mark, place) })</div>\
      \(optional: error.map(complaint))</fieldset>
      """
  }

  private func item(_ mark: FeedbackMark, _ place: Int) -> HTML {
    let id = place == 0 ? state.id(name) : "\(state.id(name))-\(place)"
    return """
      <div class="choice__item"><input class="choice__input" type="radio" id="\(id)" name="\(name)" \
      value="\(mark.rawValue)"\(attribute: "checked", if: state.fields[name] == String(mark.rawValue))>\
      <label class="choice__label" for="\(id)">\(Icon(.check))<span>\(mark.word)</span></label></div>
      """
  }

  private func complaint(_ sentence: String) -> HTML {
    "<span class=\"field__error\" id=\"\(state.id(name))-error\">\(Icon(.stop))<span>\(sentence)</span></span>"
  }
}

/// What is known about whoever answers, in the four words that are always the same.
struct KnownPart: View {
  let answered: Int

  private var shown: String {
    let soFar = say(count: answered, one: "So far 1 has.", other: "So far \(answered) have.")
    return say("Together with at least four other answers, once five people have answered. \(soFar)")
  }

  var html: HTML {
    """
    <section class="known" aria-labelledby="known">
    <h2 class="known__title" id="known">\(Icon(.lock))\(say("Confidential: what is known about you"))</h2>
    <dl class="known__list">
    \(line(say("Kept"), say("Your answers, and which session they are about. Your words lie apart from your marks.")))
    \(line(say("Not kept"), say("Who you are, your department, your device, the time you sent it.")))
    \(line(say("Shown"), shown))
    \(line(say("Careful"), say("Your own words may give you away. Leave out what only you would say.")))
    </dl>
    <p class="small"><a href="\(FeedbackURL.certain)">\(say("How this is made certain"))</a></p>
    </section>
    """
  }

  private func line(_ term: String, _ what: String) -> HTML { "<div><dt>\(term)</dt><dd>\(what)</dd></div>" }
}
