import Foundation

/// A locale's names of days and months and its order of date parts, read once so that a page can print hundreds
/// of dates without a formatter.
struct DateWords: Sendable {
  enum Shape: CaseIterable {
    case day, shortDay, weekday, shortWeekday, weekdayAndYear, month, shortMonth, shortMonthAndYear
    var template: String {
      switch self {
      case .day: "dMMMMy"
      case .shortDay: "dMMM"
      case .weekday: "EEEEdMMMM"
      case .shortWeekday: "EEEdMMM"
      case .weekdayAndYear: "EEEEdMMMMy"
      case .month: "MMMMy"
      case .shortMonth: "MMM"
      case .shortMonthAndYear: "MMMy"
      }
    }
  }

  private let months: [String]
  private let shortMonths: [String]
  private let weekdays: [String]
  private let shortWeekdays: [String]
  private let patterns: [Shape: [Part]]
  let grouping: String
  let decimal: String

  init(locale: Locale) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.locale = locale
    months = calendar.monthSymbols
    shortMonths = calendar.shortMonthSymbols
    weekdays = calendar.weekdaySymbols
    shortWeekdays = calendar.shortWeekdaySymbols
    var patterns: [Shape: [Part]] = [:]
    for shape in Shape.allCases {
      let pattern = DateFormatter.dateFormat(fromTemplate: shape.template, options: 0, locale: locale)
      patterns[shape] = Part.parse(pattern ?? "d MMMM y")
    }
    self.patterns = patterns
    grouping = locale.groupingSeparator ?? ","
    decimal = locale.decimalSeparator ?? "."
  }

  func weekdayName(_ weekday: Int) -> String { weekdays[weekday % 7] }

  func text(_ day: Day, _ shape: Shape) -> String {
    (patterns[shape] ?? []).map { part in
      switch part {
      case .weekday: weekdays[day.weekday % 7]
      case .shortWeekday: shortWeekdays[day.weekday % 7]
      case .day: String(day.day)
      case .month: months[day.month - 1]
      case .shortMonth: shortMonths[day.month - 1]
      case .year: String(day.year)
      case .literal(let text): text
      }
    }.joined()
  }

  /// One part of a Unicode date pattern (UTS 35).
  enum Part: Equatable {
    case weekday, shortWeekday, day, month, shortMonth, year, literal(String)

    static func parse(_ pattern: String) -> [Part] {
      var parts: [Part] = []
      var quoted = false
      for run in runs(of: pattern) {
        if run == "'" {
          quoted.toggle()
        } else if !quoted, let field = field(run) {
          parts.append(field)
        } else {
          parts.append(.literal(run))
        }
      }
      return parts
    }

    private static func runs(of pattern: String) -> [String] {
      pattern.reduce(into: []) { runs, character in
        if let last = runs.last?.first, last == character, character.isLetter {
          runs[runs.count - 1].append(character)
        } else {
          runs.append(String(character))
        }
      }
    }

    private static func field(_ run: String) -> Part? {
      switch run {
      case "EEEE", "cccc": .weekday
      case "E", "EEE", "ccc": .shortWeekday
      case "d", "dd": .day
      case "MMMM", "LLLL": .month
      case "MMM", "LLL": .shortMonth
      case "y", "yyyy": .year
      default: nil
      }
    }
  }
}
