internal import CryptoPrimitives
internal import HashEncoding

/// scrypt as Ruby's gem of that name writes it (SCrypt::Password, 1.0 to 3.0).
///
///     400$8$1$<16 to 64 hex digits of salt>$<32 to 1024 hex digits of digest>
///
/// N, r and p are in hex without leading zeros, all letters lower-case. The bytes of the salt enter scrypt without the zero
/// bytes at their start; an odd number of digits, which the gem makes of 20 bytes, is filled with a zero. A salt of 40 digits
/// is that of the gem's first versions: the text up to and with the salt is what enters scrypt, and the digest is the SHA-1
/// of 256 bytes of output.
///
/// Passwords: any bytes, NUL included, of any length; NUL bytes at the end as scrypt has them.
public struct RubyScrypt: ScryptSpelling {
    // N is a power of two: its first digit is 1, 2, 4 or 8.
    public static let descriptor = SchemeDescriptor(
        .rubyScrypt, title: "scrypt of Ruby's gem", units: [.scryptBytes],
        shapes: "1248".utf8.map { .start($0, recognition) }, digestField: .last(after: "$", .hex),
        formats: ["ruby-scrypt"])

    public let parameters: Scrypt.Parameters
    public let digest: Digest
    /// The digits of the salt, as they are written.
    private let saltText: Salt

    // MARK: Recognition

    private static func recognition(of stored: StoredHash) -> Recognition {
        // A number's 16 digits, then the separator: most hex is another's, and is not taken apart.
        guard stored.hash.utf8.prefix(17).contains(UInt8(ascii: "$")) else { return .none }
        let fields = stored.hash.utf8.split(
            separator: UInt8(ascii: "$"), maxSplits: 5, omittingEmptySubsequences: false)
        guard fields.count == 5, saltDigitCounts.contains(fields[3].count), fields[4].count >= 32 else { return .none }
        return fields.allSatisfy { !$0.isEmpty && $0.allSatisfy(digits.contains) } ? .certain : .none
    }

    private static let digits = ByteSet("09", "af")

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 5...5, of: Self.scheme, form: "N$r$p$salt$digest")
        let saltText = Array(fields[3])
        guard Self.saltDigitCounts.contains(saltText.count), saltText.allSatisfy(Self.digits.contains) else {
            throw .malformed(Self.scheme, "the salt", "is not 16 to 64 digits of lower-case hex")
        }
        let isOld = saltText.count == Self.oldSaltDigitCount
        guard fields[4].allSatisfy(Self.digits.contains) else {
            throw .malformed(Self.scheme, "the digest", "is not lower-case hex")
        }
        let digest = try fields.hex(4, "the digest", byteCounts: isOld ? 20...20 : 16...512)
        self.saltText = Salt(bytes: saltText)
        self.digest = Digest(digest)
        parameters = try Scrypt.Parameters(
            costN: try Self.number(fields[0], "N", UInt64.self),
            blockSize: try Self.number(fields[1], "r", UInt32.self),
            parallelism: try Self.number(fields[2], "p", UInt32.self), digestByteCount: isOld ? 256 : digest.count,
            of: Self.scheme)
    }

    private static func number<Number: FixedWidthInteger>(
        _ field: ArraySlice<UInt8>, _ name: String, _: Number.Type
    ) throws(HashFormatError) -> Number {
        guard field.first != UInt8(ascii: "0"), field.allSatisfy(digits.contains),
            let number = HexNumber.parse(field).flatMap(Number.init(exactly:))
        else { throw .malformed(scheme, name, "is not a number in lower-case hex") }
        return number
    }

    /// The gem makes salts of 8 to 32 bytes.
    private static let saltDigitCounts = 16...64

    /// What the gem takes for its old form.
    private static let oldSaltDigitCount = 40

    private var isOld: Bool { saltText.bytes.count == Self.oldSaltDigitCount }

    // MARK: Writing

    public var stored: StoredHash {
        StoredHash(setting + "$" + Hex.encode(digest.bytes), declaredScheme: Self.scheme)
    }

    private var setting: String {
        let costs = [parameters.costN, UInt64(parameters.blockSize), UInt64(parameters.parallelism)]
        return (costs.map { String($0, radix: 16) } + [String(decoding: saltText.bytes, as: UTF8.self)])
            .joined(separator: "$")
    }

    // MARK: Verifying

    public var salt: Salt {
        if isOld { return Salt(bytes: Array(setting.utf8)) }
        var digits = saltText.bytes[...]
        while digits.starts(with: "00".utf8) { digits = digits.dropFirst(2) }
        if !digits.count.isMultiple(of: 2) { digits.append(UInt8(ascii: "0")) }
        // Parsing proved that they are hex.
        return Salt(bytes: (try? Hex.decode(Array(digits))) ?? [])
    }

    /// Nil for the old form, which is SHA-1 over scrypt.
    public var scrypt: Scrypt? {
        isOld ? nil : Scrypt(key: digest.bytes.span, salt: salt, parameters: parameters)
    }

    public var derivation: KeyDerivation {
        let function = ScryptDerivation(parameters)
        return isOld
            ? KeyDerivation(DigestedScryptDerivation(function, .sha1), salt: salt)
            : KeyDerivation(function, salt: salt)
    }
}

extension Scheme {
    public static let rubyScrypt = Scheme("ruby-scrypt")
}
