internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 as Dwayne Litzenberger's pbkdf2.py writes it, a replacement of crypt(3).
///
///     $p5k2$$exec$r1EWMCMk7Rlv3L/RNcFXviDefYa0hlql
///
/// The salt of PBKDF2 is the text before the last `$`, prefix and rounds included. Rounds are in lower-case hex without
/// leading zeros, 1 to 2^32 - 1; 400 are written as nothing, and enter the salt so even where a text has `190`. The salt's
/// characters are `./0-9A-Za-z`, at most 1024; the digest is SHA-1's, 24 bytes in base 64 with `.` for `+`
/// (pbkdf2.py 1.3, `crypt`). `CTAPBKDF2` starts alike and has padding.
///
/// Passwords: any bytes, of any length. HMAC pads one of under 64 bytes with zeros, so NUL bytes at its end make no
/// difference.
public struct DlitzPBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .dlitzPBKDF2, title: "pbkdf2.py", units: [.pbkdf2Iterations],
        shapes: [.prefixed("$p5k2$") { $0.hash.utf8.contains(UInt8(ascii: "=")) ? .none : .certain }],
        digestField: .last(after: "$", .base64))

    public let parts: PBKDF2Parts

    private static let unwrittenRounds: UInt32 = 400

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 5...5, of: .dlitzPBKDF2, form: "$p5k2$rounds$salt$digest")
        guard fields[0].isEmpty, fields.text(1) == "p5k2" else {
            throw .malformed(.dlitzPBKDF2, "the identifier", "is not p5k2")
        }
        guard let rounds = fields[2].isEmpty ? Self.unwrittenRounds : CTAPBKDF2.rounds(fields[2]) else {
            throw .malformed(.dlitzPBKDF2, "the rounds", "are not lower-case hex from 1 to ffffffff")
        }
        let salt = try fields.bytes(3, "the salt", byteCounts: PBKDF2Parts.saltByteCounts)
        guard salt.allSatisfy(ByteSet.crypt64.contains) else {
            throw .malformed(.dlitzPBKDF2, "the salt", "has other characters than ./0-9A-Za-z")
        }
        guard !fields[4].contains(UInt8(ascii: "+")) else {
            throw .malformed(.dlitzPBKDF2, "the digest", "has a plus sign")
        }
        let written = rounds == Self.unwrittenRounds ? "" : String(rounds, radix: 16)
        parts = PBKDF2Parts(
            .sha1, iterations: rounds, salt: Array("$p5k2$\(written)$".utf8) + salt,
            key: try fields.base64(4, "the digest", alphabet: .adapted, byteCounts: 24...24))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let key = Base64.encode(digest.bytes, alphabet: .adapted)
        return StoredHash("\(parts.saltText)$\(key)", declaredScheme: .dlitzPBKDF2)
    }
}

extension Scheme {
    public static let dlitzPBKDF2 = Scheme("dlitz-pbkdf2")
}
