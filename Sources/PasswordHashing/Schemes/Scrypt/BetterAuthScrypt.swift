internal import HashEncoding

/// scrypt as Better Auth writes it (packages/better-auth, crypto/password.ts).
///
///     1c50892c354da5b23ec3b5007649bc6e:<128 hex digits>
///
/// N = 16384, r = 16, p = 1 and 64 bytes of digest, none of which the text says. The salt is the text of 32 hex digits, not
/// the bytes that it stands for, so its case counts; the digest is read in either case and written in lower. Node's own
/// examples write the same form with other costs: a text is merely possibly of this scheme.
///
/// Passwords: any bytes, NUL included, of any length; NUL bytes at the end as scrypt has them. Better Auth brings a password
/// into the form NFKC first: a verifier whose policy tries that form finds it.
public struct BetterAuthScrypt: ScryptSpelling {
    public static let descriptor = SchemeDescriptor(
        .betterAuthScrypt, title: "Better Auth scrypt", units: [.scryptBytes], shapes: [.length(161, recognition)],
        digestField: .last(after: ":", .hex), formats: ["better-auth-scrypt"])

    /// Better Auth's costs, which no version has changed.
    public var parameters: Scrypt.Parameters {
        Scrypt.Parameters(costN: 16384, blockSize: 16, parallelism: 1, digestByteCount: 64)
    }

    public let salt: Salt
    public let digest: Digest

    // MARK: Recognition

    private static func recognition(of stored: StoredHash) -> Recognition {
        let fields = stored.hash.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 2)
        let isHex = fields.count == 2 && fields[0].count == 32 && fields.allSatisfy { Hex.isHex($0) }
        return isHex ? .possible : .none
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: ":", counts: 2...2, of: Self.scheme, form: "salt:digest")
        _ = try fields.hex(0, "the salt", byteCounts: 16...16)
        salt = Salt(bytes: Array(fields[0]))
        digest = Digest(try fields.hex(1, "the digest", byteCounts: 64...64))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let salt = String(decoding: salt.bytes, as: UTF8.self)
        return StoredHash("\(salt):\(Hex.encode(digest.bytes))", declaredScheme: Self.scheme)
    }
}

extension Scheme {
    public static let betterAuthScrypt = Scheme("better-auth-scrypt")
}
