import Essentials

extension Store {
  /// A file of SQLite, made when it is not there yet. Everything acknowledged survives a crash and a power
  /// cut; `durable: false` is for tests and throwaway copies.
  public init(
    sqlite path: String, world: World = World(), durable: Bool = true
  ) throws {
    self.init(engine: try SQLiteEngine(path: path, durable: durable), world: world)
  }

  /// PostgreSQL at a libpq URL, with at most `lanes` connections, each made when it is first needed.
  public init(
    postgres url: String, lanes: Int = 8, world: World = World()
  ) throws {
    self.init(engine: try PostgresEngine(url: url, lanes: lanes), world: world)
  }

  /// `postgres://…` or the path of an SQLite file, tried out: throws a `DatabaseFault` that says what is
  /// wrong.
  public static func open(
    _ place: String, lanes: Int = 8, world: World = World()
  ) async throws -> Store {
    let isPostgres = place.hasPrefix("postgres://") || place.hasPrefix("postgresql://")
    let store =
      isPostgres
      ? try Store(postgres: place, lanes: lanes, world: world) : try Store(sqlite: place, world: world)
    _ = try await store.read { tx in try tx.value("SELECT 1") as Int? }
    return store
  }

  /// For tests: a store of its own world that tells when its last copy is gone.
  package static func throwaway(
    sqlite path: String, world: World, whenGone: @escaping @Sendable () -> Void
  ) throws -> Store {
    Store(engine: try SQLiteEngine(path: path, durable: false), world: world, whenGone: whenGone)
  }

  package static func throwaway(
    postgres url: String, lanes: Int, world: World, whenGone: @escaping @Sendable () -> Void
  ) throws -> Store {
    Store(engine: try PostgresEngine(url: url, lanes: lanes), world: world, whenGone: whenGone)
  }
}
