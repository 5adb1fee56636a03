import Essentials
import Web

/// The piles of the board, and the likely duplicates beside them.
struct TriageTabs: View {
  let counts: [TriagePile: Amount]
  let duplicates: Amount
  /// Nil among the duplicates.
  let pile: TriagePile?

  var html: HTML {
    let piles = TriagePile.allCases.map { one in
      Tabs.Tab(
        say("\(one.word) (\((counts[one] ?? Amount(0)).text))"), to: one.link, isCurrent: one == pile)
    }
    let pairs = Tabs.Tab(
      say("Likely duplicates (\(duplicates.text))"), to: LikenessURL.page, isCurrent: pile == nil)
    return Tabs(say("Piles"), piles + [pairs]).html
  }
}
