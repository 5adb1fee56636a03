import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Hangs up on whoever sends a request drop by drop, goes on sending what nobody reads, or does not take the answer: the
/// server's own limit begins anew with each part that comes, and does not run while an answer is under way. Also holds each
/// network to its share of connections.
public final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
  public typealias InboundIn = HTTPRequestPart
  public typealias InboundOut = HTTPRequestPart
  public typealias OutboundIn = HTTPResponsePart
  public typealias OutboundOut = HTTPResponsePart

  private let patience: Patience
  private let shares: ConnectionShares
  private var network: String?
  /// Until when the request that has begun must have ended.
  private var sending: NIODeadline?
  /// Until when the oldest of the answers that were begun must have been taken.
  private var taking: NIODeadline?
  private var answers = 0
  private var alarm: Scheduled<Void>?
  private var alarmAt: NIODeadline?

  public init(patience: Patience = Patience(), shares: ConnectionShares) {
    (self.patience, self.shares) = (patience, shares)
  }

  public func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { enter(context) }
  }

  public func channelActive(context: ChannelHandlerContext) {
    enter(context)
    context.fireChannelActive()
  }

  public func channelInactive(context: ChannelHandlerContext) {
    leave()
    context.fireChannelInactive()
  }

  public func handlerRemoved(context: ChannelHandlerContext) { leave() }

  public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      sending = context.eventLoop.now + patience.sending(head)
      watch(context)
    case .body: break
    case .end: sending = nil
    }
    context.fireChannelRead(data)
  }

  public func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head):
      answers += 1
      taking = taking ?? context.eventLoop.now + patience.taking(head)
      watch(context)
      context.write(data, promise: promise)
    case .body: context.write(data, promise: promise)
    case .end:
      // What comes of it now is read by nobody.
      sending = sending.map { min($0, context.eventLoop.now + patience.lingering) }
      watch(context)
      context.write(data, promise: noting(promise, context))
    }
  }
}

extension ConnectionWatch {
  private func enter(_ context: ChannelHandlerContext) {
    guard network == nil, let address = context.remoteAddress?.ipAddress else { return }
    switch shares.take(by: address) {
    case .taken(let name): network = name
    case .free: break
    case .refused: context.close(promise: nil)
    }
  }

  private func leave() {
    alarm?.cancel()
    alarm = nil
    if let network { shares.giveBack(network) }
    network = nil
  }

  /// The promise that is kept when the answer has been taken whole.
  private func noting(_ promise: EventLoopPromise<Void>?, _ context: ChannelHandlerContext)
    -> EventLoopPromise<
      Void
    >
  {
    let taken = promise ?? context.eventLoop.makePromise()
    let loop = context.eventLoop
    taken.futureResult.assumeIsolated().whenComplete { _ in
      self.answers -= 1
      self.taking = self.answers == 0 ? nil : loop.now + self.patience.taking
    }
    return taken
  }

  /// One alarm for each connection, set to the nearest end; it looks again when that has moved.
  private func watch(_ context: ChannelHandlerContext) {
    guard let end = [sending, taking].compactMap({ $0 }).min() else { return }
    if alarm != nil && end >= (alarmAt ?? end) { return }
    alarm?.cancel()
    alarmAt = end
    alarm = context.eventLoop.assumeIsolated().scheduleTask(deadline: end) { self.ring(context) }
  }

  private func ring(_ context: ChannelHandlerContext) {
    alarm = nil
    guard let end = [sending, taking].compactMap({ $0 }).min() else { return }
    if end > context.eventLoop.now { watch(context) } else { context.close(promise: nil) }
  }
}

@available(*, unavailable)
extension ConnectionWatch: Sendable {}
