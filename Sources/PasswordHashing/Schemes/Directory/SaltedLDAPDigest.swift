internal import CryptoPrimitives
internal import HashEncoding

/// A salted digest of a directory: RFC 2307's writing, with a name for "salted" (OpenLDAP, 389 Directory Server, Dovecot,
/// FreeRADIUS).
///
///     {SSHA}<base 64 of digest(password . salt) . salt>
///
/// SMD5, SSHA (SHA-1), SSHA224 to SSHA512, and FreeRADIUS's SSHA3-224 to SSHA3-512; a hyphen before the number is read as
/// well (`{SSHA-256}`). Names are read in any case and written in capitals. The salt is what follows the digest, one byte
/// or more: without one it is the unsalted form under a wrong name, and OpenLDAP refuses it too. Base 64 is read with and
/// without its padding and written with it. Dovecot may say the encoding: `{SSHA256.HEX}`, `{SMD5.B64}`. AIX writes other
/// hashes behind `{smd5}` and `{ssha256}`: those have a `$`.
///
/// Passwords: any bytes, NUL included, of any length.
public struct SaltedLDAPDigest: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .saltedLDAPDigest, title: "Salted digest of a directory ({SSHA} and others)", units: [.digests],
        shapes: leads.map { .prefixed($0, recognition) }, digestField: .last(after: "}", .base64),
        formats: ["ldap-salted-md5", "ldap-salted-sha1", "ldap-salted-sha2", "ldap-salted-sha3"])

    /// The names in capitals, and the digest of each.
    private static let names: [(name: String, digest: MessageDigest)] = [
        ("SMD5", .md5), ("SSHA", .sha1), ("SSHA224", .sha224), ("SSHA256", .sha256), ("SSHA384", .sha384),
        ("SSHA512", .sha512), ("SSHA3-224", .sha3_224), ("SSHA3-256", .sha3_256), ("SSHA3-384", .sha3_384),
        ("SSHA3-512", .sha3_512),
    ]

    /// Other ways to write a name.
    private static let aliases = [
        "SSHA-224": "SSHA224", "SSHA-256": "SSHA256", "SSHA-384": "SSHA384", "SSHA-512": "SSHA512",
    ]

    /// What Dovecot puts behind a name, and whether it says hex.
    private static let encodings = [("", false), (".B64", false), (".BASE64", false), (".HEX", true)]

    private static let leads = (names.map(\.name) + aliases.keys.sorted()).flatMap { name in
        encodings.map { "{\(name)\($0.0)}" }
    }

    private let name: String
    private let function: MessageDigest
    private let salt: Salt
    public let digest: Digest

    // MARK: Recognition

    private static func recognition(of stored: StoredHash) -> Recognition {
        stored.hash.utf8.contains(UInt8(ascii: "$")) ? .none : .certain
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let text = Array(stored.hash.utf8)
        guard text.first == UInt8(ascii: "{"), let end = text.firstIndex(of: UInt8(ascii: "}")),
            let (entry, isHex) = Self.entry(String(decoding: text[1..<end], as: UTF8.self).uppercased())
        else { throw .malformed(Self.scheme, "the name in braces", "is none of a salted digest") }
        guard let bytes = Self.bytes(Array(text[(end + 1)...]), isHex: isHex) else {
            throw .malformed(Self.scheme, "the digest", isHex ? "is not hex" : "is not base64")
        }
        guard bytes.count > entry.digest.byteCount else {
            let isUnsalted = bytes.count == entry.digest.byteCount
            throw .malformed(
                Self.scheme, "the digest",
                isUnsalted ? "is {\(entry.name.dropFirst())}'s: no salt is behind it" : "is too short")
        }
        (name, function) = entry
        digest = Digest(Array(bytes[..<entry.digest.byteCount]))
        salt = Salt(bytes: Array(bytes[entry.digest.byteCount...]))
    }

    private static func entry(_ text: String) -> (entry: (name: String, digest: MessageDigest), isHex: Bool)? {
        for (suffix, isHex) in encodings.reversed() where text.hasSuffix(suffix) {
            let given = String(text.dropLast(suffix.utf8.count))
            let name = aliases[given] ?? given
            return names.first { $0.name == name }.map { ($0, isHex) }
        }
        return nil
    }

    private static func bytes(_ text: [UInt8], isHex: Bool) -> [UInt8]? {
        isHex ? try? Hex.decode(text) : try? Base64.decode(text, padding: .optional)
    }

    // MARK: Writing

    public var stored: StoredHash {
        StoredHash(
            "{\(name)}\(Base64.encode(digest.bytes + salt.bytes, padded: true))", declaredScheme: Self.scheme)
    }

    public var publicParameters: [HashParameter] { [HashParameter("name", name)] }

    // MARK: Cost

    public static let strengthRules = [StrengthRule.always(.weak)]

    /// One digest: a graphics card tries billions a second.
    public var strength: HashStrength { Self.strengthRules[0].best }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        KeyDerivation(SaltedDigestDerivation(function, .passwordFirst), salt: salt)
    }
}

extension Scheme {
    public static let saltedLDAPDigest = Scheme("ldap-salted-digest")
}
