internal import CryptoPrimitives
internal import HashEncoding

/// PHPass portable hashes (Openwall phpass 0.3), as WordPress and phpBB write them.
///
///     $P$B<8 characters of salt><22 characters of digest>
///
/// `$P$` and phpBB's `$H$` are the same. The character after the prefix is log2 of the count in crypt(3)'s base 64, 7 to
/// 30: `crypt_private` refuses every other. The digest is MD5 over salt and password, then 2^count times MD5 over the
/// previous digest and password. The eight bytes of salt are used as they stand, whichever they are.
///
/// Passwords: any bytes, NUL included, of any length.
public struct PHPass: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .phpass, title: "PHPass", units: [.phpassDigests], shapes: Variant.allCases.map { .prefix("$\($0.rawValue)$") },
        digestField: .init(separator: "$", offset: 9, .crypt64), formats: ["phpass"])

    /// The prefix; both mean the same.
    public enum Variant: String, Sendable, Hashable, CaseIterable {
        case p = "P"
        case h = "H"
    }

    /// log2 of the counts that the reference computes.
    public static let countLog2Range = 7...30

    /// The prefix.
    public let variant: Variant
    /// log2 of the number of MD5 calls after the first.
    public let countLog2: Int
    private let salt: Salt
    public let digest: Digest

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let text = Array(stored.hash.utf8)
        guard text.count == 34 else { throw .malformed(.phpass, "the text", "is not 34 bytes") }
        guard text[0] == UInt8(ascii: "$"), text[2] == UInt8(ascii: "$"),
            let variant = Variant(rawValue: String(decoding: text[1..<2], as: UTF8.self))
        else { throw .malformed(.phpass, "the prefix", "is neither $P$ nor $H$") }
        guard let count = Crypt64.value(of: text[3]), Self.countLog2Range.contains(Int(count)) else {
            throw .malformed(.phpass, "the count character", "stands for no log2 from 7 to 30")
        }
        guard let digest = try? Crypt64.decode(Array(text[12...])) else {
            throw .malformed(.phpass, "the digest", "is not crypt's base64 of 16 bytes")
        }
        self.variant = variant
        countLog2 = Int(count)
        salt = Salt(bytes: Array(text[4..<12]))
        self.digest = Digest(digest)
    }

    // MARK: Writing

    public var stored: StoredHash {
        let count = Crypt64.character(of: UInt8(countLog2))
        let head = "$\(variant.rawValue)$" + String(decoding: [count] + salt.bytes, as: UTF8.self)
        return StoredHash(head + Crypt64.encode(digest.bytes), declaredScheme: .phpass)
    }

    public var publicParameters: [HashParameter] { [HashParameter("countLog2", countLog2)] }

    // MARK: Cost

    public static let strengthRules = [StrengthRule.always(.weak)]

    public var strength: HashStrength { Self.strengthRules[0].best }

    // MARK: Verifying

    public var derivation: KeyDerivation { KeyDerivation(PHPassDerivation(countLog2: countLog2), salt: salt) }

    // MARK: Creating

    /// Makes a portable hash, for test data and for systems that take nothing better.
    /// - Parameters:
    ///   - salt: 8 characters of crypt's base 64, in ASCII.
    ///   - countLog2: 7…30.
    public init(
        insecurelyHashing password: Span<UInt8>, salt: Salt, countLog2: Int, variant: Variant = .p
    ) throws(HashingError) {
        guard salt.bytes.count == 8, salt.bytes.allSatisfy({ Crypt64.value(of: $0) != nil }) else {
            throw .invalidParameter("salt (PHPass takes 8 characters of ./0-9A-Za-z)")
        }
        guard Self.countLog2Range.contains(countLog2) else { throw .invalidParameter("count (PHPass takes 7 to 30)") }
        self.variant = variant
        self.countLog2 = countLog2
        self.salt = salt
        let derivation = KeyDerivation(PHPassDerivation(countLog2: countLog2), salt: salt)
        digest = try derivation.key(of: password).withBytes { Digest($0) }
    }
}

extension Scheme {
    public static let phpass = Scheme("phpass")
}
