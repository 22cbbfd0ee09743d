import AppwriteUsers
import Foundation
import JSONText
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Testing
import UsersServer

/// What becomes of connections when the service is to end.
@Suite(.timeLimit(.minutes(10))) struct EndingTests {
    /// A service in a group, which can be told to end.
    private struct Served: Service {
        let service: UsersService
        let ports: AsyncStream<Int>.Continuation

        func run() async throws { try await service.run(onListening: { ports.yield($0) }) }
    }

    /// Runs a service until the body has told it to end, and it has ended.
    private func run(
        _ configure: (inout ServiceConfiguration) -> Void,
        _ body: (ServiceUnderTest, _ end: @Sendable () async -> Void) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hashferry-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        var configuration = ServiceConfiguration(
            database: folder.appending(path: "users.sqlite").path(percentEncoded: false),
            keyFile: folder.appending(path: "keys").path(percentEncoded: false), logger: logger)
        configuration.port = 0
        // Whatever closes connections otherwise takes longer than the test may.
        configuration.idleSeconds = 3600
        configuration.endingRequestSeconds = 3600
        configuration.endingCallSeconds = 3600
        configure(&configuration)
        let service = try await UsersService(configuration)
        let key = try KeyFile.firstKey(path: configuration.keyFile)
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let group = ServiceGroup(services: [Served(service: service, ports: listening)], logger: logger)
        async let ended: Void = group.run()
        let port = try #require(await ports.first { _ in true })
        let place = ServiceUnderTest(
            port: port, metricsPort: nil, project: service.project, key: key, store: service.store,
            database: configuration.database)
        try await body(place) {
            await group.triggerGracefulShutdown()
        }
        try await ended
    }

    /// Opens a connection, and sends a request and the start of another; waits for the answer to the first.
    private func halfSent(to service: ServiceUnderTest) async throws -> any Channel {
        let (answers, answered) = AsyncStream.makeStream(of: Void.self)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { $0.pipeline.addHandler(FirstRead(answered: answered)) }
            .connect(host: "127.0.0.1", port: service.port).get()
        let text =
            "GET /v1/ping HTTP/1.1\r\nHost: a\r\n\r\nPOST /v1/account HTTP/1.1\r\nHost: a\r\n"
            + "X-Appwrite-Project: \(service.project)\r\nContent-Length: 10\r\n\r\nx"
        try await channel.writeAndFlush(ByteBuffer(string: text)).get()
        _ = await answers.first { true }
        return channel
    }

    private final class FirstRead: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        let answered: AsyncStream<Void>.Continuation

        init(answered: AsyncStream<Void>.Continuation) { self.answered = answered }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) { answered.yield() }
    }

    @Test func closesWhatIsHalfSent() async throws {
        try await run {
            $0.endingRequestSeconds = 1
        } _: { service, end in
            let half = try await halfSent(to: service)
            await end()
            try await half.closeFuture.get()
        }
    }

    @Test func closesWhatSaysNothingAtOnce() async throws {
        try await run { _ in
        } _: { service, end in
            let idle = try await RawConnection.open(to: service)
            // It is accepted once another one, opened later, is served.
            #expect(try await RawConnection.request("GET", "/v1/ping", to: service).status == 200)
            await end()
            try await idle.closeFuture.get()
        }
    }

    /// Of seven megabytes the system takes no more than some before they are read.
    @Test func answersWholeToAClientThatReadsLater() async throws {
        try await run { _ in
        } _: { service, end in
            let text = String(repeating: "y", count: 60_000)
            for number in 0..<120 {
                let id = "u\(number)"
                try #require(try await service.call(.post, "/users", ["userId": .string(id)]).status == 201)
                let preferences: JSONObject = ["prefs": .object(["text": .string(text)])]
                try #require(try await service.call(.patch, "/users/\(id)/prefs", preferences).status == 200)
            }
            let limit = "queries%5B%5D=%7B%22method%22%3A%22limit%22%2C%22values%22%3A%5B120%5D%7D"
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .channelOption(.socketOption(.so_rcvbuf), value: 65_536)
                .connect(host: "127.0.0.1", port: service.port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                    }
                }
            let answer = try await channel.executeThenClose { inbound, outbound in
                let head = "GET /v1/users?\(limit) HTTP/1.1\r\nHost: a\r\nX-Appwrite-Project: \(service.project)\r\n"
                try await outbound.write(ByteBuffer(string: "\(head)X-Appwrite-Key: \(service.key)\r\n\r\n"))
                var bytes = ByteBuffer()
                var hasEnded = false
                for try await part in inbound {
                    bytes.writeImmutableBuffer(part)
                    if !hasEnded { await end() }
                    hasEnded = true
                }
                return String(buffer: bytes)
            }
            let header = try #require(answer.firstRange(of: "\r\n\r\n"))
            let length = answer[..<header.lowerBound].split(separator: "\r\n").first {
                $0.lowercased().hasPrefix("content-length: ")
            }
            #expect(answer[header.upperBound...].utf8.count > 7_000_000)
            #expect(answer[header.upperBound...].utf8.count == length.flatMap { Int($0.dropFirst(16)) })
        }
    }
}
