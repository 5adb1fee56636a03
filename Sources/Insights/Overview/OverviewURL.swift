import Essentials
import People

/// Where the overview and the lists behind its figures are.
enum OverviewURL {
  static let home = Link("/overview")

  static func overview(_ period: OverviewPeriod) -> Link { home.with(period) }
  static func topics(_ show: TopicShow, _ period: OverviewPeriod) -> Link {
    Link("/overview/topics").with("show", show.rawValue).with(period)
  }
  static func sessions(_ show: SessionShow, _ period: OverviewPeriod) -> Link {
    Link("/overview/sessions").with("show", show.rawValue).with(period)
  }
  static func actions(_ show: ActionShow, _ period: OverviewPeriod) -> Link {
    Link("/overview/actions").with("show", show.rawValue).with(period)
  }
  static func commitments(_ period: OverviewPeriod) -> Link { Link("/overview/commitments").with(period) }
  /// The table of departments, as CSV.
  static func departments(_ period: OverviewPeriod) -> Link { Link("/overview/departments.csv").with(period) }
  static func department(_ id: ID<Department>, _ period: OverviewPeriod) -> Link {
    Link(path: "/overview/departments/\(id)").with(period)
  }
}

extension Link {
  fileprivate func with(_ period: OverviewPeriod) -> Link { with("period", period.rawValue) }
}
