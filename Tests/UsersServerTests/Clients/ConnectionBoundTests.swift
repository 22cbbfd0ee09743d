import Foundation
import HummingbirdCore
import Logging
import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import UsersServer

/// More clients than the service takes at once.
@Suite(.timeLimit(.minutes(10))) struct ConnectionBoundTests {
    /// The lines of a log.
    private final class Lines: Sendable {
        let all = Mutex<[String]>([])

        var logger: Logger { Logger(label: "test") { [self] _ in Handler(lines: self) } }

        func count(_ text: String) -> Int { all.withLock { $0.count { $0.contains(text) } } }
    }

    private struct Handler: LogHandler {
        let lines: Lines
        var metadata = Logger.Metadata()
        var logLevel = Logger.Level.notice

        subscript(metadataKey key: String) -> Logger.MetadataValue? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { lines.all.withLock { $0.append("\(event.message)") } }
    }

    @Test func servesWhoWaitsOnceOthersLeave() async throws {
        let lines = Lines()
        try await ServiceUnderTest.run {
            $0.maximumConnectionCount = 8
            $0.logger = lines.logger
        } _: { service in
            var taken: [any Channel] = []
            for _ in 0..<16 { taken.append(try await RawConnection.open(to: service)) }
            while lines.count("all connections are taken") == 0 { try await Task.sleep(for: .milliseconds(5)) }
            async let answer = RawConnection.request("GET", "/v1/ping", to: service)
            for channel in taken { try await channel.close().get() }
            #expect(try await answer.status == 200)
        }
        #expect(lines.count("all connections are taken") == 1)
    }

    @Test func saysItOncePerCrowd() {
        let lines = Lines()
        var bound = ConnectionBound(maximum: 4, logger: lines.logger)
        for _ in 0..<3 { bound.connectionOpened() }
        #expect(bound.isAcceptingNewConnections() && lines.count("all connections are taken") == 0)
        for _ in 0..<10 {
            bound.connectionOpened()
            #expect(!bound.isAcceptingNewConnections())
            bound.connectionClosed()
            #expect(bound.isAcceptingNewConnections())
        }
        #expect(lines.count("all connections are taken") == 1)
        bound.connectionClosed()
        for _ in 0..<2 { bound.connectionOpened() }
        #expect(lines.count("all connections are taken") == 2)
    }

    @Test(arguments: [
        (nil, 2, Int.max), (1024, 2, 920), (256, 2, 152), (256, 64, 64), (4, 2, 1), (1, 1, 1),
        (1_048_576, 8, 1_048_448),
        (Int.max, 2, Int.max - 104),
    ])
    func leavesDescriptorsForTheDatabase(_ descriptors: Int?, _ cores: Int, _ maximum: Int) {
        #expect(ConnectionBound.maximum(descriptors: descriptors, cores: cores) == maximum)
    }

    @Test func acceptsNothingForAWhileWhenNoDescriptorIsLeft() throws {
        let lines = Lines()
        let channel = EmbeddedChannel(handler: AcceptPause(length: .seconds(1), logger: lines.logger))
        defer { _ = try? channel.finish() }
        func accepts() -> Bool? {
            channel.options.last { $0.0 is ChannelOptions.Types.AutoReadOption }?.1 as? Bool
        }
        for _ in 0..<1000 { channel.pipeline.fireErrorCaught(IOError(errnoCode: EMFILE, reason: "accept")) }
        #expect(accepts() == false)
        #expect(lines.count("no connection can be accepted now") == 1)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(999))
        #expect(accepts() == false)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(accepts() == true)
        // What is no fault of the system stops nothing.
        channel.pipeline.fireErrorCaught(ChannelError.inputClosed)
        #expect(accepts() == true)
        channel.pipeline.fireErrorCaught(IOError(errnoCode: EMFILE, reason: "accept"))
        #expect(accepts() == false)
        #expect(lines.count("no connection can be accepted now") == 1)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        // Nor does a client that has gone before it was accepted.
        channel.pipeline.fireErrorCaught(IOError(errnoCode: ECONNABORTED, reason: "accept"))
        #expect(accepts() == true)
        #expect(throws: (any Error).self) { try channel.throwIfErrorCaught() }
        // It is said again after a connection was accepted.
        try channel.writeInbound(EmbeddedChannel() as any Channel)
        channel.pipeline.fireErrorCaught(IOError(errnoCode: EMFILE, reason: "accept"))
        #expect(accepts() == false)
        #expect(lines.count("no connection can be accepted now") == 2)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(throws: IOError.self) { try channel.throwIfErrorCaught() }
    }
}
