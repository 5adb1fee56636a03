/// Who may do what to a thing that is somebody's: the decision for each route that names one. The scene is in
/// `OwnershipScene`.
enum OwnershipMatrix {
  enum Part: String, CaseIterable {
    /// Ana, whose topic, comment, seat, action, commitment, reflection, letter and sign-in it is.
    case owner
    /// Mika, who runs the session.
    case crew
    /// Priya, who has nothing to do with it.
    case stranger
    case organiser, administrator
  }

  struct Line {
    let route: String
    let may: Set<Part>
    /// How everybody else is answered: 404 where they must not learn that there is something.
    var refusal = 422
    var fields: [String: String] = [:]

    /// It leaves nothing to be done again.
    var isFinal: Bool {
      !route.hasPrefix("GET") && !route.hasSuffix("/retirement")
        && OwnershipMatrix.final.contains { route.contains($0) }
    }

    init(_ route: String, _ may: Set<Part>, refusal: Int = 422, _ fields: [String: String] = [:]) {
      (self.route, self.may, self.refusal, self.fields) = (route, may, refusal, fields)
    }
  }

  private static let final = [
    "DELETE ", "/cancellation", "/application", "/sending", "/answer", "/walk-ins", "/state",
    "/frameworks/:framework/",
    "PUT /sessions/:coming",
  ]

  private static let all = Set(Part.allCases)
  private static let staff: Set<Part> = [.organiser, .administrator]
  private static let crew: Set<Part> = [.crew, .organiser, .administrator]
  private static let asker: Set<Part> = [.owner, .organiser, .administrator]
  private static let soon = ["body1": "Log two readings", "due_on1": "2026-12-02"]

  static let lines = topics + sessions + afterwards + personal + skills

  private static let names = [
    "level_0": "None", "level_1": "Aware", "level_2": "Able", "level_3": "Good", "level_4": "Expert",
  ]

  private static let skills = [
    Line("GET /skills/:skill", all),
    Line("GET /skills/:skill/edit", staff, refusal: 403),
    Line("PUT /skills/:skill", staff, refusal: 403, ["name": "Reading two spectra"]),
    Line("POST /skills/:skill/retirement", staff, refusal: 403),
    Line("DELETE /skills/:skill/retirement", staff, refusal: 403),
    Line("GET /me/skills/:skill", all),
    Line("GET /skills/:skill/helpers/:helper", all.subtracting([.crew])),
    Line("POST /skills/:skill/helpers/:helper", all.subtracting([.crew]), ["words": "Which bearing is it?"]),
    Line("GET /people/:person/skills", all),
    Line("PUT /people/:person/skills", all.subtracting([.owner])),
    Line("DELETE /people/:person/skills/:skill", all),
    Line("PUT /me/ratings/:rating/answer", [.owner], refusal: 404, ["answer": "That was long ago."]),
    Line("DELETE /me/ratings/:rating/acceptance", [.owner], refusal: 404),
    Line("POST /me/ratings/:rating/acceptance", [.owner], refusal: 404),
    Line("DELETE /me/asks/:rater", all),
    Line("DELETE /me/asked/:person", all),
    Line("GET /departments/:department", all),
    Line("GET /departments/:department/edit", staff, refusal: 403),
    Line("PUT /departments/:department", staff, refusal: 403),
    Line("DELETE /me/skills/:skill", all),
    Line("GET /job-roles/:jobRole", all),
    Line("GET /job-roles/:jobRole/edit", staff, refusal: 403),
    Line("PUT /job-roles/:jobRole", staff, refusal: 403, ["name": "Fitter for pumps"]),
    Line("POST /job-roles/:jobRole/retirement", staff, refusal: 403),
    Line("DELETE /job-roles/:jobRole/retirement", staff, refusal: 403),
    Line("GET /frameworks/:framework", all),
    Line("GET /frameworks/:framework/skills.csv", all),
    Line("GET /frameworks/:framework/job-roles.csv", all),
    Line("GET /frameworks/:framework/framework.json", all),
    Line("GET /frameworks/:framework/edit", staff, refusal: 403),
    Line("PUT /frameworks/:framework", staff, refusal: 403, ["name": "Plants"].merging(names) { $1 }),
    Line("GET /frameworks/:framework/skills/new", staff, refusal: 403),
    Line("POST /frameworks/:framework/skills", staff, refusal: 403, ["name": "Seals {}"]),
    Line("GET /frameworks/:framework/job-roles/new", staff, refusal: 403),
    Line("POST /frameworks/:framework/job-roles", staff, refusal: 403, ["name": "Clerk {}"]),
    Line("GET /admin/import/skills/:listDraft", [.organiser], refusal: 404),
    Line(
      "PUT /admin/import/skills/:listDraft", [.organiser], refusal: 404,
      ["name": "Plant", "column-0": "name"].merging(names) { $1 }),
    Line("DELETE /admin/import/skills/:listDraft", [.organiser], refusal: 404),
    Line(
      "POST /admin/import/skills/:listDraft/application", [.organiser], refusal: 404,
      ["fingerprint": "of the page"]),
  ]

