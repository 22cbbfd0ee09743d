/// The digest of crypt(3) with SHA-256 or SHA-512 (Drepper, "Unix crypt using SHA-256 and SHA-512", version 0.6), computed
/// by our own kernels or by libxcrypt.
///
/// Passwords, salts and rounds have libxcrypt's bounds, whoever computes.
public enum SHACryptFunction {
    /// Which digest it is made of.
    public enum Variant: Sendable, Hashable, CaseIterable {
        /// `$5$`.
        case sha256
        /// `$6$`.
        case sha512

        /// The length in bytes of what it gives.
        public var digestByteCount: Int {
            switch self {
            case .sha256: 32
            case .sha512: 64
            }
        }
    }

    /// The rounds that the format has; the specification itself moves others to the nearer end.
    public static let rounds: ClosedRange<UInt32> = 1000...999_999_999
    /// The longest salt, in bytes; the specification itself leaves out what is behind it.
    public static let maximumSaltByteCount = 16
    /// The longest password, in bytes: libxcrypt's own limit.
    public static let maximumPasswordByteCount = CryptFunction.maximumPasswordByteCount

    /// Whether a byte may stand in a salt: libxcrypt takes printable US-ASCII without `!`, `$`, `*`, `:`, `;`, `\`.
    public static func isSaltByte(_ byte: UInt8) -> Bool {
        0x21...0x7E ~= byte && !"!$*:;\\".utf8.contains(byte)
    }

    /// Computes the digest, in the order in which the algorithm gives its bytes, and blocks as long as the rounds take.
    ///
    /// A crypt string encodes these bytes in another order (step 22 of the specification).
    /// - Throws: `invalidParameter` for a password with a NUL or too long, a salt or rounds that are out of range.
    public static func digest(
        password: Span<UInt8>, salt: Span<UInt8>, variant: Variant, rounds: UInt32
    ) throws(PrimitiveError) -> SecretBytes {
        try check(password: password, salt: salt, rounds: rounds)
        guard let kernel = SHACryptKernel.best(for: variant, count: 1) else {
            return try stockDigest(password: password, salt: salt, variant: variant, rounds: rounds)
        }
        return try unsafe KernelJob.run(
            password: password, salt: salt, outputByteCount: variant.digestByteCount, memoryByteCount: 0
        ) { unsafe kernel.compute(rounds: rounds, $0) }
    }

    /// Computes the digest of each input with as many rounds, in the order of the inputs.
    ///
    /// Blocks until the last is computed, several at once on this thread where a kernel serves.
    /// - Throws: as `digest`.
    public static func digests(
        _ inputs: [DerivationInput], variant: Variant, rounds: UInt32
    ) throws(PrimitiveError) -> [SharedSecretBytes] {
        for input in inputs {
            try input.password.withBytes { password throws(PrimitiveError) in
                try check(password: password, salt: input.salt.span, rounds: rounds)
            }
        }
        var digests: [SharedSecretBytes] = []
        var rest = inputs[...]
        while let first = rest.first {
            guard let kernel = SHACryptKernel.best(for: variant, count: rest.count), kernel.width > 1 else {
                let digest = try first.password.withBytes { password throws(PrimitiveError) in
                    try self.digest(password: password, salt: first.salt.span, variant: variant, rounds: rounds)
                }
                digests.append(SharedSecretBytes(digest))
                rest.removeFirst()
                continue
            }
            let part = rest.prefix(kernel.width)
            digests += try unsafe KernelJob.run(part, outputByteCount: variant.digestByteCount, memoryByteCount: 0) {
                unsafe kernel.compute(rounds: rounds, $0)
            }
            rest.removeFirst(part.count)
        }
        return digests
    }

    /// How many passwords of a length are worth computing together on one thread: 1 where no kernel serves, and for a
    /// password of more than 64 bytes, for which the others would wait.
    public static func batchCount(_ variant: Variant, passwordByteCount: Int) -> Int {
        guard passwordByteCount <= SHACryptKernel.maximumBatchPasswordByteCount else { return 1 }
        return SHACryptKernel.best(for: variant, count: .max)?.width ?? 1
    }

    private static func check(
        password: Span<UInt8>, salt: Span<UInt8>, rounds: UInt32
    ) throws(PrimitiveError) {
        guard Self.rounds ~= rounds else { throw .invalidParameter("rounds") }
        guard salt.count <= maximumSaltByteCount else { throw .invalidParameter("salt length") }
        for index in salt.indices where !isSaltByte(salt[index]) { throw .invalidParameter("salt") }
        guard password.count <= maximumPasswordByteCount else { throw .invalidParameter("password length") }
        for index in password.indices where password[index] == 0 { throw .invalidParameter("password with a NUL") }
    }

    // MARK: libxcrypt

    /// Computes the digest with libxcrypt, whatever the kernels are.
    static func stockDigest(
        password: Span<UInt8>, salt: Span<UInt8>, variant: Variant, rounds: UInt32
    ) throws(PrimitiveError) -> SecretBytes {
        var setting = Array("$\(variant == .sha256 ? 5 : 6)$rounds=\(rounds)$".utf8)
        for index in salt.indices { setting.append(salt[index]) }
        setting.append(UInt8(ascii: "$"))
        let text = try CryptFunction.hash(password: password, setting: setting)
        let digest = text.withBytes { text in decode(text.extracting(droppingFirst: setting.count), variant) }
        guard let digest else { throw .backend(library: "libxcrypt", code: 0) }
        return digest
    }

    /// The digest that the end of a crypt string encodes; nil for another text.
    ///
    /// Step 22: groups of three bytes, one from each third of the digest, whose places change round from group to group;
    /// each as four digits, the lowest bits first. The rest is in one group of two bytes or of one.
    private static func decode(_ text: Span<UInt8>, _ variant: Variant) -> SecretBytes? {
        let third = variant.digestByteCount / 3
        guard text.count == (8 * variant.digestByteCount + 5) / 6 else { return nil }
        var digest = SecretBytes(count: variant.digestByteCount)
        let isWhole = unsafe digest.withMutableBuffer { digest in
            for index in 0...third {
                let start = 4 * index
                var bits: UInt32 = 0
                for (place, digit) in (start..<min(start + 4, text.count)).enumerated() {
                    guard let value = value(ofDigit: text[digit]) else { return false }
                    bits |= UInt32(value) << UInt32(6 * place)
                }
                for (place, offset) in places(index, third, variant).enumerated() {
                    unsafe digest[offset] = UInt8(truncatingIfNeeded: bits >> UInt32(8 * place))
                }
            }
            return true
        }
        guard isWhole else { return nil }
        return digest
    }

    /// The places of a group's bytes, that of the lowest bits first.
    private static func places(_ group: Int, _ third: Int, _ variant: Variant) -> [Int] {
        guard group < third else { return Array(3 * third..<variant.digestByteCount) }
        // The group's bytes from the first, the second and the last third, whose order turns with each group.
        let bytes = [group, group + third, group + 2 * third]
        return switch variant {
        case .sha256: (0..<3).map { bytes[(2 - $0 + 2 * group) % 3] }
        case .sha512: (0..<3).map { bytes[(2 - $0 + group) % 3] }
        }
    }

    /// The value of a digit of crypt(3)'s base 64: `./0-9A-Za-z`.
    private static func value(ofDigit digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: ".")...UInt8(ascii: "9"): digit - UInt8(ascii: ".")
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit - UInt8(ascii: "A") + 12
        case UInt8(ascii: "a")...UInt8(ascii: "z"): digit - UInt8(ascii: "a") + 38
        default: nil
        }
    }
}
