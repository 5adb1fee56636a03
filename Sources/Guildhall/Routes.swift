import Doors
import Essentials
import Hummingbird
import Insights
import Notices
import People
import Web
import Workshops

/// Every page of the product, concept by concept. The permission matrix in HouseTests walks this list.
public enum Routes {
  public static func router(_ doors: Doors, _ traffic: Traffic = Traffic()) -> Router<Visitor> {
    let router = Router(context: Visitor.self, options: [.autoGenerateHeadEndpoints])
    let rooms = Rooms(router)
    add(to: rooms, doors)
    MetricsPages(doors: doors, traffic: traffic).add(to: rooms)
    return router
  }

  private static func add(to rooms: Rooms, _ doors: Doors) {
    AssetPages().add(to: rooms)
    HealthPages(doors).add(to: rooms)
    addPeople(to: rooms, doors)
    addWorkshops(to: rooms, doors)
    addNotices(to: rooms, doors)
    addInsights(to: rooms, doors)
    if doors.settings.development { GalleryPages().add(to: rooms) }
  }

  private static func addPeople(to rooms: Rooms, _ doors: Doors) {
    SetUpPages(doors).add(to: rooms)
    SignInPages(doors).add(to: rooms)
    MySignInPages(doors).add(to: rooms)
    PersonPages(doors).add(to: rooms)
    AdminHomePages(doors, also: administration).add(to: rooms)
    AdminPeoplePages(doors).add(to: rooms)
    DepartmentPages(doors).add(to: rooms)
    OrganisationPages(doors).add(to: rooms)
    PeopleImportPages(doors).add(to: rooms)
    AuditPages(doors).add(to: rooms)
    SkillPages(doors).add(to: rooms)
    MySkillsPages(doors).add(to: rooms)
    ColleaguePages(doors).add(to: rooms)
    AskPages(doors).add(to: rooms)
    JobRolePages(doors).add(to: rooms)
    DepartmentTargetPages(doors).add(to: rooms)
    FrameworkPages(doors).add(to: rooms)
    GapPages(doors).add(to: rooms)
    FrameworkImportPages(doors).add(to: rooms)
  }

  /// What other areas have for administrators.
  private static var administration: [AdminEntry] {
    [
      AdminEntry(
        FrameworkImportURL.start, title: { say("Import skills") },
        note: { say("Take over a framework: skills with their levels, and what job roles need.") }),
      AdminEntry(
        TopicImportURL.start, title: { say("Import topics") },
        note: { say("Take over wishes and votes from elsewhere. You see what would change first.") }),
      AdminEntry(
        LetterURL.outbox, title: { say("Letters and background work") },
        note: { say("What waits to be sent, what failed, and why.") }),
    ]
  }

  private static func addWorkshops(to rooms: Rooms, _ doors: Doors) {
    RankPages(doors).add(to: rooms)
    TopicPages(doors).add(to: rooms)
    MergePages(doors).add(to: rooms)
    TriagePages(doors).add(to: rooms)
    LikenessPages(doors).add(to: rooms)
    TopicImportPages(doors).add(to: rooms)
    AimPages(doors).add(to: rooms)
    TeacherPages(doors).add(to: rooms)
    SessionPages(doors, links: [AfterLinks.links]).add(to: rooms)
    FeedbackPages(doors).add(to: rooms)
    NotePages(doors).add(to: rooms)
    SummaryPages(doors).add(to: rooms)
    ReflectionPages(doors).add(to: rooms)
    ActionPages(doors).add(to: rooms)
    CommitmentPages(doors).add(to: rooms)
  }

  private static func addNotices(to rooms: Rooms, _ doors: Doors) {
    MyLettersPages(doors).add(to: rooms)
    StopPages(doors).add(to: rooms)
    OutboxPages(doors).add(to: rooms)
    WorkPages(doors).add(to: rooms)
  }

  private static func addInsights(to rooms: Rooms, _ doors: Doors) {
    HomePages(doors).add(to: rooms)
    OverviewPages(doors).add(to: rooms)
  }
}
