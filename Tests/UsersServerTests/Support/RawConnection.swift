import NIOCore
import NIOPosix

/// A connection to a service that carries any bytes, whether they are HTTP or not.
enum RawConnection {
    /// Sends bytes, and gives what comes back until the service closes the connection.
    ///
    /// A service may close before it has read everything: what could not be sent any more is left out.
    /// - Parameter source: the address to call from, one of 127.0.0.0/8; nil for the usual one.
    static func exchange(
        _ bytes: [UInt8], from source: String? = nil, with service: ServiceUnderTest
    ) async throws -> String {
        try await exchange(bytes, from: source, port: service.port)
    }

    /// The same with whatever listens on a port of this machine.
    static func exchange(_ bytes: [UInt8], from source: String? = nil, port: Int) async throws -> String {
        var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        if let source { bootstrap = bootstrap.bind(to: try SocketAddress(ipAddress: source, port: 0)) }
        let channel =
            try await bootstrap
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            async let sent: Void? = try? await outbound.write(ByteBuffer(bytes: bytes))
            var answer: [UInt8] = []
            do {
                for try await part in inbound { answer += Array(buffer: part) }
            } catch is IOError {
                // It was closed while bytes were still on the way.
            }
            _ = await sent
            return String(decoding: answer, as: UTF8.self)
        }
    }

    /// Sends the text of a request, and gives the whole answer.
    static func exchange(
        _ text: String, from source: String? = nil, with service: ServiceUnderTest
    ) async throws -> String {
        try await exchange(Array(text.utf8), from: source, with: service)
    }

    /// Sends one request after which the connection is to be closed, and gives its answer.
    static func request(
        _ method: String, _ target: String, fields: [String] = [], body: String? = nil, from source: String? = nil,
        to service: ServiceUnderTest
    ) async throws -> RawAnswer {
        var lines = ["\(method) \(target) HTTP/1.1", "Host: localhost:\(service.port)", "Connection: close"] + fields
        if let body { lines.append("Content-Length: \(body.utf8.count)") }
        let text = (lines + ["", body ?? ""]).joined(separator: "\r\n")
        return RawAnswer(try await exchange(text, from: source, with: service))
    }

    /// Sends a text and says that nothing follows, and gives what comes back until the service closes the connection.
    static func exchangeAndEnd(_ text: String, with service: ServiceUnderTest) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: service.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: text))
            outbound.finish()
            return await self.text(of: inbound) { _ in false }
        }
    }

    /// Sends a text, and gives the head of what comes back, while the connection stays open.
    static func answerOfOpenConnection(_ text: String, from service: ServiceUnderTest) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: service.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: text))
            return await self.text(of: inbound) { $0.contains("\r\n\r\n") }
        }
    }

    private static func text(
        of inbound: NIOAsyncChannelInboundStream<ByteBuffer>, until isEnough: (String) -> Bool
    ) async -> String {
        var answer = ""
        do {
            for try await part in inbound {
                answer += String(buffer: part)
                if isEnough(answer) { break }
            }
        } catch {
            // It was closed while bytes were still on the way.
        }
        return answer
    }

    /// Opens a connection that says nothing.
    static func open(to service: ServiceUnderTest) async throws -> any Channel {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: service.port).get()
    }

    /// Sends a text, then a byte every 50 ms for ever, and returns when the service has closed the connection.
    static func drip(after text: String, to service: ServiceUnderTest) async throws {
        let channel = try await open(to: service)
        try? await channel.writeAndFlush(ByteBuffer(string: text)).get()
        let drip = channel.eventLoop.scheduleRepeatedTask(initialDelay: .zero, delay: .milliseconds(50)) { _ in
            channel.writeAndFlush(ByteBuffer(string: "x"), promise: nil)
        }
        try await channel.closeFuture.get()
        drip.cancel()
    }
}

/// The answer to one request, as text.
struct RawAnswer {
    let text: String

    init(_ text: String) { self.text = text }

    /// The status of the first line; 0 where there is no answer.
    var status: Int {
        let words = text.prefix { $0 != "\r\n" }.split(separator: " ")
        return words.count > 1 ? Int(words[1]) ?? 0 : 0
    }

    /// What follows the header.
    var body: String { text.firstRange(of: "\r\n\r\n").map { String(text[$0.upperBound...]) } ?? "" }
}
