internal import NIOCore
internal import NIOHTTPTypes

/// Lets the last answer reach its client when the service ends.
///
/// A connection without a call in progress is closed then at once, and with it would go what the client has not taken yet
/// of an answer. Stands behind ``RequestDeadline``, whose own closing waits for nobody.
final class LastAnswer: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private var isEnding = false
    /// Answers of which the system has not taken the end yet.
    private var unwrittenCount = 0
    /// Completed once the connection is closed, which waits for the answers.
    private var closing: EventLoopPromise<Void>?

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent { isEnding = true }
        context.fireUserInboundEventTriggered(event)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = unwrapOutboundIn(data) else {
            context.write(data, promise: promise)
            return
        }
        let written = promise ?? context.eventLoop.makePromise()
        unwrittenCount += 1
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        written.futureResult.whenComplete { _ in
            let (handler, context) = bound.value
            handler.unwrittenCount -= 1
            guard handler.unwrittenCount == 0, let closing = handler.closing else { return }
            handler.closing = nil
            context.close(promise: closing)
        }
        context.write(data, promise: written)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard isEnding, mode == .all, unwrittenCount > 0 else {
            context.close(mode: mode, promise: promise)
            return
        }
        let closed = closing ?? context.eventLoop.makePromise()
        closing = closed
        closed.futureResult.cascade(to: promise)
    }

    func channelInactive(context: ChannelHandlerContext) {
        // Someone else has closed it.
        closing?.succeed()
        closing = nil
        context.fireChannelInactive()
    }
}
