extension UserID {
    /// Makes an identifier as the service's own clients do (Users API, identifiers): 20 hex digits in lower case.
    ///
    /// Eight digits are the seconds since 1970, five the microseconds, seven are random. They sort by time until 2106.
    /// - Parameters:
    ///   - microseconds: The time, in microseconds since 1970-01-01 UTC.
    ///   - generator: The source of the random digits.
    public static func generate(
        atMicrosecondsSince1970 microseconds: UInt64, using generator: inout some RandomNumberGenerator
    ) -> UserID {
        let (seconds, fraction) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        var digits: [UInt8] = []
        digits.reserveCapacity(20)
        appendHex(of: seconds, digits: 8, to: &digits)
        appendHex(of: fraction, digits: 5, to: &digits)
        appendHex(of: generator.next(), digits: 7, to: &digits)
        return UserID(unchecked: String(decoding: digits, as: UTF8.self))
    }

    /// Makes an identifier out of whatever the source calls the user, always the same for the same source id.
    ///
    /// An id that follows the rule is kept. Any other (`auth0|5f…`, an e-mail address, one that is too long, starts
    /// with an underscore or is not ASCII) becomes `m` and the first 16 bytes of its digest as hex digits: 33
    /// characters. Two ids meet with the probability of a collision in 128 bits of the digest, unless the source itself
    /// uses ids of that shape. An empty id maps like any other text: whoever has users without ids must tell them apart.
    /// - Parameters:
    ///   - source: The id in the source, of any length and in any characters.
    ///   - sha256: The digest function; it must return at least 16 bytes.
    public static func mapped(from source: String, sha256: ([UInt8]) -> [UInt8]) -> UserID {
        if isValid(source.utf8.span) { return UserID(unchecked: source) }
        let digest = sha256(Array(source.utf8))
        precondition(digest.count >= mappedByteCount, "The digest of a source id must have 16 bytes or more.")
        var text = [UInt8(ascii: "m")]
        text.reserveCapacity(1 + mappedByteCount * 2)
        for byte in digest.prefix(mappedByteCount) {
            text.append(.hexDigit(byte >> 4))
            text.append(.hexDigit(byte & 0x0F))
        }
        return UserID(unchecked: String(decoding: text, as: UTF8.self))
    }

    /// The bytes of the digest that a mapped id keeps: as many as 36 characters leave room for, in a power of two.
    private static let mappedByteCount = 16

    private static func appendHex(of value: UInt64, digits: Int, to text: inout [UInt8]) {
        for place in (0..<digits).reversed() {
            text.append(.hexDigit(UInt8(truncatingIfNeeded: value >> UInt64(place * 4)) & 0x0F))
        }
    }
}
