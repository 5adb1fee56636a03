@testable import Doors
import Essentials
import Testing

@Suite struct `Rate limit` {
  let clock = OwnedClock()

  @Test func `so many tries at once, then one at a time`() async {
    let limit = RateLimit(3, per: .minutes(3), clock: clock.now)
    for _ in 1...3 { #expect(await limit.take("ana") == nil) }
    #expect(await limit.take("ana") == .minutes(1))
    clock.advance(.seconds(40))
    #expect(await limit.take("ana") == .seconds(20))
    clock.advance(.seconds(20))
    #expect(await limit.take("ana") == nil)
    #expect(await limit.take("ana") == .minutes(1))
  }

  @Test func `each key counts for itself`() async {
    let limit = RateLimit(1, per: .minutes(1), clock: clock.now)
    #expect(await limit.take("ana") == nil)
    #expect(await limit.take("ben") == nil)
    #expect(await limit.take("ana") != nil)
  }

  @Test func `waiting longer than the period gives no more than the allowance`() async {
    let limit = RateLimit(2, per: .minutes(1), clock: clock.now)
    _ = await limit.take("ana")
    clock.advance(.hours(5))
    for _ in 1...2 { #expect(await limit.take("ana") == nil) }
    #expect(await limit.take("ana") != nil)
  }

  @Test func `a clock set back neither gives nor takes`() async {
    let limit = RateLimit(1, per: .minutes(1), clock: clock.now)
    _ = await limit.take("ana")
    clock.advance(.seconds(-600))
    #expect(await limit.take("ana") == .minutes(1))
  }

  @Test func `a try that was no guess is given back, and no more than there were`() async {
    let limit = RateLimit(2, per: .hours(1), clock: clock.now)
    for _ in 1...2 { _ = await limit.take("ana") }
    await limit.giveBack("ana")
    #expect(await limit.take("ana") == nil)
    #expect(await limit.take("ana") != nil)
    await limit.giveBack("mika")
    for _ in 1...2 { #expect(await limit.take("mika") == nil) }
    #expect(await limit.take("mika") != nil)
  }

  @Test func `a flood of keys does not fill the memory, and those at their limit stay known`() async {
    let limit = RateLimit(2, per: .hours(1), clock: clock.now)
    for _ in 1...2 { _ = await limit.take("worst") }
    for number in 1...30_000 { _ = await limit.take("key \(number)") }
    #expect(await limit.take("worst") != nil)
    #expect(await limit.keyCount <= 20_000)
  }
}
