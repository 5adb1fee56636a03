extension Assets {
  static let scripts: [Asset] = [
    ("app", PackageResources.app_js),
    ("auto", PackageResources.auto_js),
    ("autosize", PackageResources.autosize_js),
    ("chosen", PackageResources.chosen_js),
    ("copy", PackageResources.copy_js),
    ("count", PackageResources.count_js),
    ("dialog", PackageResources.dialog_js),
    ("elsewhere", PackageResources.elsewhere_js),
    ("flash", PackageResources.flash_js),
    ("focus", PackageResources.focus_js),
    ("menu", PackageResources.menu_js),
    ("once", PackageResources.once_js),
    ("poll", PackageResources.poll_js),
    ("print", PackageResources.print_js),
    ("region", PackageResources.region_js),
    ("similar", PackageResources.similar_js),
    ("swap", PackageResources.swap_js),
    ("triage", PackageResources.triage_js),
    ("unsaved", PackageResources.unsaved_js),
    ("zone", PackageResources.zone_js),
  ].map { Asset(path: "\($0.0).js", type: "text/javascript; charset=utf-8", bytes: $0.1) }

  static let pictures: [Asset] = [
    Asset(path: "icons.svg", type: "image/svg+xml", bytes: PackageResources.icons_svg),
    Asset(path: "mark.svg", type: "image/svg+xml", bytes: PackageResources.mark_svg),
    Asset(path: "icon-192.png", type: "image/png", bytes: PackageResources.icon_192_png),
    Asset(path: "icon-512.png", type: "image/png", bytes: PackageResources.icon_512_png),
    Asset(path: "icon-maskable.png", type: "image/png", bytes: PackageResources.icon_maskable_png),
    Asset(path: "apple-touch-icon.png", type: "image/png", bytes: PackageResources.apple_touch_icon_png),
    Asset(
      path: "site.webmanifest", type: "application/manifest+json", bytes: PackageResources.site_webmanifest),
  ]
}
