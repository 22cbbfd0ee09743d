public import PasswordHashing

/// A stored hash that was read, with what a destination has to know of it.
public struct ReadHash: Sendable {
    /// The hash.
    public let hash: any PasswordHash
    /// Its scheme.
    public let scheme: Scheme

    /// Reads a stored hash.
    /// - Parameter registry: the schemes that the destination knows.
    /// - Throws: why nobody at a destination can verify it, with the scheme where it is known.
    public init(_ stored: StoredHash, registry: SchemeRegistry) throws(Failure) {
        switch registry.identify(stored) {
        case .certain(let certain): scheme = certain
        case .possible(_, let names):
            let message =
                "the text may be \(names.joined(separator: ", ")), and neither row nor --scheme declares which"
            throw Failure(UncarriableReason(.undeclared, message))
        case .unrecognized: throw Failure(Self.unrecognized(stored))
        }
        guard stored.options.pepper == nil else {
            let message = "\(scheme.name): made with a pepper, whose key the destination does not have"
            throw Failure(UncarriableReason(.noEndpoint, message), scheme)
        }
        do throws(HashFormatError) {
            hash = try Self.parse(stored, scheme, registry)
        } catch {
            throw Failure(UncarriableReason(error), scheme)
        }
    }

    private static func parse(
        _ stored: StoredHash, _ scheme: Scheme, _ registry: SchemeRegistry
    ) throws(HashFormatError) -> any PasswordHash {
        guard let type = registry.type(of: scheme) else { return try registry.parse(stored) }
        return try type.init(parsing: stored)
    }

    /// Why a hash cannot be read.
    public struct Failure: Error, Sendable {
        /// The reason, which names the format.
        public let reason: UncarriableReason
        /// The scheme, where it is known.
        public let scheme: Scheme?

        init(_ reason: UncarriableReason, _ scheme: Scheme? = nil) {
            (self.reason, self.scheme) = (reason, scheme)
        }
    }

    /// The reason names the format, also of a hash that nothing verifies.
    private static func unrecognized(_ stored: StoredHash) -> UncarriableReason {
        guard case .format(let format) = HashShape(of: stored.hash) else {
            return UncarriableReason(.unrecognized, "no known system writes a hash of this form")
        }
        if format.scheme != nil {
            let message = "\(format.title): white space, quotes or options stand beside the hash that are none of it"
            return UncarriableReason(.malformed, message)
        }
        return UncarriableReason(.unsupported, "\(format.title): \(format.advice)")
    }
}
