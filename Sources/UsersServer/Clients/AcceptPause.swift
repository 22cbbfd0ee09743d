internal import Foundation
internal import Logging
internal import NIOCore

/// Accepts nothing for a second where the system has no descriptor or no memory for another connection.
///
/// The connection that cannot be accepted stays in the queue, and the system reports it over and over: without the pause
/// the event loop would ask for it without end. ``ConnectionBound`` keeps within the process's own limit; this is for the
/// limit of all processes together, and for descriptors that something else of this process has taken. The log says it
/// once, until a connection has been accepted again.
final class AcceptPause: ChannelInboundHandler {
    typealias InboundIn = any Channel
    typealias InboundOut = any Channel

    private let length: TimeAmount
    private let logger: Logger
    private var isPaused = false
    private var isSaid = false

    init(length: TimeAmount = .seconds(1), logger: Logger) {
        self.length = length
        self.logger = logger
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        isSaid = false
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.fireErrorCaught(error)
        guard let error = error as? IOError, [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(error.errnoCode), !isPaused,
            let options = context.channel.syncOptions
        else { return }
        if !isSaid { logger.warning("no connection can be accepted now", metadata: ["errno": "\(error.errnoCode)"]) }
        (isSaid, isPaused) = (true, true)
        try? options.setOption(.autoRead, value: false)
        let channel = context.channel
        let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: length) {
            handler.value.isPaused = false
            try? channel.syncOptions?.setOption(.autoRead, value: true)
        }
    }
}