  private static let topics = [
    Line("GET /topics/:topic", all),
    Line("GET /topics/:topic/edit", asker),
    Line("PUT /topics/:topic", asker, ["title": "Another title", "origin": "frontline"]),
    Line("GET /topics/:topic/skills", asker),
    Line("PUT /topics/:topic/skills", asker, ["add_1": "Reading a spectrum", "add_level_1": "2"]),
    Line("GET /topics/:topic/rank", all),
    Line("GET /topics/:topic/merge", staff, refusal: 403),
    Line("GET /topics/:topic/teachers", staff, refusal: 403),
    Line("POST /topics/:topic/teachers/refusal", [.crew], refusal: 404),
    Line("POST /topics/:topic/vote", all),
    Line("DELETE /topics/:topic/vote", all),
    Line("POST /topics/:topic/offer", all, ["kind": "teach"]),
    Line("DELETE /topics/:topic/offer", all),
    Line("POST /topics/:topic/comments", all, ["body": "Me too."]),
    Line("DELETE /topics/:topic/comments/:comment", asker, refusal: 404),
    Line("PUT /topics/:topic/state", staff, refusal: 403, ["state": "planned"]),
    Line("GET /admin/import/topics/:draft", [.organiser], refusal: 404),
    Line("PUT /admin/import/topics/:draft", [.organiser], refusal: 404, ["title": "title"]),
    Line("DELETE /admin/import/topics/:draft", [.organiser], refusal: 404),
    Line(
      "POST /admin/import/topics/:draft/application", [.organiser], refusal: 404,
      ["fingerprint": "of the page"]),
  ]

  private static let plan = [
    "title": "Reading a spectrum", "day": "2026-11-25", "time": "12:00", "zone": "Europe/Lisbon",
    "minutes": "60",
    "delivery": "in_person", "room": "Bay 2", "room_seats": "20",
  ]

  private static let sessions = [
    Line("GET /sessions/:coming", all),
    Line("GET /sessions/:coming/skills", crew, refusal: 403),
    Line(
      "PUT /sessions/:coming/skills", crew, refusal: 403, ["add_1": "Reading a spectrum", "add_level_1": "2"]),
    Line("GET /sessions/:coming/edit", crew, refusal: 403),
    Line("PUT /sessions/:coming", crew, refusal: 403, plan),
    Line("GET /sessions/:coming/cancellation", crew, refusal: 403),
    Line("POST /sessions/:coming/cancellation", crew, refusal: 403, ["reason": "Storm"]),
    Line("POST /sessions/:coming/seat", [.owner, .stranger, .organiser, .administrator], ["mode": "room"]),
    Line("DELETE /sessions/:coming/seat", [.owner]),
    Line("GET /sessions/:coming/calendar.ics", all),
    Line("GET /sessions/:held/attendance", crew, refusal: 403),
    Line("PUT /sessions/:held/attendance", crew, refusal: 403),
    Line(
      "POST /sessions/:held/attendance/walk-ins", crew, refusal: 403,
      ["person": "samuel@tidewater.example", "mode": "room"]),
    Line("GET /sessions/:held/check-in", all),
  ]

  private static let afterwards = [
    Line("GET /sessions/:held/feedback", all),
    // Whoever was not there reads that it is not for them.
    Line("GET /sessions/:held/feedback/own", all),
    Line("GET /sessions/:held/notes", [.owner, .crew, .organiser, .administrator], refusal: 403),
    Line("PUT /sessions/:held/notes", crew, ["notes": "We saw four."]),
    Line("POST /sessions/:held/notes/points", crew, ["kind": "decision", "decision": "Measure first"]),
    Line("DELETE /sessions/:held/notes/points/:point", crew),
    Line("GET /sessions/:held/summary", all),
    Line("GET /sessions/:held/summary/edit", crew),
    Line("PUT /sessions/:held/summary", crew, ["body": "Short."]),
    Line("POST /sessions/:held/summary/sending", crew),
    Line(
      "POST /sessions/:held/actions", crew, ["body": "Print it", "owner": ":owner", "due_on": "2026-12-02"]),
    Line("GET /actions/:action/edit", crew),
    Line("PUT /actions/:action", crew, ["body": "Print two", "owner": ":owner", "due_on": "2026-12-02"]),
    Line("PUT /actions/:action/state", [.owner, .crew, .organiser, .administrator], ["state": "done"]),
  ]

  private static let personal = [
    Line("GET /sessions/:held/reflection", [.owner, .crew]),
    Line("PUT /sessions/:held/reflection", [.owner, .crew], ["worked": "The pairs"]),
    Line("DELETE /sessions/:held/reflection", all),
    Line("GET /sessions/:held/commitments", [.owner, .crew]),
    Line("POST /sessions/:held/commitments", [.owner, .crew], soon),
    Line("GET /commitments/:commitment/edit", [.owner], refusal: 404),
    Line(
      "PUT /commitments/:commitment", [.owner], refusal: 404, ["body": "Log one", "due_on": "2026-12-02"]),
    Line("DELETE /commitments/:commitment", [.owner], refusal: 404),
    Line("PUT /commitments/:commitment/answer", [.owner], refusal: 404, ["answer": "done"]),
    Line("GET /me/letters/:letter", [.owner], refusal: 404),
    Line("DELETE /me/sign-ins/:signIn", [.owner], refusal: 404),
    Line("GET /people/:person", all),
  ]
}
