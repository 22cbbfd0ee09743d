internal import HashEncoding

/// The NT hash in crypt(3)'s writing, of FreeBSD and libxcrypt: MD4 of the password in two bytes a character, unsalted.
///
///     $3$$8846f7eaee8fb117ad06bdd830b7586c
///
/// Hex digits of either case are read, and written in lower case. The prefix has an empty field, and nothing else.
///
/// Passwords: hashed up to the first NUL, up to libxcrypt's 511 bytes. Each byte is widened to two, as crypt(3) does: of a
/// password beyond US-ASCII, Windows makes another hash out of its UTF-16.
public struct NTCrypt: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .ntCrypt, title: "NT hash of crypt(3)", protection: .unsalted, units: [.digests], shapes: [.prefix("$3$")],
        digestField: .last(after: "$", .hex), formats: ["nt-crypt"])

    public let digest: Digest

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 4...4, of: .ntCrypt, form: "$3$$digest")
        guard fields[0].isEmpty, fields.text(1) == "3", fields[2].isEmpty else {
            throw .malformed(.ntCrypt, "the prefix", "is not $3$$")
        }
        digest = Digest(Array(Hex.encode(try fields.hex(3, "the digest", byteCounts: 16...16)).utf8))
    }

    // MARK: Writing

    public var stored: StoredHash {
        StoredHash("$3$$" + CryptText.text(digest.bytes), declaredScheme: .ntCrypt)
    }

    public var publicParameters: [HashParameter] { [] }

    // MARK: Cost

    public static let strengthRules = [StrengthRule.always(.broken)]

    public var strength: HashStrength { Self.strengthRules[0].best }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        KeyDerivation(CryptDerivation(head: "$3$$", cost: HashCost(work: 1, unit: .digests)))
    }
}

extension Scheme {
    public static let ntCrypt = Scheme("nt-crypt")
}
