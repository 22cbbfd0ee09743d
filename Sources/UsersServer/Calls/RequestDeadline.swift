internal import NIOCore
internal import NIOHTTPTypes

/// Closes a connection whose request does not arrive whole in time, however steadily its bytes come, and, once the service
/// is to end, every connection that does not end by itself.
final class RequestDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let limit: TimeAmount
    private let ending: Ending
    private var timer: Scheduled<Void>?
    private var endingTimer: Scheduled<Void>?

    /// How long a connection has once the service is to end. One that has no request under way is closed at once.
    struct Ending {
        /// For the rest of a request that has begun to arrive.
        let request: TimeAmount
        /// For the call in progress, and its answer.
        let call: TimeAmount
    }

    init(limit: TimeAmount, ending: Ending) {
        self.limit = limit
        self.ending = ending
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: closeUnlessRead(context, in: endingTimer == nil ? limit : ending.request)
        case .body: break
        case .end:
            timer?.cancel()
            timer = nil
        }
        context.fireChannelRead(data)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent, endingTimer == nil {
            if timer != nil { closeUnlessRead(context, in: ending.request) }
            endingTimer = close(context, in: ending.call)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        endingTimer?.cancel()
    }

    private func closeUnlessRead(_ context: ChannelHandlerContext, in time: TimeAmount) {
        timer?.cancel()
        timer = close(context, in: time)
    }

    private func close(_ context: ChannelHandlerContext, in time: TimeAmount) -> Scheduled<Void> {
        // From here on, not from the pipeline's end: no other handler has a say.
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        return context.eventLoop.scheduleTask(in: time) { bound.value.close(promise: nil) }
    }
}
