import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import UsersServer

/// Connections that are closed with an answer still on its way.
@Suite struct LastAnswerTests {
    private let channel = EmbeddedChannel(handlers: [
        RequestDeadline(limit: .seconds(60), ending: .init(request: .seconds(3), call: .seconds(8))), LastAnswer(),
    ])

    init() throws { try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait() }

    /// Writes an answer that the system does not take before the channel is flushed.
    private func answer() {
        channel.write(HTTPResponsePart.head(HTTPResponse(status: .ok)), promise: nil)
        channel.write(HTTPResponsePart.end(nil), promise: nil)
    }

    private func end() { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }

    @Test func closesOnceTheAnswerIsTaken() throws {
        answer()
        end()
        let closed = channel.close()
        #expect(channel.isActive)
        channel.flush()
        #expect(!channel.isActive)
        try closed.wait()
        #expect(try channel.readOutbound(as: HTTPResponsePart.self) == .head(HTTPResponse(status: .ok)))
        #expect(try channel.readOutbound(as: HTTPResponsePart.self) == .end(nil))
    }

    @Test func waitsNoLongerThanTheEnd() throws {
        answer()
        end()
        let closed = channel.close()
        channel.embeddedEventLoop.advanceTime(by: .seconds(7))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
        try closed.wait()
    }

    @Test func closesAtOnceWhereNothingIsUnderWayOrNothingEnds() throws {
        answer()
        channel.flush()
        end()
        try channel.close().wait()
        #expect(!channel.isActive)

        let other = EmbeddedChannel(handler: LastAnswer())
        try other.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        other.write(HTTPResponsePart.end(nil), promise: nil)
        try other.close().wait()
        #expect(!other.isActive)
    }
}
