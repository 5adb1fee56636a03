import Essentials

/// “I need this”: how many do, whether I am one of them, and the way to say or to take it back.
public struct VoteButton: View {
  let count: Int
  let isMine: Bool
  let action: Link
  let thing: String
  let regions: [String]

  /// - Parameters:
  ///   - action: POST gives the vote, DELETE takes it back.
  ///   - about: the topic's title, said to those who cannot see what stands beside it.
  ///   - regions: the parts of the page that show the result.
  public init(count: Int, isMine: Bool, to action: Link, about thing: String, regions: [String] = []) {
    (self.count, self.isMine, self.action, self.thing, self.regions) = (count, isMine, action, thing, regions)
  }

  public var html: HTML {
    """
    <form class="rank__vote" method="post" action="\((isMine ? FormMethod.delete : .post).address(action))"\
    \(Region.answers(in: regions))><button class="vote\(isMine ? " vote--mine" : "")" type="submit">\
    <span class="vote__count">\(Told.number(count))</span> \
    <span class="vote__word">\(Icon(isMine ? .check : .plus))\(isMine ? say("You need this") : say("I need this"))</span>\
    <span class="visually-hidden">: \(thing)</span></button></form>
    """
  }

  public static var samples: [VoteButton] {
    [
      VoteButton(count: 23, isMine: true, to: Sample.here, about: "Root cause without blame"),
      VoteButton(count: 16, isMine: false, to: Sample.here, about: "Reviewing firmware changes"),
    ]
  }
}
