internal import HashEncoding

/// BSDi's extended DES crypt, of BSD/OS, FreeBSD and others.
///
///     _J9..abcdrxk0ZLhokt2
///
/// `_`, four characters of the count, four of salt and eleven of the digest, of ./0-9A-Za-z: twenty in all, which is what
/// it is told by. The count is 24 bits, the lowest first; libxcrypt takes even counts, which nobody writes, and computes
/// one encryption where it is zero. The last two bits of the digest are zero.
///
/// Passwords: hashed up to the first NUL, up to libxcrypt's 511 bytes, seven bits of each; each eight bytes are folded into
/// the key of the next.
public struct BSDiCrypt: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .bsdiCrypt, title: "BSDi DES crypt", units: [.desEncryptions],
        shapes: [.prefixed("_") { stored in isForm(Array(stored.hash.utf8)) ? .certain : .none }],
        digestField: .init(separator: nil, index: 0, offset: 9, .crypt64), formats: ["bsdi-crypt"])

    /// How often DES encrypts.
    public let count: UInt32
    private let salt: Salt
    public let digest: Digest

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let text = Array(stored.hash.utf8)
        guard Self.isForm(text), let count = try? Crypt64.decodeNumber(text[1..<5]) else {
            throw .malformed(
                .bsdiCrypt, "the text", "is not _ and 19 characters of ./0-9A-Za-z, with no bit too many")
        }
        self.count = count
        salt = Salt(bytes: Array(text[5..<9]))
        digest = Digest(Array(text[9...]))
    }

    private static func isForm(_ text: [UInt8]) -> Bool {
        text.count == 20 && text[0] == UInt8(ascii: "_") && text[1..<9].allSatisfy { Crypt64.value(of: $0) != nil }
            && CryptText.isDigest(text[9...], count: 11, unusedBits: DESText.unusedBits)
    }

    // MARK: Writing

    public var stored: StoredHash {
        StoredHash(head + CryptText.text(salt.bytes + digest.bytes), declaredScheme: .bsdiCrypt)
    }

    public var publicParameters: [HashParameter] { [HashParameter("count", count)] }

    private var head: String { "_" + CryptText.text(Crypt64.encodeNumber(count, count: 4)) }

    // MARK: Cost

    public static let strengthRules = [StrengthRule.always(.weak)]

    /// DES, whatever the count: 56 bits of a key.
    public var strength: HashStrength { Self.strengthRules[0].best }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        let cost = HashCost(work: UInt64(max(count, 1)), unit: .desEncryptions)
        return KeyDerivation(CryptDerivation(head: head, cost: cost), salt: salt)
    }
}

extension Scheme {
    public static let bsdiCrypt = Scheme("bsdi-crypt")
}
