/// The schemes that Hashferry knows: what a stored hash is, and how to read it.
public enum SchemeRegistry {
    /// Every scheme's type; a test proves that each case of `Scheme` is here once.
    public static let all: [any PasswordHash.Type] = [
        Argon2.self, Bcrypt.self, MD5.self, PHPass.self, Scrypt.self, ScryptModified.self, SHA.self,
    ]

    /// What a stored hash is, from its shape and what it is declared to be.
    ///
    /// Total and cheap. A scheme that is merely possible is listed as a candidate, never named as the answer.
    public static func identify(_ stored: StoredHash) -> Identification {
        guard stored.hash.utf8.count <= StoredHash.maximumByteCount else { return .unrecognized }
        if let declared = stored.declaredScheme { return .certain(declared) }
        var candidates: [any PasswordHash.Type] = []
        for type in all {
            switch type.recognition(of: stored) {
            case .certain: return .certain(type.scheme)
            case .possible: candidates.append(type)
            case .none: continue
            }
        }
        guard !candidates.isEmpty else { return .unrecognized }
        return .possible(
            schemes: candidates.map { $0.scheme }, names: candidates.flatMap { $0.candidateNames(of: stored) })
    }

    /// Reads a stored hash as the scheme that it is certainly, or is declared to be.
    ///
    /// A scheme that is merely possible is never taken for the answer, not even where it is the only one: 32 hex digits
    /// are MD5 and MD4 and an NT hash alike.
    /// - Throws: `unrecognized`, `ambiguous`, `malformed` or `unsupported`.
    public static func parse(_ stored: StoredHash) throws(HashFormatError) -> any PasswordHash {
        guard stored.hash.utf8.count <= StoredHash.maximumByteCount else {
            throw HashFormatError(
                stored.declaredScheme == nil ? .unrecognized : .malformed, stored.declaredScheme, field: "the text",
                reason: "is longer than \(StoredHash.maximumByteCount) bytes")
        }
        switch identify(stored) {
        case .certain(let scheme):
            return try type(of: scheme).init(parsing: stored)
        case .possible(_, let names):
            throw HashFormatError(
                .ambiguous, reason: "the text may be \(names.joined(separator: ", ")), and nothing declares which",
                candidates: names)
        case .unrecognized:
            throw HashFormatError(.unrecognized, reason: "no known scheme writes a hash of this form")
        }
    }

    /// The type that implements a scheme.
    public static func type(of scheme: Scheme) -> any PasswordHash.Type {
        switch scheme {
        case .argon2: Argon2.self
        case .bcrypt: Bcrypt.self
        case .md5: MD5.self
        case .phpass: PHPass.self
        case .scrypt: Scrypt.self
        case .scryptModified: ScryptModified.self
        case .sha: SHA.self
        }
    }
}

/// What `SchemeRegistry.identify` found.
public enum Identification: Sendable, Hashable {
    /// One scheme, by its shape or by declaration.
    case certain(Scheme)
    /// Schemes whose shape it has, and the names under which each can be declared.
    case possible(schemes: [Scheme], names: [String])
    /// No scheme has this shape.
    case unrecognized
}
