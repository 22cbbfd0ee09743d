internal import HTTPTypes
internal import Hummingbird
internal import JSONText
internal import NIOCore

extension Parameters {
    /// The largest body that is read, in bytes.
    ///
    /// The largest one that any call needs is 65,535 bytes of preferences, each byte written as `\u0000` at worst.
    static let maximumByteCount = 1 << 20
    /// Guests only sign up and sign in: what they may fill the memory with, over many connections at once, is less.
    private static let maximumByteCountOfGuests = 1 << 16

    /// Reads the parameters of a request: GET and HEAD have theirs in the query string, all others in the body.
    ///
    /// A body that is no JSON is the same as an empty one: the first required parameter is then missing.
    static func read(from request: Request, path: JSONObject, caller: Caller) async throws -> Parameters {
        switch request.method {
        case .get, .head: return Parameters(path: path, others: FormText.parse(request.uri.query ?? ""))
        default: break
        }
        let body = try await body(of: request, caller)
        let type = request.headers[.contentType] ?? ""
        if type.lowercased().hasPrefix("application/json") {
            let value = try? JSONParser.parse(Array(body.readableBytesView))
            return Parameters(path: path, others: value?.objectValue ?? JSONObject())
        }
        return Parameters(path: path, others: FormText.parse(String(decoding: body.readableBytesView, as: UTF8.self)))
    }

    private static func body(of request: Request, _ caller: Caller) async throws -> ByteBuffer {
        let isGuest = if case .guest = caller { true } else { false }
        do {
            return try await request.body.collect(upTo: isGuest ? maximumByteCountOfGuests : maximumByteCount)
        } catch is NIOTooManyBytesError {
            throw ServiceError.bodyTooLarge
        } catch {
            // Nothing but the connection can fail here: the body is cut off, or its pieces are no HTTP.
            throw ServiceError.brokenBody
        }
    }
}
