import Hummingbird

/// The doors through which a concept adds its routes. Which door it takes is who may come in.
public struct Rooms {
  public let open: RouterGroup<Visitor>
  public let signedIn: RouterGroup<SignedIn>
  public let sponsor: RouterGroup<Sponsor>
  public let organiser: RouterGroup<Organiser>
  public let administrator: RouterGroup<Administrator>

  public init(_ router: Router<Visitor>) {
    open = router.group()
    signedIn = router.group(context: SignedIn.self)
    sponsor = router.group(context: Sponsor.self)
    organiser = router.group(context: Organiser.self)
    administrator = router.group(context: Administrator.self)
  }
}
