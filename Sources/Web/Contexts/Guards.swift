import Essentials
import Hummingbird

/// A context that exists only for somebody signed in.
public protocol GuardedContext: PageContext, ChildRequestContext where ParentContext == Visitor {
  var visitor: Visitor { get set }
  var viewer: Viewer { get }
  init(admitting visitor: Visitor, _ viewer: Viewer)
  /// Any of these roles opens the door; none means that being signed in is enough.
  static var roles: Set<String> { get }
}

extension GuardedContext {
  public init(context: Visitor) throws {
    guard let viewer = context.viewer else { throw SignInFirst() }
    guard Self.roles.isEmpty || !Self.roles.isDisjoint(with: viewer.roles) else {
      throw NotAllowed(say("This page is for people with another role. Ask an administrator if you need it."))
    }
    self.init(admitting: context, viewer)
  }

  public var coreContext: CoreRequestContextStorage {
    get { visitor.coreContext }
    set { visitor.coreContext = newValue }
  }
}

/// Nobody is signed in: pages lead to the sign-in page, everything else is refused with 401.
public struct SignInFirst: Error {}

/// Anybody with an account that is not deactivated.
public struct SignedIn: GuardedContext {
  public static let roles: Set<String> = []
  public var visitor: Visitor
  public let viewer: Viewer
  public init(admitting visitor: Visitor, _ viewer: Viewer) {
    (self.visitor, self.viewer) = (visitor, viewer)
  }
}

/// Organisers, and administrators who stand in for them.
public struct Organiser: GuardedContext {
  public static let roles: Set<String> = ["organiser", "administrator"]
  public var visitor: Visitor
  public let viewer: Viewer
  public init(admitting visitor: Visitor, _ viewer: Viewer) {
    (self.visitor, self.viewer) = (visitor, viewer)
  }
}

/// Those who may see how the whole is going: sponsors, organisers, administrators.
public struct Sponsor: GuardedContext {
  public static let roles: Set<String> = ["sponsor", "organiser", "administrator"]
  public var visitor: Visitor
  public let viewer: Viewer
  public init(admitting visitor: Visitor, _ viewer: Viewer) {
    (self.visitor, self.viewer) = (visitor, viewer)
  }
}

public struct Administrator: GuardedContext {
  public static let roles: Set<String> = ["administrator"]
  public var visitor: Visitor
  public let viewer: Viewer
  public init(admitting visitor: Visitor, _ viewer: Viewer) {
    (self.visitor, self.viewer) = (visitor, viewer)
  }
}
