import Database
import Doors
import Essentials
import People
import TestSupport
import Testing

@testable import Workshops

/// Lists of a small plant, in the order and the words in which they are written.
enum PlantLists {
  static let csv: [ListName: String] = [
    .frameworks: """
    name,source,level_0,level_1,level_2,level_3,level_4
    Labour,,None,Aware,Working,Practitioner,Expert
    Plant,"Works council, 2026",Nothing,Seen,Done,Taught,Known for it

    """,
    .skills: """
    framework,name,code,about,also,group,level_1,level_2,level_3,level_4,critical,because,retired
    Labour,Rota planning,,,,,,,,,no,,no
    Plant,Belts,B-1,"Fits, tensions
    and replaces",Straps,Drives > Belts,sees,fits,''=odd,'=best,yes,'+ line 3 stops,no
    Plant,Gears,,,,Drives,,,,,no,,yes
    Plant,Oils,,,,,,,,,no,,no

    """,
    .jobRoles: """
    framework,name,track,family,about,skill,level,retired
    Plant,Fitter,Upkeep,Works,Keeps it running,Belts,3,no
    Plant,Fitter,Upkeep,Works,Keeps it running,Oils,2,no
    Plant,Greaser,Upkeep,Works,,,,yes

    """,
    .departmentTargets:
      "department,framework,skill,level\nFirmware,Plant,Belts,2\nQuality,Labour,Rota planning,1\n",
    .work: "person,framework,track,job_role\nana@tidewater.example,Plant,Upkeep,Fitter\n",
    .ratings: #"""
    person,framework,skill,source,rater,level,said,note,offered,put_aside,answer,link
    ana@tidewater.example,Plant,Belts,peer,dora@tidewater.example,4,2026-02-06T08:30:00.000Z,,yes,yes,,
    ana@tidewater.example,Plant,Belts,peer,mika@tidewater.example,3,2026-02-05T08:30:00.250Z,"Mended ""line 3""",no,no,Thanks,
    ana@tidewater.example,Plant,Belts,self,ana@tidewater.example,1,2026-01-05T08:00:00.000Z,,no,no,,
    ana@tidewater.example,Plant,Gears,self,ana@tidewater.example,2,2026-01-05T08:00:00.000Z,,no,no,,
    mika@tidewater.example,Plant,Oils,evidence,mika@tidewater.example,3,2026-03-01T10:00:00.000Z,Taught it,no,no,,https://example.org/oils

    """#,
    .findable: "person,framework,skill,since\nana@tidewater.example,Plant,Belts,2026-01-05T08:00:00.000Z\n",
    .topics: """
    external_id,title,body,origin,link,author,created,state,reason,answered,taken_up,merged_into,merged_by,merged,state_before,reason_before
    t-1,Belts that slip,'=odd,frontline,https://example.org/1,ana@tidewater.example,2026-01-07T08:00:00.000Z,planned,In autumn,2026-01-08T08:00:00.000Z,2026-01-08T08:00:00.000Z,,,,,
    t-2,Slipping belts,,post-mortem,,,2026-01-09T08:00:00.000Z,merged,,,,t-1,inês@tidewater.example,2026-01-10T08:00:00.000Z,open,
    t-3,Pressing leaflets,,goal,,mika@tidewater.example,2026-01-11T08:00:00.000Z,declined,Done elsewhere,2026-01-12T08:00:00.000Z,,,,,,

    """,
    .topicSkills: "topic,framework,skill,level\nt-1,Plant,Belts,3\n",
    .votes: """
    voter,topic,vote,time
    ana@tidewater.example,t-1,1,2026-01-07T08:00:00.000Z
    mika@tidewater.example,t-1,1,2026-01-07T09:00:00.000Z
    samuel@tidewater.example,t-2,1,2026-01-09T09:00:00.000Z

    """,
    .offers:
      "topic,person,kind,note,offered\nt-1,priya@tidewater.example,co-teach,With Ana,2026-01-08T08:00:00.000Z\n",
  ]

  /// As files of a folder; `changed` stand in place of those of their name.
  static func tables(_ changed: [ListName: String] = [:], only: Set<ListName>? = nil) throws -> [ListTable] {
    try csv.merging(changed) { $1 }.filter { only?.contains($0.key) ?? true }
      .map { try ListTable($0.key, text: $0.value, .csv) }
  }

  /// As they are written; line ends are those of Unix here.
  static func written(_ world: TestWorld, _ format: ListFormat = .csv) async throws -> [ListName: String] {
    let lists = try await world.store.read { tx in try Lists.all(in: tx) }
    return try Dictionary(
      lists.map { ($0.name, try $0.text(format).replacing("\r\n", with: "\n")) }
    ) { first, _ in first }
  }
}

extension TestWorld {
  /// All but its people: the address of one of them has an accent, which no real one has.
  func lists() async throws -> [PlainList] {
    try await store.read { tx in try Lists.all(in: tx).filter { $0.name != .people } }
  }

  /// Takes lists over that have no errors.
  func take(_ lists: [ListTable]) async throws -> [ListOutcome] {
    let look = try await Lists.look(lists, in: store)
    try #require(look.isPossible, "\(look.report(most: nil))")
    return try await Lists.apply(lists, in: store)
  }
}
