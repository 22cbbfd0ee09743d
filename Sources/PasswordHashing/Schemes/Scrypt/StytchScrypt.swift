internal import CryptoPrimitives
internal import HashEncoding

/// scrypt as Stytch exports it.
///
///     uiOC_BwbKta9R9QL6Ss6KTDpCcULh9_zhObl5j4398M=
///     option salt, and cpu (N), memory (r), parallel (p) where the export says others than its usual ones
///
/// The text is 32 bytes of digest in URL-safe base 64 with padding; the standard alphabet and none are read as well. The
/// salt is the base 64 of the export's column as text, its padding included, and not the bytes that it stands for. N is
/// 32768, r 8 and p 1 where absent: an export names its costs above its rows. Three users of an export confirm it.
///
/// Passwords: any bytes, NUL included, of any length; NUL bytes at the end as scrypt has them.
public struct StytchScrypt: ScryptSpelling {
    public static let descriptor = SchemeDescriptor(
        .stytchScrypt, title: "Stytch scrypt", units: [.scryptBytes], shapes: [.option(.salt, recognition)],
        options: [.salt, .cpu, .memory, .parallel], digestField: .whole(.base64))

    public let parameters: Scrypt.Parameters
    public let salt: Salt
    public let digest: Digest

    /// The costs that every known export has.
    private static let usual = Scrypt.Parameters(costN: 32768, blockSize: 8, parallelism: 1)

    // MARK: Recognition

    /// Base 64 of 32 bytes beside a salt may be of any system.
    private static func recognition(of stored: StoredHash) -> Recognition {
        let fits = stored.hash.utf8.count == 44 && stored.options.names.allSatisfy(descriptor.options.contains)
        return fits && Self.bytes(stored.hash)?.count == 32 ? .possible : .none
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        try? Base64.decode(Array(text.utf8), alphabet: .standardOrURLSafe, padding: .optional)
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        let options = try OptionReader(stored, of: Self.descriptor)
        let salt = try options.text(.salt)
        guard !salt.isEmpty else { throw .malformed(Self.scheme, "option salt", "is empty") }
        guard let digest = Self.bytes(stored.hash), digest.count == 32 else {
            throw .malformed(Self.scheme, "the text", "is not base64 of 32 bytes")
        }
        guard let blockSize = UInt32(exactly: stored.options.memory ?? UInt64(Self.usual.blockSize)),
            let parallelism = UInt32(exactly: stored.options.parallel ?? UInt64(Self.usual.parallelism))
        else { throw .malformed(Self.scheme, "option memory or parallel", "is over 2^32 - 1") }
        self.salt = Salt(bytes: Array(salt.utf8))
        self.digest = Digest(digest)
        parameters = try Scrypt.Parameters(
            costN: stored.options.cpu ?? Self.usual.costN, blockSize: blockSize, parallelism: parallelism,
            digestByteCount: 32, of: Self.scheme)
    }

    // MARK: Writing

    public var stored: StoredHash {
        var options = HashOptions()
        options.salt = String(decoding: salt.bytes, as: UTF8.self)
        if parameters.costN != Self.usual.costN { options.cpu = parameters.costN }
        if parameters.blockSize != Self.usual.blockSize { options.memory = UInt64(parameters.blockSize) }
        if parameters.parallelism != Self.usual.parallelism { options.parallel = UInt64(parameters.parallelism) }
        let text = Base64.encode(digest.bytes, alphabet: .urlSafe, padded: true)
        return StoredHash(text, options: options, declaredScheme: Self.scheme)
    }
}

extension Scheme {
    public static let stytchScrypt = Scheme("stytch-scrypt")
}
