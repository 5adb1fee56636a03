extension Assets {
  /// All of the style in one file. The layers are ordered in tokens.css, which comes first.
  public static let stylesheet = Asset(
    path: "app.css", type: "text/css; charset=utf-8",
    bytes: Array((ground + components + modules + [PackageResources.utilities_css]).joined()))

  private static let ground = [
    PackageResources.tokens_css, PackageResources.reset_css, PackageResources.base_css,
  ]

  private static let components = [
    PackageResources.icon_css, PackageResources.page_css, PackageResources.section_css,
    PackageResources.button_css, PackageResources.field_css, PackageResources.state_css,
    PackageResources.rows_css, PackageResources.avatar_css, PackageResources.bar_css,
    PackageResources.bare_css, PackageResources.chart_css, PackageResources.check_css,
    PackageResources.choice_css, PackageResources.colophon_css, PackageResources.crumbs_css,
    PackageResources.dialog_css, PackageResources.empty_css, PackageResources.entry_css,
    PackageResources.errors_css, PackageResources.facts_css, PackageResources.filters_css,
    PackageResources.flash_css, PackageResources.fold_css, PackageResources.form_css,
    PackageResources.handout_css, PackageResources.ladder_css, PackageResources.links_css,
    PackageResources.masthead_css, PackageResources.menu_css, PackageResources.pager_css,
    PackageResources.prose_css, PackageResources.remark_css, PackageResources.seats_css,
    PackageResources.stat_css, PackageResources.table_css, PackageResources.tabs_css,
    PackageResources.tag_css, PackageResources.vote_css, PackageResources.way_css,
  ]

  private static let modules = [
    PackageResources.after_css, PackageResources.feedback_css, PackageResources.gallery_css,
    PackageResources.home_css,
    PackageResources.gaps_css, PackageResources.people_css, PackageResources.session_css,
    PackageResources.skills_css,
    PackageResources.topics_css, PackageResources.triage_css,
  ]
}
