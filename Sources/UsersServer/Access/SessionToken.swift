internal import AppwriteUsers
internal import CryptoPrimitives
internal import HashEncoding
internal import JSONText

/// The contents of a JSON Web Token that speaks for a user: HS256 (RFC 7519, RFC 7515; Users API, createJWT).
struct SessionToken: Sendable, Hashable, Redacted {
    let userId: String
    /// The session that the token stands and falls with; empty for none.
    let sessionId: String
    let expire: Timestamp

    /// Why a token is not taken.
    enum Problem: Error {
        case invalid
        case expired
    }

    private static let header = #"{"typ":"JWT","alg":"HS256"}"#

    /// The signed token.
    func signed(key: [UInt8]) throws -> String {
        let claims: JSONObject = [
            "userId": .string(userId), "sessionId": .string(sessionId), "exp": .integer(expire.milliseconds / 1000),
        ]
        let message = Self.encoded(Self.header) + "." + Self.encoded(JSONValue.object(claims).jsonText)
        let code = try MessageAuthentication.hmacSHA256(message.utf8Span.span, key: key.span)
        return message + "." + Base64.encode(code, alphabet: .urlSafe)
    }

    /// Reads a token whose signature is right and whose time is not over.
    init(verifying text: String, key: [UInt8], at now: Timestamp) throws {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, text.utf8.count <= 4096, let code = Self.decoded(parts[2]),
            let header = Self.decoded(parts[0]).flatMap({ try? JSONParser.parse($0) }),
            header["alg"] == .string("HS256")
        else { throw Problem.invalid }
        let message = "\(parts[0]).\(parts[1])"
        let expected = try MessageAuthentication.hmacSHA256(message.utf8Span.span, key: key.span)
        guard ConstantTime.areEqual(code.span, expected.span),
            let claims = Self.decoded(parts[1]).flatMap({ try? JSONParser.parse($0) }),
            let userId = claims["userId"]?.stringValue, let sessionId = claims["sessionId"]?.stringValue,
            let seconds = claims["exp"]?.integerValue, let expire = Timestamp(seconds: seconds)
        else { throw Problem.invalid }
        guard seconds > now.milliseconds / 1000 else { throw Problem.expired }
        self.init(userId: userId, sessionId: sessionId, expire: expire)
    }

    init(userId: String, sessionId: String, expire: Timestamp) {
        self.userId = userId
        self.sessionId = sessionId
        self.expire = expire
    }

    private static func encoded(_ text: String) -> String { Base64.encode(Array(text.utf8), alphabet: .urlSafe) }

    private static func decoded(_ text: Substring) -> [UInt8]? {
        try? Base64.decode(Array(text.utf8), alphabet: .urlSafe)
    }
}
