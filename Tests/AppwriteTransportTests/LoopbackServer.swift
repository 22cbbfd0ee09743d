import NIOCore
import NIOHTTP1
import NIOPosix

/// A server on the loopback interface whose answers depend on the path.
struct LoopbackServer {
    private let channel: any Channel

    static func start() async throws -> LoopbackServer {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.pipeline.configureHTTPServerPipeline().flatMapThrowing {
                    try channel.pipeline.syncOperations.addHandler(Answers())
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return LoopbackServer(channel: channel)
    }

    var address: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)" }

    func stop() async throws { try await channel.close() }

    /// Answers one request after the other.
    private final class Answers: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private var head: HTTPRequestHead?
        private var body: [UInt8] = []

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                self.head = head
                body = []
            case .body(let bytes): body += Array(buffer: bytes)
            case .end: if let head { answer(head, context) }
            }
        }

        private func answer(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
            switch head.uri {
            case "/echo":
                let names = head.headers.map { $0.name.lowercased() }
                let framing = ["content-length", "transfer-encoding"].filter(names.contains)
                let key = head.headers["X-Appwrite-Key"].first ?? ""
                let text = "\(head.method.rawValue) \(key) \(framing) \(String(decoding: body, as: UTF8.self))"
                write(context, .ok, ["X-Echo": "yes", "x-echo": "again"], text)
            case "/limited": write(context, .tooManyRequests, ["Retry-After": "7"], "{}")
            case "/moved": write(context, .movedPermanently, ["Location": "/echo"], "")
            case "/empty": write(context, .noContent, [:], "")
            case "/large": write(context, .ok, [:], String(repeating: "x", count: 1001))
            case "/exact": write(context, .ok, [:], String(repeating: "x", count: 1000))
            case "/users/ada" where head.method == .DELETE: write(context, .noContent, [:], "")
            case "/users/ada":
                let dates =
                    #""$createdAt":"2026-11-23T13:05:00.000+00:00","$updatedAt":"2026-11-23T13:05:00.000+00:00""#
                write(context, .ok, [:], #"{"$id":"ada",\#(dates),"name":"Ada"}"#)
            case "/closed": context.close(promise: nil)
            case "/torn":
                start(context, .ok, ["Content-Length": "100"])
                send(context, "half of it")
                context.close(promise: nil)
            case "/stalled":
                start(context, .ok, ["Content-Length": "100"])
                send(context, "half of it")
            default: break
            }
        }

        private func write(
            _ context: ChannelHandlerContext, _ status: HTTPResponseStatus, _ fields: HTTPHeaders, _ body: String
        ) {
            var fields = fields
            if status.mayHaveResponseBody { fields.add(name: "Content-Length", value: String(body.utf8.count)) }
            start(context, status, fields)
            if !body.isEmpty { send(context, body) }
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }

        private func start(_ context: ChannelHandlerContext, _ status: HTTPResponseStatus, _ fields: HTTPHeaders) {
            let head = HTTPResponseHead(version: .http1_1, status: status, headers: fields)
            context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
        }

        private func send(_ context: ChannelHandlerContext, _ text: String) {
            let bytes = context.channel.allocator.buffer(string: text)
            context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(bytes))), promise: nil)
        }
    }
}
