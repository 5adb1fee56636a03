import Database
import Essentials

extension AdminFigures {
  static func find(in tx: Transaction) throws -> AdminFigures {
    let organisation = try Organisation.find(in: tx)
    let figures = try tx.one(
      """
      SELECT count(*) FILTER (WHERE deactivated_at IS NULL) AS active,
        count(*) FILTER (WHERE deactivated_at IS NOT NULL) AS deactivated,
        count(*) FILTER (WHERE is_administrator AND deactivated_at IS NULL) AS administrators,
        (SELECT count(*) FROM department) AS departments
      FROM person
      """
    ) { row in
      AdminFigures(
        active: try row["active"], deactivated: try row["deactivated"],
        administrators: try row["administrators"],
        departments: try row["departments"], organisation: organisation)
    }
    return figures
      ?? AdminFigures(
        active: 0, deactivated: 0, administrators: 0, departments: 0, organisation: organisation)
  }
}
