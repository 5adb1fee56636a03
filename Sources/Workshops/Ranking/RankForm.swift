import Essentials

/// The weights as a form says them, a field for each part.
enum RankForm {
  static func weights(_ form: FormFields) throws(FieldErrors) -> RankWeights {
    var (weights, errors) = (RankWeights(), FieldErrors())
    for part in RankPart.allCases {
      if let weight = Check.number(form, part.rawValue, named: part.word, in: RankWeights.range, &errors) {
        weights[part] = weight
      }
    }
    try errors.throwIfAny()
    return weights
  }

  static func filled(_ weights: RankWeights) -> FormFields {
    FormFields(RankPart.allCases.map { ($0.rawValue, String(weights[$0])) })
  }
}
