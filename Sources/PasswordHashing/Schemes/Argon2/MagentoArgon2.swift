internal import CryptoPrimitives
internal import HashEncoding

/// Magento 2's Argon2id (`Magento\Framework\Encryption\Encryptor`, 2.3 and later).
///
///     <hex digits of the digest>:<salt>:3_32_2_67108864
///
/// The last field names the steps that the password went through, oldest first, with a colon between them. `3_32_2_67108864`
/// is Argon2id of RFC 9106 with one lane: bytes of the digest, passes, bytes of memory. `2` is the same with libsodium's
/// costs of 2018, 32 bytes, 2 passes, 64 MiB. `0` and `1` are MD5 and SHA-256 of the salt and what came before, in hex: hashes
/// from before, which Magento put through Argon2 as they stood. Argon2 takes the first 16 bytes of the salt, over and over
/// where it has fewer. Steps behind an Argon2 are unsupported: Magento writes none.
///
/// Passwords: any bytes, NUL included, of any length.
public struct MagentoArgon2: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .magentoArgon2, title: "Magento Argon2id", units: [.argon2Blocks],
        shapes: "0123456789abcdefABCDEF".utf8.map { .start($0, recognition) },
        digestField: .init(separator: ":", index: 0, .hex), formats: ["magento-argon2"])

    /// Fewer steps than any history has: MD5, SHA-256, Argon2.
    private static let mostSteps = 8
    /// Magento's own has 32 characters.
    private static let longestSalt = 128

    private enum Step: Sendable, Hashable {
        case md5, sha256
        /// `2`: with libsodium's costs.
        case argon2
        /// `3`: with costs of its own. The memory is in bytes.
        case argon2With(digestByteCount: Int, passes: UInt32, memory: UInt64)

        var text: String {
            switch self {
            case .md5: "0"
            case .sha256: "1"
            case .argon2: "2"
            case .argon2With(let digestByteCount, let passes, let memory): "3_\(digestByteCount)_\(passes)_\(memory)"
            }
        }
    }

    private let steps: [Step]
    /// The salt's text, as it stands.
    private let salt: Salt
    public let digest: Digest

    // MARK: Recognition

    @Sendable private static func recognition(of stored: StoredHash) -> Recognition {
        // 16 bytes of digest, a salt of one.
        guard stored.hash.utf8.count >= 36, let end = stored.hash.utf8.lastIndex(of: UInt8(ascii: ":")) else {
            return .none
        }
        let step = stored.hash.utf8[end...].dropFirst()
        guard step.elementsEqual("2".utf8) || step.starts(with: "3_".utf8) else { return .none }
        let fields = stored.hash.utf8.split(
            separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
        return fields.count == 3 && fields[0].count >= 32 && Hex.isHex(fields[0]) ? .certain : .none
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: ":", counts: 3...2 + Self.mostSteps, of: .magentoArgon2,
            form: "a digest, a salt and steps")
        digest = Digest(try fields.hex(0, "the digest", byteCounts: 16...1024))
        salt = Salt(bytes: try fields.bytes(1, "the salt", byteCounts: 1...Self.longestSalt))
        guard salt.bytes.allSatisfy({ 0x21...0x7E ~= $0 }) else {
            throw .malformed(.magentoArgon2, "the salt", "has a character that is not printable US-ASCII")
        }
        var steps: [Step] = []
        for index in 2..<fields.count { steps.append(try Self.step(fields[index])) }
        self.steps = steps
        guard let parameters = Self.parameters(of: steps.last) else {
            throw .malformed(.magentoArgon2, "the last step", "is not Argon2")
        }
        guard steps.dropLast().allSatisfy({ Self.parameters(of: $0) == nil }) else {
            throw HashFormatError(
                .unsupported, .magentoArgon2, field: "a step", reason: "is Argon2 before another Argon2")
        }
        guard parameters.digestByteCount == digest.count else {
            throw .malformed(.magentoArgon2, "the digest", "has another length than its step says")
        }
    }

    private static func step(_ text: ArraySlice<UInt8>) throws(HashFormatError) -> Step {
        let parts = text.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
        let numbers = parts.compactMap { DecimalNumber.parse($0, as: UInt64.self) }
        guard numbers.count == parts.count else {
            throw .malformed(.magentoArgon2, "a step", "is not of whole numbers")
        }
        switch (numbers[0], numbers.count) {
        case (0, 1): return .md5
        case (1, 1): return .sha256
        case (2, 1): return .argon2
        case (3, 4):
            // libsodium's bounds (crypto_pwhash_argon2id.h): 16 bytes of output, 1 pass, 8 KiB.
            guard 16...1024 ~= numbers[1], let passes = UInt32(exactly: numbers[2]), passes > 0,
                8192...(UInt64(UInt32.max) << 10) ~= numbers[3]
            else { throw .malformed(.magentoArgon2, "a step", "has a cost outside its range") }
            return .argon2With(digestByteCount: Int(numbers[1]), passes: passes, memory: numbers[3])
        default: throw .malformed(.magentoArgon2, "a step", "is none of 0, 1, 2 and 3 with its costs")
        }
    }

    private static func parameters(of step: Step?) -> Argon2.Parameters? {
        switch step {
        case nil, .md5, .sha256: nil
        case .argon2: Argon2.Parameters(memory: 65_536, iterations: 2, parallelism: 1)
        case .argon2With(let digestByteCount, let passes, let memory):
            Argon2.Parameters(
                memory: UInt32(memory >> 10), iterations: passes, parallelism: 1, digestByteCount: digestByteCount)
        }
    }

    // MARK: Writing

    public var stored: StoredHash {
        let fields = [Hex.encode(digest.bytes), String(decoding: salt.bytes, as: UTF8.self)] + steps.map(\.text)
        return StoredHash(fields.joined(separator: ":"), declaredScheme: .magentoArgon2)
    }

    public var publicParameters: [HashParameter] {
        [
            HashParameter("memory", parameters.memory), HashParameter("iterations", parameters.iterations),
            HashParameter("steps", steps.count),
        ]
    }

    // MARK: Cost

    /// Argon2's costs, of which the last step has one.
    private var parameters: Argon2.Parameters {
        Self.parameters(of: steps.last) ?? Argon2.Parameters(memory: 65_536, iterations: 2, parallelism: 1)
    }

    public static var strengthRules: [StrengthRule] { Argon2.strengthRules }
    public var strength: HashStrength { Argon2.strength(of: parameters) }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        let text = String(decoding: salt.bytes, as: UTF8.self)
        let transforms = steps.dropLast().flatMap { step -> [any PasswordTransform] in
            [PasswordAffixes(prefix: text), EncodedDigest(step == .md5 ? .md5 : .sha256, .hex)]
        }
        let argon2Salt = Salt(bytes: (0..<16).map { salt.bytes[$0 % salt.bytes.count] })
        return KeyDerivation(Argon2Derivation(parameters, .v19), salt: argon2Salt, transforms: transforms)
    }
}

extension MagentoArgon2: CustomReflectable {
    /// Nothing: `publicParameters` are what may be shown.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Scheme {
    public static let magentoArgon2 = Scheme("magento-argon2")
}
