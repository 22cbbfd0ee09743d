internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 as Cryptacular writes it, for Pyramid and others.
///
///     $p5k2$3e8$<salt>$<digest>
///
/// Rounds are in lower-case hex without leading zeros, 1 to 2^32 - 1. Salt and digest are in URL-safe base 64 with padding,
/// the digest is SHA-1's 20 bytes (passlib 1.7.4, cta_pbkdf2_sha1). `DlitzPBKDF2` starts alike and has no padding: an
/// equals sign anywhere makes it this one.
///
/// Passwords: any bytes, of any length. HMAC pads one of under 64 bytes with zeros, so NUL bytes at its end make no
/// difference.
public struct CTAPBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .ctaPBKDF2, title: "Cryptacular PBKDF2", units: [.pbkdf2Iterations],
        shapes: [.prefixed("$p5k2$") { $0.hash.utf8.contains(UInt8(ascii: "=")) ? .certain : .none }],
        digestField: .last(after: "$", .base64), formats: ["pbkdf2-cta"])

    public let parts: PBKDF2Parts

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 5...5, of: .ctaPBKDF2, form: "$p5k2$rounds$salt$digest")
        guard fields[0].isEmpty, fields.text(1) == "p5k2" else {
            throw .malformed(.ctaPBKDF2, "the identifier", "is not p5k2")
        }
        guard let rounds = Self.rounds(fields[2]) else {
            throw .malformed(.ctaPBKDF2, "the rounds", "are not lower-case hex from 1 to ffffffff")
        }
        guard fields[3].count.isMultiple(of: 4), fields[4].count == 28 else {
            throw .malformed(.ctaPBKDF2, "the salt or the digest", "is not base64 with padding of its length")
        }
        parts = PBKDF2Parts(
            .sha1, iterations: rounds,
            salt: try fields.base64(3, "the salt", alphabet: .urlSafe, byteCounts: PBKDF2Parts.saltByteCounts),
            key: try fields.base64(4, "the digest", alphabet: .urlSafe, byteCounts: 20...20))
    }

    /// A number in lower-case hex without leading zeros; nil for anything else, and for zero.
    static func rounds(_ text: ArraySlice<UInt8>) -> UInt32? {
        guard 1...8 ~= text.count, text.first != UInt8(ascii: "0"), text.allSatisfy(ByteSet.lowerHex.contains) else {
            return nil
        }
        return UInt32(String(decoding: text, as: UTF8.self), radix: 16)
    }

    // MARK: Writing

    public var stored: StoredHash {
        let rounds = String(parts.function.iterations, radix: 16)
        let salt = Base64.encode(parts.salt.bytes, alphabet: .urlSafe, padded: true)
        let key = Base64.encode(digest.bytes, alphabet: .urlSafe, padded: true)
        return StoredHash("$p5k2$\(rounds)$\(salt)$\(key)", declaredScheme: .ctaPBKDF2)
    }
}

extension ByteSet {
    fileprivate static let lowerHex = ByteSet("09", "af")
}

extension Scheme {
    public static let ctaPBKDF2 = Scheme("cta-pbkdf2")
}
