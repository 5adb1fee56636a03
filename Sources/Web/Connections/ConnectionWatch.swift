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
  /// The request that has begun and not ended, and until when it must have.
  private var request: (head: HTTPRequest, end: NIODeadline)?
  /// How long each of the answers may take that were begun and not taken whole, the oldest first.
  private var answers: [TimeAmount] = []
  /// Until when the oldest of them must have been taken.
  private var taking: NIODeadline?
  /// How many requests have begun, and how many have their answer.
  private var counts = (begun: 0, answered: 0)
  /// What comes after this request is no HTTP (RFC 9110 §7.8), so its answer is the last.
  private var isLast = false
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
      counts.begun += 1
      request = (head, context.eventLoop.now + patience.sending(head))
      isLast = isLast || head.method == .connect || head.headerFields[.upgrade] != nil
      watch(context)
    case .body: break
    case .end: request = nil
    }
    context.fireChannelRead(data)
  }

  public func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(var head):
      answers.append(patience.taking(head))
      taking = taking ?? context.eventLoop.now + answers[0]
      watch(context)
      if isLast { head.headerFields[.connection] = "close" }
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .body: context.write(data, promise: promise)
    case .end:
      counts.answered += 1
      // What comes of it now is read by nobody.
      if let (head, end) = request, counts.answered == counts.begun {
        request = (head, min(end, context.eventLoop.now + patience.lingering(head)))
      }
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
    taken.futureResult.assumeIsolated().whenComplete { _ in
      self.answers.removeFirst()
      self.taking = self.answers.first.map { context.eventLoop.now + $0 }
      if self.isLast && self.answers.isEmpty { context.close(promise: nil) }
    }
    return taken
  }

  /// One alarm for each connection, set to the nearest end; it looks again when that has moved.
  private func watch(_ context: ChannelHandlerContext) {
    guard let end = [request?.end, taking].compactMap({ $0 }).min() else { return }
    if alarm != nil && end >= (alarmAt ?? end) { return }
    alarm?.cancel()
    alarmAt = end
    alarm = context.eventLoop.assumeIsolated().scheduleTask(deadline: end) { self.ring(context) }
  }

  private func ring(_ context: ChannelHandlerContext) {
    alarm = nil
    guard let end = [request?.end, taking].compactMap({ $0 }).min() else { return }
    if end > context.eventLoop.now { watch(context) } else { context.close(promise: nil) }
  }
}

@available(*, unavailable)
extension ConnectionWatch: Sendable {}
