internal import HashEncoding

/// What three systems write alike: scrypt's costs in one hexadecimal number, salt and digest in base 64.
///
///     <log2 N << 16 | r << 8 | p>$<salt>$<digest>
struct PackedScryptText {
    let parameters: Scrypt.Parameters
    let salt: Salt
    let digest: Digest

    /// Reads the fields behind a prefix.
    /// - Parameters:
    ///   - digitCounts: how many hex digits the costs may have.
    ///   - digestByteCounts: the lengths that a digest may have: scrypt's shorter outputs are prefixes of its longer ones,
    ///     so a text that was cut must not be read for another.
    /// - Throws: `malformed`.
    init(
        _ text: String, after prefix: String, digitCounts: ClosedRange<Int>, digestByteCounts: Set<Int>,
        of scheme: Scheme
    ) throws(HashFormatError) {
        guard text.utf8.starts(with: prefix.utf8) else { throw .malformed(scheme, "the prefix", "is another one") }
        let fields = try HashFields(
            text.utf8.dropFirst(prefix.utf8.count), separator: "$", counts: 3...3, of: scheme,
            form: "costs$salt$digest behind its prefix")
        guard digitCounts.contains(fields[0].count), let costs = Self.costs(fields[0]) else {
            throw .malformed(scheme, "the costs", "are not log2 N << 16 | r << 8 | p in hex")
        }
        salt = Salt(bytes: try fields.base64(1, "the salt", byteCounts: 1...1024))
        let digest = try fields.base64(2, "the digest", byteCounts: 1...1024)
        guard digestByteCounts.contains(digest.count) else {
            let counts = digestByteCounts.sorted().map(String.init).joined(separator: ", ")
            throw .malformed(scheme, "the digest", "has not \(counts) bytes")
        }
        self.digest = Digest(digest)
        parameters = try Scrypt.Parameters(
            costN: 1 << costs.costLog2, blockSize: costs.blockSize, parallelism: costs.parallelism,
            digestByteCount: digest.count, of: scheme)
    }

    /// The costs in a number of up to eight hex digits; nil for what is none, and for a part that is zero or too large.
    static func costs(
        _ digits: some Collection<UInt8>
    ) -> (costLog2: UInt64, blockSize: UInt32, parallelism: UInt32)? {
        guard digits.count <= 8, let number = HexNumber.parse(digits), (1...63).contains(number >> 16) else {
            return nil
        }
        let (blockSize, parallelism) = (UInt32(number >> 8 & 0xFF), UInt32(number & 0xFF))
        return blockSize > 0 && parallelism > 0 ? (number >> 16, blockSize, parallelism) : nil
    }

    /// The fields of a hash: its costs as one number in lower-case hex, with zeros before it up to a number of digits.
    static func text(of hash: some ScryptSpelling, costDigitCount: Int = 1) -> String {
        let parameters = hash.parameters
        let number =
            UInt64(parameters.costN.trailingZeroBitCount) << 16 | UInt64(parameters.blockSize) << 8
            | UInt64(parameters.parallelism)
        let costs = String(number, radix: 16)
        let zeros = String(repeating: "0", count: max(0, costDigitCount - costs.utf8.count))
        let (salt, digest) = (
            Base64.encode(hash.salt.bytes, padded: true), Base64.encode(hash.digest.bytes, padded: true)
        )
        return "\(zeros)\(costs)$\(salt)$\(digest)"
    }
}

/// Whole numbers in hex, as costs are written.
enum HexNumber {
    /// Reads up to 16 digits of either case; nil for anything else.
    static func parse(_ digits: some Collection<UInt8>) -> UInt64? {
        guard (1...16).contains(digits.count), Hex.isHex(digits) else { return nil }
        return UInt64(String(decoding: Array(digits), as: UTF8.self), radix: 16)
    }
}
