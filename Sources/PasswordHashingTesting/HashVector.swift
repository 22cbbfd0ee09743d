public import PasswordHashing

/// A known answer: a stored hash, a password, and what verification must say.
public struct HashVector: Sendable {
    /// What verification must say, with the default limits.
    public enum Expectation: String, Sendable {
        case match, mismatch, malformed, unrecognized, ambiguous, refused, unsupported

        /// Whether the stored hash has a parsed form.
        public var isParsed: Bool { self == .match || self == .mismatch || self == .refused }
    }

    /// The scheme that the vector is of.
    public let scheme: Scheme
    /// A name that is unique in its scheme.
    public let id: String
    /// Where it comes from, by the file's own key.
    public let source: String
    /// The password's bytes.
    public let password: [UInt8]
    /// The stored hash.
    public let stored: StoredHash
    /// What verification must say.
    public let expectation: Expectation
    /// The written form, where it is not the one that was read.
    public let canonical: StoredHash?
    /// What the case shows, by the file's own words: `EmptyPassword`, `NULInPassword`.
    public let flags: Set<String>

    /// Makes a vector.
    public init(
        scheme: Scheme, id: String, source: String, password: [UInt8], stored: StoredHash, expectation: Expectation,
        canonical: StoredHash? = nil, flags: Set<String> = []
    ) {
        self.scheme = scheme
        self.id = id
        self.source = source
        self.password = password
        self.stored = stored
        self.expectation = expectation
        self.canonical = canonical
        self.flags = flags
    }
}

extension HashVector: CustomStringConvertible {
    /// The scheme and the id: `argon2/rfc-9106`.
    public var description: String { "\(scheme.name)/\(id)" }
}
