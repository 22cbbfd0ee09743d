internal import CryptoPrimitives
internal import HashEncoding

/// What a server keeps for SCRAM (RFC 5802 and 7677): PostgreSQL's roles, directories (RFC 5803) and Dovecot's users.
///
///     SCRAM-SHA-256$4096:<salt>$<stored key>:<server key>
///     {SCRAM-SHA-256}4096,<salt>,<stored key>,<server key>
///
/// SHA-1, SHA-256 and SHA-512 go by these names; one in braces is read in either case. Bytes are in base 64, written with
/// padding. Iterations are 1 to 2^32 - 1, 4096 at least where RFC 5802 is followed. Both keys are compared.
///
/// Passwords: any bytes, of any length. PostgreSQL prepares one by SASLprep (RFC 4013), where that is possible, and
/// Dovecot leaves it as it is: a verifier tries the form only where its policy says so. HMAC pads a password of under a
/// block (64 bytes, or 128) with zeros, so NUL bytes at its end make no difference.
public struct SCRAM: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .scram, title: "SCRAM", units: [.pbkdf2Iterations],
        shapes: names.keys.sorted().flatMap { [.prefix("\($0)$"), .prefix("{\($0)}")] },
        digestField: .init(digestRange), formats: ["scram", "dovecot-scram"])

    private static let names: [String: MessageDigest] = [
        "SCRAM-SHA-1": .sha1, "SCRAM-SHA-256": .sha256, "SCRAM-SHA-512": .sha512,
    ]

    private let function: SCRAMDerivation
    private let salt: Salt
    public let digest: Digest
    private let isBraced: Bool

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let braced = BracedText(stored.hash)
        isBraced = braced != nil
        let text = stored.hash.utf8
        let name = braced?.name ?? String(decoding: text.prefix { $0 != UInt8(ascii: "$") }, as: UTF8.self)
        guard let digest = Self.names[name] else {
            throw .malformed(.scram, "the name", "is none of SCRAM-SHA-1, SCRAM-SHA-256 and SCRAM-SHA-512")
        }
        let form = "n:salt$stored key:server key, or {NAME}n,salt,stored key,server key"
        let rest = braced?.rest ?? Self.commaSeparated(text.dropFirst(name.utf8.count + 1))
        let fields = try HashFields(rest, separator: ",", counts: 4...4, of: .scram, form: form)
        let iterations = try fields.number(0, "the iterations", in: PBKDF2Parts.iterationRange)
        salt = Salt(bytes: try fields.base64(1, "the salt", byteCounts: PBKDF2Parts.saltByteCounts))
        let byteCounts = digest.byteCount...digest.byteCount
        self.digest = Digest(
            try fields.base64(2, "the stored key", byteCounts: byteCounts)
                + (try fields.base64(3, "the server key", byteCounts: byteCounts)))
        function = SCRAMDerivation(digest, iterations: iterations)
    }

    /// RFC 5803's separators as Dovecot's, each in its place; nothing where one is missing.
    private static func commaSeparated(_ text: Substring.UTF8View) -> ArraySlice<UInt8> {
        var text = Array(text)
        for separator in [":", "$", ":"].map({ UInt8(ascii: $0) }) {
            let from = text.lastIndex(of: UInt8(ascii: ",")) ?? 0
            guard let place = text[from...].firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "$") }),
                text[place] == separator
            else { return [] }
            text[place] = UInt8(ascii: ",")
        }
        return text[...]
    }

    @Sendable private static func digestRange(of stored: StoredHash) -> Range<Int>? {
        guard let hash = try? SCRAM(parsing: stored) else { return nil }
        let separator = UInt8(ascii: hash.isBraced ? "," : "$")
        let text = Array(stored.hash.utf8)
        guard let end = text.lastIndex(of: UInt8(ascii: hash.isBraced ? "," : ":")),
            let start = text[..<end].lastIndex(of: separator)
        else { return nil }
        return start + 1..<end
    }

    // MARK: Writing

    public var stored: StoredHash {
        let name = Self.names.first { $0.value == function.digest }?.key ?? ""
        let count = function.digest.byteCount
        let texts = [salt.bytes, Array(digest.bytes.prefix(count)), Array(digest.bytes.suffix(count))]
            .map { Base64.encode($0, padded: true) }
        let text =
            isBraced
            ? "{\(name)}\(function.iterations),\(texts.joined(separator: ","))"
            : "\(name)$\(function.iterations):\(texts[0])$\(texts[1]):\(texts[2])"
        return StoredHash(text, declaredScheme: .scram)
    }

    public var publicParameters: [HashParameter] {
        [
            HashParameter("digest", function.digest.rawValue), HashParameter("iterations", function.iterations),
        ]
    }

    // MARK: Cost

    public static var strengthRules: [StrengthRule] { PBKDF2Derivation.strengthRules }

    public var strength: HashStrength { function.strength }

    // MARK: Verifying

    public var derivation: KeyDerivation { KeyDerivation(function, salt: salt) }
}

extension Scheme {
    public static let scram = Scheme("scram")
}
