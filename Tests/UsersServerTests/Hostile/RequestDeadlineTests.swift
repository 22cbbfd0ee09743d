import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import UsersServer

/// When a connection is closed that does not end by itself, by a clock that the tests turn.
@Suite struct RequestDeadlineTests {
    private let channel = EmbeddedChannel(
        handler: RequestDeadline(limit: .seconds(60), ending: .init(request: .seconds(3), call: .seconds(8))))

    init() throws { try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait() }

    private func receive(_ part: HTTPRequestPart) throws { try channel.writeInbound(part) }

    private func pass(_ seconds: Int64) { channel.embeddedEventLoop.advanceTime(by: .seconds(seconds)) }

    private func end() { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }

    private let head = HTTPRequestPart.head(HTTPRequest(method: .post, scheme: "http", authority: "a", path: "/"))
    private let body = HTTPRequestPart.body(ByteBuffer(string: "x"))

    @Test func closesARequestThatDoesNotArriveInTime() throws {
        try receive(head)
        for _ in 0..<59 {
            pass(1)
            try receive(body)
        }
        #expect(channel.isActive)
        pass(1)
        #expect(!channel.isActive)
    }

    @Test func closesNoConnectionWhoseRequestHasArrived() throws {
        try receive(head)
        try receive(.end(nil))
        pass(3600)
        #expect(channel.isActive)
        _ = try channel.finish()
    }

    @Test func givesAHalfSentRequestThreeSecondsAtTheEnd() throws {
        try receive(head)
        end()
        pass(2)
        #expect(channel.isActive)
        try receive(body)
        // However often it is said.
        end()
        pass(1)
        #expect(!channel.isActive)
    }

    @Test func givesACallInProgressEightSecondsAtTheEnd() throws {
        try receive(head)
        end()
        pass(2)
        try receive(.end(nil))
        pass(5)
        #expect(channel.isActive)
        pass(1)
        #expect(!channel.isActive)
    }

    @Test func givesARequestThatBeginsDuringTheEndNoMore() throws {
        end()
        try receive(head)
        pass(3)
        #expect(!channel.isActive)
    }

    @Test func forgetsItsTimersWithTheConnection() throws {
        try receive(head)
        end()
        _ = try channel.finish()
        pass(60)
        #expect(!channel.isActive)
    }
}
