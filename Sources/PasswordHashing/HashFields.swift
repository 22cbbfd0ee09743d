internal import HashEncoding

/// The fields of a stored text between separators, each read to its end or refused by its name.
struct HashFields {
    private let scheme: Scheme
    private let fields: [ArraySlice<UInt8>]

    /// Takes a text apart.
    /// - Parameters:
    ///   - form: the form that the text should have, for the error: `pbkdf2_sha256$n$salt$digest`.
    ///   - counts: how many fields there may be.
    /// - Throws: `malformed` for any other number of fields.
    init(
        _ text: some Collection<UInt8>, separator: Character, counts: ClosedRange<Int>, of scheme: Scheme, form: String
    ) throws(HashFormatError) {
        self.scheme = scheme
        fields = Array(text).split(
            separator: separator.asciiValue ?? 0, maxSplits: counts.upperBound, omittingEmptySubsequences: false)
        guard counts.contains(fields.count) else { throw .malformed(scheme, "the text", "is not \(form)") }
    }

    /// The number of fields.
    var count: Int { fields.count }

    /// A field's bytes.
    subscript(index: Int) -> ArraySlice<UInt8> { fields[index] }

    /// A field as text.
    func text(_ index: Int) -> String { String(decoding: fields[index], as: UTF8.self) }

    /// A whole number without a sign or leading zeros.
    /// - Throws: `malformed` for anything else, and outside the range.
    func number<Number: FixedWidthInteger & Sendable>(
        _ index: Int, _ name: String, in range: ClosedRange<Number>
    ) throws(HashFormatError) -> Number {
        guard let number = DecimalNumber.parse(fields[index], as: Number.self), range.contains(number) else {
            throw .malformed(scheme, name, "is not a decimal number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// Bytes in base 64.
    /// - Throws: `malformed` for other characters, and for more or fewer bytes than the range has.
    func base64(
        _ index: Int, _ name: String, alphabet: Base64Alphabet = .standard, byteCounts: ClosedRange<Int>
    ) throws(HashFormatError) -> [UInt8] {
        guard let bytes = try? Base64.decode(Array(fields[index]), alphabet: alphabet, padding: .optional) else {
            throw .malformed(scheme, name, "is not base64")
        }
        return try checked(bytes, name, byteCounts)
    }

    /// Bytes in hex of either case.
    /// - Throws: `malformed` for other characters, and for more or fewer bytes than the range has.
    func hex(_ index: Int, _ name: String, byteCounts: ClosedRange<Int>) throws(HashFormatError) -> [UInt8] {
        guard let bytes = try? Hex.decode(Array(fields[index])) else {
            throw .malformed(scheme, name, "is not an even number of hex digits")
        }
        return try checked(bytes, name, byteCounts)
    }

    /// A field as it stands.
    /// - Throws: `malformed` for more or fewer bytes than the range has.
    func bytes(_ index: Int, _ name: String, byteCounts: ClosedRange<Int>) throws(HashFormatError) -> [UInt8] {
        try checked(Array(fields[index]), name, byteCounts)
    }

    /// A salt whose characters enter the hash as they stand.
    /// - Throws: `malformed` for more or fewer bytes than the range has, and for a zero byte, which no writer makes.
    func textSalt(_ index: Int, byteCounts: ClosedRange<Int>) throws(HashFormatError) -> [UInt8] {
        let salt = try bytes(index, "the salt", byteCounts: byteCounts)
        guard !salt.contains(0) else { throw .malformed(scheme, "the salt", "has a NUL byte") }
        return salt
    }

    private func checked(
        _ bytes: [UInt8], _ name: String, _ byteCounts: ClosedRange<Int>
    ) throws(HashFormatError) -> [UInt8] {
        guard byteCounts.contains(bytes.count) else {
            let (least, most) = (byteCounts.lowerBound, byteCounts.upperBound)
            throw .malformed(scheme, name, least == most ? "is not \(least) bytes" : "is not \(least) to \(most) bytes")
        }
        return bytes
    }
}
