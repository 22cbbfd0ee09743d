internal import NIOCore
internal import NIOHTTPTypes
internal import Synchronization

/// The open connections.
final class ConnectionFigures: MetricsSource {
    private let open = Atomic(0)
    private let limit = Atomic(0)

    /// Says how many there may be.
    func setLimit(_ count: Int) { limit.store(count, ordering: .relaxed) }

    fileprivate func add(_ count: Int) { open.add(count, ordering: .relaxed) }

    func write(to text: inout MetricsText) {
        text.write(.connections, [MetricsText.Sample(open.load(ordering: .relaxed))])
        text.write(.connectionLimit, [MetricsText.Sample(limit.load(ordering: .relaxed))])
    }
}

/// Counts its connection for as long as it is open.
final class ConnectionCounting: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let figures: ConnectionFigures

    init(_ figures: ConnectionFigures) { self.figures = figures }

    func handlerAdded(context: ChannelHandlerContext) { figures.add(1) }
    func handlerRemoved(context: ChannelHandlerContext) { figures.add(-1) }
}
