import Database
import Doors
import Essentials
import Hummingbird
import HummingbirdCore
import Logging
import People
import ServiceLifecycle
import Web
import Workshops

/// One running Guildhall: its doors to the world, its routes and its workers.
public struct Instance: Sendable {
  public let doors: Doors
  private let traffic = Traffic()
  public let logger: Logger

  public init(doors: Doors, logger: Logger) { (self.doors, self.logger) = (doors, logger) }

  /// Opens the doors as the settings say and brings the database to this version.
  public static func open(_ settings: Settings, logger: Logger) async throws -> Instance {
    let doors = try await Doors.open(settings)
    let steps = try await Migrator.migrate(doors.store, MigrationList.all)
    for step in steps { logger.notice("schema step done", metadata: ["step": "\(step)"]) }
    // Of new indexes the planner knows nothing yet. The server starts without, too: it comes round daily.
    if !steps.isEmpty { try? await doors.store.gatherStatistics() }
    return Instance(doors: doors, logger: logger)
  }

  public func close() async { await doors.store.close() }

  /// The address of the set-up page with a fresh key; nil when the set-up is done.
  public func setUpLink() async throws -> String? {
    let key = doors.newKey()
    let link = try await doors.store.write { tx in try SetUp.makeLink(key: key, in: tx) }
    return link.map { doors.settings.address(of: $0).text }
  }

  /// What answers every request, from the outside in.
  public func frontDoor() -> FrontDoor {
    FrontDoor(
      Routes.router(doors, traffic).buildResponder(),
      steps: [
        Greeting(
          isSecure: doors.settings.isSecure, trusts: doors.settings.trusts,
          overlooks: { FeedbackURL.isOverlooked($1) || NamelessURL.isOverlooked($0, $1) }),
        traffic,
        RequestLog(),
        SecurityHeaders(),
        ErrorPages(),
        Recognise(doors, except: { FeedbackURL.isForNobody($0) || NamelessURL.isForNobody($0) }),
        SpeakLanguage(development: doors.settings.development),
        ErrorPages(),
        SameOrigin(),
        MethodOverride(),
        NothingThere(),
      ])
  }

  /// The server with its background workers; it finishes running requests and jobs before it stops.
  public func application(onRunning: @escaping @Sendable () async -> Void = {}) -> some ApplicationProtocol {
    let settings = doors.settings
    let connections = OpenFiles.connections()
    // Half of them: whoever takes that many leaves room for others.
    let shares = ConnectionShares(most: connections / 2) { [trusts = settings.trusts] address in
      trusts(address) ? nil : AddressBlock.network(of: address)
    }
    Memory.keepSome()
    var application = Application(
      responder: frontDoor(),
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [ConnectionWatch(shares: shares)], idleTimeout: .seconds(75))),
      configuration: .init(
        address: .hostname(settings.host, port: settings.port), backlog: 1024,
        availableConnectionsDelegate: MaximumAvailableConnections(connections)),
      onServerRunning: { _ in await onRunning() },
      logger: logger)
    application.addServices(Workers(worker: worker()))
    return application
  }

  /// The worker that does what was put off.
  public func worker() -> JobWorker {
    JobWorker(
      store: doors.store, handlers: BackgroundWork.handlers(doors), chores: BackgroundWork.chores(doors),
      logger: logger)
  }
}

/// Lets the job worker live and stop with the server.
private struct Workers: Service {
  let worker: JobWorker

  func run() async throws {
    await withGracefulShutdownHandler {
      await worker.run()
    } onGracefulShutdown: {
      Task { await worker.stop() }
    }
  }
}

extension Instance {
  /// A link that signs somebody in once; nil when nobody active has the address.
  public func signInLink(for email: String, lasting: Duration = SignInLink.lifetime) async throws -> String? {
    let key = doors.newKey()
    let isMade = try await doors.store.write { tx in
      guard let person = try Person.find(email: email.lowercased(), in: tx), person.isActive else {
        return false
      }
      try SignInLink.make(for: person.id, key: key, lifetime: lasting, in: tx)
      try Audit.record("sign-in link made", of: person.id.text, by: nil, in: tx)
      return true
    }
    return isMade ? doors.settings.address(of: SignInURL.link(key.text)).text : nil
  }
}
