internal import NIOCore
internal import NIOHTTPTypes

/// Notices that a client has closed its connection, or its side of it.
final class HangUpDetection: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let hangUps: HangUps

    init(_ hangUps: HangUps) { self.hangUps = hangUps }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent { hangUps.hangUp(ObjectIdentifier(context.channel)) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        hangUps.hangUp(ObjectIdentifier(context.channel))
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        hangUps.forget(ObjectIdentifier(context.channel))
    }
}
