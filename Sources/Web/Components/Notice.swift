import Essentials

/// What has just happened or has to be known now, and what follows from it. It stays until it is put away.
public struct Notice: View {
  public enum Kind: String, CaseIterable, Sendable {
    case good, info, attend, refuse

    var icon: Icon.Name {
      switch self {
      case .good: .disc
      case .info: .info
      case .attend: .alert
      case .refuse: .stop
      }
    }
  }

  let kind: Kind
  let words: HTML
  let isNews: Bool
  let isReadAloud: Bool

  /// - Parameters:
  ///   - isNews: it has just happened, and can be put away.
  ///   - isReadAloud: false where what it stands in is read aloud already. By itself what is new.
  public init(_ kind: Kind, _ words: HTML, isNews: Bool = false, isReadAloud: Bool? = nil) {
    (self.kind, self.words, self.isNews, self.isReadAloud) = (kind, words, isNews, isReadAloud ?? isNews)
  }

  public var html: HTML {
    """
    <div class="flash\(kind == .good ? "" : " flash--\(kind.rawValue)")"\
    \(attribute: "role", isReadAloud ? (kind == .refuse ? "alert" : "status") : nil)\(attribute: "data-flash", if: isNews)\
    \(attribute: "data-behaviour", isNews ? "flash" : nil)>\(Icon(kind.icon))<p>\(words)</p>\
    \(if: isNews, closeButton)</div>
    """
  }

  private var closeButton: HTML {
    """
    <span class="flash__end"><button class="flash__close" type="button" data-close hidden>\
    \(Icon(.close, label: say("Put this away")))</button></span>
    """
  }

  public static var samples: [Notice] {
    [
      Notice(.good, "You have a remote seat on 9 December. The invitation is on its way.", isNews: true),
      Notice(.info, "The room moved from bay 1 to bay 2. Your seat is unchanged."),
      Notice(.attend, "Nobody has offered to lead 2 December. <a href=\"/gallery\">See who could</a>"),
      Notice(.refuse, "That did not work: the last seat went a moment ago. Nothing you typed is lost."),
    ]
  }
}
