internal import AppwriteUsers
internal import CryptoPrimitives
internal import HashEncoding

/// A key of the project: what it may do, and until when. The key's own text is not kept.
struct APIKey: Sendable, Hashable, Redacted {
    /// SHA-256 of the key: comparing digests tells nothing of the key by the time that it takes.
    let digest: [UInt8]
    let scopes: Set<Scope>
    /// When it ends, or nil.
    let expire: Timestamp?

    init(_ text: String, scopes: Set<Scope> = Scope.ofKeys, expire: Timestamp? = nil) throws {
        digest = try Self.digest(of: text)
        self.scopes = scopes
        self.expire = expire
    }

    static func digest(of text: String) throws -> [UInt8] {
        try MessageDigest.sha256.digest(text.utf8Span.span).copyBytes()
    }

    /// Makes the text of a new key: `standard_` and 256 hex digits (Users API, auth outcomes).
    static func generateText() -> String {
        "standard_" + Hex.encode(RandomBytes.generate(count: 128))
    }
}

extension APIKey {
    /// What the key may do, and nothing of the key itself.
    var description: String { "APIKey(\(scopes.map(\.rawValue).sorted().joined(separator: ",")))" }
}
