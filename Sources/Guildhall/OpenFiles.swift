import Foundation

/// How many files and connections this process may have open at once. Everything stops working at the limit, so fewer
/// connections are taken than there is room for.
enum OpenFiles {
  /// What the program needs for itself: the database, letters, pipes.
  private static let own = 200

  /// Raises the limit as far as the system lets us, and says how many connections may be open.
  static func connections() -> Int {
    var limit = rlimit()
    let files = __rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue))
    guard getrlimit(files, &limit) == 0 else { return 512 }
    let wanted = min(limit.rlim_max, 65_536)
    if limit.rlim_cur < wanted {
      limit.rlim_cur = wanted
      _ = setrlimit(files, &limit)
      _ = getrlimit(files, &limit)
    }
    return max(64, Int(min(limit.rlim_cur, 20_000)) - own)
  }
}
