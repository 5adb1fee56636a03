/// How many there are, counted to a thousand and no further: nobody reads a list to see whether it has 38,112 or 38,113
/// lines, and counting them all would take longer than showing one page of them.
public struct Amount: Hashable, Sendable {
  public static let most = 1000
  /// At most one more than `most`, which stands for any number above.
  public let counted: Int

  public init(_ counted: Int) { self.counted = min(max(0, counted), Amount.most + 1) }

  public var isZero: Bool { counted == 0 }
  public var isMore: Bool { counted > Amount.most }

  /// `17`, `more than 1,000`
  public var text: String { isMore ? say("more than \(Told.number(Amount.most))") : Told.number(counted) }

  /// What is left when some of them are shown.
  public static func - (all: Amount, shown: Int) -> Amount { all.isMore ? all : Amount(all.counted - shown) }
}
