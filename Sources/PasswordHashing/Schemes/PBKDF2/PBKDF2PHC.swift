internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 as a PHC string: what Auth0 imports, and what RustCrypto's `pbkdf2` and Ory Kratos write.
///
///     $pbkdf2-sha256$i=600000,l=32$<salt>$<digest>
///
/// `i` are the iterations, `l` the bytes of the digest, which are counted where it is missing. Without `i` the text is
/// unsupported: Auth0 then takes 100,000, RustCrypto 600,000 and took 10,000 before. Salt and digest are in base 64;
/// padding is read, and not written. Digests have the names of Node's `crypto`, as Auth0 lists them: `sha256`, `RSA-SHA256`
/// and `sha256WithRSAEncryption` are the same. MD4, MDC2 and Whirlpool are unsupported: OpenSSL has moved them to a
/// provider that few systems load. By `sha224` and `sha384` Ory Kratos means SHA-3, so that those are ambiguous until this
/// scheme or `kratos-pbkdf2` is declared.
///
/// Passwords: any bytes, of any length. HMAC pads one of under a block (64 bytes, or 128) with zeros, so NUL bytes at its
/// end make no difference.
public struct PBKDF2PHC: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .pbkdf2PHC, title: "PBKDF2 (PHC string)", units: [.pbkdf2Iterations], shapes: shapes,
        digestField: .last(after: "$", .base64),
        formats: ["pbkdf2-phc"])

    /// The name of the digest, as it was found.
    public let digestName: String
    public let parts: PBKDF2Parts

    // MARK: Recognition

    private static let names: [String: MessageDigest] = {
        var names: [String: MessageDigest] = [
            "RSA-SHA1-2": .sha1, "ssl3-sha1": .sha1, "ssl3-md5": .md5, "ripemd": .ripemd160, "rmd160": .ripemd160,
            "ripemd160": .ripemd160, "RSA-RIPEMD160": .ripemd160, "ripemd160WithRSA": .ripemd160,
        ]
        for digest in [MessageDigest.md5, .sha1, .sha224, .sha256, .sha384, .sha512] {
            let name = digest.rawValue
            names[name] = digest
            names["RSA-\(name.uppercased())"] = digest
            names["\(name)WithRSAEncryption"] = digest
        }
        return names
    }()

    private static let otherNames: Set<String> = [
        "md4", "RSA-MD4", "md4WithRSAEncryption", "mdc2", "RSA-MDC2", "mdc2WithRSA", "whirlpool",
    ]

    private static let shapes: [SchemeDescriptor.Shape] = {
        let byStructure = ["sha224", "sha256", "sha384", "sha512"]
        let others = names.keys.filter { !byStructure.contains($0) && !isLong($0) } + otherNames
        return byStructure.map { .prefixed("$pbkdf2-\($0)$", recognition) }
            + others.sorted().map { .prefix("$pbkdf2-\($0)$") } + [.start(UInt8(ascii: "$"), recognitionByLongName)]
    }()

    /// A name with which the first token is longer than the table's keys.
    private static func isLong(_ name: String) -> Bool { name.utf8.count > 22 }

    private static func recognitionByLongName(of stored: StoredHash) -> Recognition {
        guard stored.hash.hasPrefix("$pbkdf2-") else { return .none }
        let name = String(decoding: stored.hash.utf8.dropFirst(8).prefix { $0 != UInt8(ascii: "$") }, as: UTF8.self)
        return isLong(name) && names[name] != nil ? .certain : .none
    }

    private static func recognition(of stored: StoredHash) -> Recognition {
        guard hasParameters(stored) else { return .none }
        let isKratos = ["$pbkdf2-sha224$", "$pbkdf2-sha384$"].contains { stored.hash.hasPrefix($0) }
        return isKratos ? .possible : .certain
    }

    /// Whether the third field of a text has an equals sign: passlib writes a number there.
    static func hasParameters(_ stored: StoredHash) -> Bool {
        let text = stored.hash.utf8.span
        var dollarCount = 0
        for index in text.indices {
            if text[index] == UInt8(ascii: "$") { dollarCount += 1 }
            if dollarCount == 2, text[index] == UInt8(ascii: "=") { return true }
            if dollarCount == 3 { return false }
        }
        return false
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        guard let text = try? PHCString(parsing: Array(stored.hash.utf8)), text.version == nil,
            let salt = text.salt, let key = text.digest, text.identifier.hasPrefix("pbkdf2-")
        else { throw .malformed(.pbkdf2PHC, "the text", "is not $pbkdf2-digest$i=n,l=n$salt$digest") }
        digestName = String(text.identifier.dropFirst("pbkdf2-".count))
        guard !Self.otherNames.contains(digestName) else {
            throw HashFormatError(
                .unsupported, .pbkdf2PHC, field: "the identifier", reason: "names a digest that OpenSSL has retired")
        }
        guard let digest = Self.names[digestName] else {
            throw .malformed(.pbkdf2PHC, "the identifier", "names no digest that Auth0 lists")
        }
        let (iterations, length) = try Self.numbers(of: text.parameters)
        let keyBytes = try Self.bytes(of: key, "the digest", PBKDF2Parts.keyByteCounts)
        guard length ?? keyBytes.count == keyBytes.count else {
            throw .malformed(.pbkdf2PHC, "the digest", "is not as long as l says")
        }
        parts = PBKDF2Parts(
            digest, iterations: iterations, salt: try Self.bytes(of: salt, "the salt", PBKDF2Parts.saltByteCounts),
            key: keyBytes)
    }

    private static func numbers(
        of parameters: [PHCString.Parameter]
    ) throws(HashFormatError) -> (iterations: UInt32, length: Int?) {
        var numbers: [String: UInt32] = [:]
        for parameter in parameters {
            guard ["i", "l"].contains(parameter.name) else {
                throw .malformed(.pbkdf2PHC, "the parameters", "are others than i and l")
            }
            guard let number = DecimalNumber.parse(parameter.value, as: UInt32.self), number > 0 else {
                throw .malformed(.pbkdf2PHC, "the parameter \(parameter.name)", "is not a number from 1 to 2^32 - 1")
            }
            numbers[parameter.name] = number
        }
        guard let iterations = numbers["i"] else {
            throw HashFormatError(
                .unsupported, .pbkdf2PHC, field: "the parameter i",
                reason: "is missing, and each system takes another number then")
        }
        return (iterations, numbers["l"].map { Int($0) })
    }

    private static func bytes(
        of text: [UInt8], _ field: String, _ byteCounts: ClosedRange<Int>
    ) throws(HashFormatError) -> [UInt8] {
        guard let bytes = try? Base64.decode(text, padding: .optional) else {
            throw .malformed(.pbkdf2PHC, field, "is not base64")
        }
        guard byteCounts.contains(bytes.count) else {
            throw .malformed(.pbkdf2PHC, field, "is not \(byteCounts.lowerBound) to \(byteCounts.upperBound) bytes")
        }
        return bytes
    }

    // MARK: Writing

    public var stored: StoredHash {
        let parameters = "i=\(parts.function.iterations),l=\(digest.count)"
        let (salt, key) = (Base64.encode(parts.salt.bytes), Base64.encode(digest.bytes))
        return StoredHash("$pbkdf2-\(digestName)$\(parameters)$\(salt)$\(key)", declaredScheme: .pbkdf2PHC)
    }
}

extension Scheme {
    public static let pbkdf2PHC = Scheme("pbkdf2-phc")
}
