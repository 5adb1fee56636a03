import Database

/// Every step of the schema, in order. A new step is a file in `Migrations/` and a line here; one that has shipped
/// is never changed. (The embedded files' names lose their first character, because it is a digit.)
public enum MigrationList {
  /// The number of the last step.
  static let newest = all.map(\.number).max() ?? 0

  public static let all: [Migration] = [
    Migration(1, "foundation", PackageResources._001_foundation_sql),
    Migration(1, "foundation", PackageResources._001_foundation_sqlite_sql, for: .sqlite),
    Migration(1, "foundation", PackageResources._001_foundation_postgres_sql, for: .postgres),
    Migration(2, "people", PackageResources._002_people_sql),
    Migration(3, "topics", PackageResources._003_topics_sql),
    Migration(4, "sessions", PackageResources._004_sessions_sql),
    Migration(5, "feedback", PackageResources._005_feedback_sql),
    Migration(6, "afterwards", PackageResources._006_afterwards_sql),
    Migration(7, "letters", PackageResources._007_letters_sql),
    Migration(8, "insights", PackageResources._008_insights_sql),
    Migration(9, "urgent_jobs", PackageResources._009_urgent_jobs_sql),
    Migration(10, "quick_lists", PackageResources._010_quick_lists_sql),
    Migration(11, "bounces", PackageResources._011_bounces_sql),
    Migration(12, "bound_letters", PackageResources._012_bound_letters_sql),
    Migration(13, "quick_search", PackageResources._013_quick_search_sql),
    Migration(14, "told_addresses", PackageResources._014_told_addresses_sql),
    Migration(15, "commitment_batches", PackageResources._015_commitment_batches_sql),
    Migration(16, "skills", PackageResources._016_skills_sql),
    Migration(17, "ratings", PackageResources._017_ratings_sql),
    Migration(18, "standings", PackageResources._018_standings_sql),
    Migration(19, "gap_map", PackageResources._019_gap_map_sql),
    Migration(20, "aims", PackageResources._020_aims_sql),
    Migration(21, "ranking", PackageResources._021_ranking_sql),
    Migration(22, "merging", PackageResources._022_merging_sql),
    Migration(23, "triage", PackageResources._023_triage_sql),
    Migration(24, "head_start", PackageResources._024_head_start_sql),
    Migration(25, "asked_without_name", PackageResources._025_asked_without_name_sql),
    Migration(26, "likeness", PackageResources._026_likeness_sql),
    Migration(27, "last_days", PackageResources._027_last_days_sql),
  ]
}
