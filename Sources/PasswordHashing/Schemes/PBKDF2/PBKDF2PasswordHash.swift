internal import CryptoPrimitives
internal import HashEncoding

/// A stored hash whose key PBKDF2 derives, however it is written.
public protocol PBKDF2PasswordHash: PasswordHash {
    /// The function, the salt and the key.
    var parts: PBKDF2Parts { get }
}

extension PBKDF2PasswordHash {
    public var digest: Digest { parts.key }
    public var derivation: KeyDerivation { KeyDerivation(parts.function, salt: parts.salt) }
    public static var strengthRules: [StrengthRule] { PBKDF2Derivation.strengthRules }
    public var strength: HashStrength { parts.function.strength }

    /// The digest, the iterations and the bytes of key.
    public var publicParameters: [HashParameter] { parts.publicParameters }
}

/// What every spelling of PBKDF2 says.
public struct PBKDF2Parts: Sendable, Hashable {
    /// The function, with its digest and its costs.
    public let function: PBKDF2Derivation
    /// The salt, as it enters the function.
    public let salt: Salt
    /// The key of the right password.
    public let key: Digest

    /// What 32 bits hold, as the products' own counters do; HMAC runs at least once.
    static let iterationRange: ClosedRange<UInt32> = 1...UInt32.max
    /// passlib bounds salts so; RFC 8018 does not.
    static let saltByteCounts = 0...1024
    /// Under 128 bits a key would name other passwords as well; no product makes more than 1024 bytes.
    static let keyByteCounts = 16...1024

    init(_ digest: MessageDigest, iterations: UInt32, salt: [UInt8], key: [UInt8]) {
        function = PBKDF2Derivation(digest, iterations: iterations, outputByteCount: key.count)
        self.salt = Salt(bytes: salt)
        self.key = Digest(key)
    }

    var publicParameters: [HashParameter] {
        [
            HashParameter("digest", function.digest.rawValue), HashParameter("iterations", function.iterations),
            HashParameter("length", function.outputByteCount),
        ]
    }

    /// The salt as the text that it was read from.
    var saltText: String { String(decoding: salt.bytes, as: UTF8.self) }
}

/// A text behind a name in braces.
struct BracedText {
    /// The name in upper case: RFC 2307 writes it so, and directories read either.
    let name: String
    /// What follows the brace.
    let rest: ArraySlice<UInt8>

    /// Takes a text apart; nil where it does not start with a name in braces.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "{"), let end = bytes.firstIndex(of: UInt8(ascii: "}")) else { return nil }
        name = String(decoding: bytes[1..<end], as: UTF8.self).uppercased()
        rest = bytes[(end + 1)...]
    }

    /// The systems that write `{PBKDF2}`.
    enum Writer {
        case directory, dovecot, openDJ, spring
    }

    /// Certain where it is this system that has written `{PBKDF2}` so.
    static func recognition(of stored: StoredHash, as writer: Writer) -> Recognition {
        // The table has found the name; Dovecot writes `$1$…`, OpenDJ `n:…`, a directory `n$…`, and Spring one field.
        let text = stored.hash.utf8
        let rest = text.drop { $0 != UInt8(ascii: "}") }.dropFirst()
        let found: Writer =
            if rest.starts(with: "$1$".utf8) {
                .dovecot
            } else if let end = rest.first(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "$") }) {
                end == UInt8(ascii: ":") ? .openDJ : .directory
            } else {
                .spring
            }
        return found == writer ? .certain : .none
    }
}
