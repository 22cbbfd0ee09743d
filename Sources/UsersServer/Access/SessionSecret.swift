internal import AppwriteUsers
internal import CryptoPrimitives
internal import HashEncoding
internal import JSONText

/// What a client holds to prove a session: the user's id and 256 hex digits (Users API, session secret).
///
/// On the wire it is the base64 of `{"id":"<user>","secret":"<256 hex>"}`; the store keeps the secret's SHA-256 only.
struct SessionSecret: Sendable, Hashable, Redacted {
    let userId: String
    let secret: String

    /// Makes a new secret for a user.
    init(generatingFor userId: String) {
        self.userId = userId
        secret = Hex.encode(RandomBytes.generate(count: 128))
    }

    /// Reads a secret off the wire.
    init?(text: String) {
        guard text.utf8.count <= Self.maximumByteCount,
            let bytes = try? Base64.decode(Array(text.utf8), alphabet: .standardOrURLSafe, padding: .optional),
            let json = try? JSONParser.parse(bytes), let id = json["id"]?.stringValue,
            let secret = json["secret"]?.stringValue
        else { return nil }
        self.userId = id
        self.secret = secret
    }

    /// More than any secret that this server makes.
    private static let maximumByteCount = 1024

    /// The form of the wire.
    var text: String {
        let json = JSONValue.object(["id": .string(userId), "secret": .string(secret)]).jsonText
        return Base64.encode(Array(json.utf8), padded: true)
    }

    /// What the store keeps: SHA-256 in lower-case hex.
    var digest: String { Self.digest(of: secret) }

    /// SHA-256 of a secret, in lower-case hex.
    static func digest(of secret: String) -> String {
        // libcrypto without SHA-256 would have failed at the start: an empty text matches no row.
        (try? MessageDigest.sha256.digest(secret.utf8Span.span).copyBytes()).map { Hex.encode($0) } ?? ""
    }

    /// Whether a stored digest is this secret's; takes equally long for every digest.
    func matches(digest other: String) -> Bool {
        ConstantTime.areEqual(digest.utf8Span.span, other.utf8Span.span) && !other.isEmpty
    }
}
