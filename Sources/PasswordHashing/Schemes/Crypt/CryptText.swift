internal import CryptoPrimitives
internal import HashEncoding

/// What the texts of crypt(3) have in common.
enum CryptText {
    /// A salt that is text: printable US-ASCII without `!`, `$`, `*`, `:`, `;` and `\`, as libxcrypt takes it.
    static func salt(_ bytes: ArraySlice<UInt8>, of scheme: Scheme) throws(HashFormatError) -> [UInt8] {
        guard bytes.allSatisfy(SHACryptFunction.isSaltByte) else {
            throw .malformed(scheme, "the salt", "has a character that no crypt(3) takes")
        }
        return Array(bytes)
    }

    /// A salt of crypt's base 64 alone.
    static func plainSalt(
        _ bytes: ArraySlice<UInt8>, counts: ClosedRange<Int>, of scheme: Scheme
    ) throws(HashFormatError) -> [UInt8] {
        guard counts.contains(bytes.count), bytes.allSatisfy({ Crypt64.value(of: $0) != nil }) else {
            let range = counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound) to \(counts.upperBound)"
            throw .malformed(scheme, "the salt", "is not \(range) characters of ./0-9A-Za-z")
        }
        return Array(bytes)
    }

    /// A digest in characters of crypt's base 64, kept as they stand: what libxcrypt gives is compared with.
    /// - Parameter unusedBits: bits of the last character's value that a writer leaves zero.
    static func digest(
        _ bytes: ArraySlice<UInt8>, count: Int, unusedBits: UInt8, of scheme: Scheme
    ) throws(HashFormatError) -> Digest {
        guard isDigest(bytes, count: count, unusedBits: unusedBits) else {
            throw .malformed(scheme, "the digest", "is not \(count) characters of ./0-9A-Za-z, with no bit too many")
        }
        return Digest(Array(bytes))
    }

    /// Whether characters can be such a digest.
    static func isDigest(_ bytes: ArraySlice<UInt8>, count: Int, unusedBits: UInt8) -> Bool {
        guard bytes.count == count, let last = bytes.last.flatMap(Crypt64.value) else { return false }
        return last & unusedBits == 0 && bytes.allSatisfy { Crypt64.value(of: $0) != nil }
    }

    /// The text of bytes that were checked to be US-ASCII.
    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// The order in which a crypt string encodes the bytes of a digest.
enum CryptDigestOrder {
    case md5, sha256, sha512

    /// The digest of a text, in the order in which the algorithm gives its bytes; nil where it encodes none.
    func digest(_ text: ArraySlice<UInt8>) -> Digest? {
        let places = places
        guard let bytes = try? Crypt64.decode(Array(text)), bytes.count == places.count else { return nil }
        var digest = [UInt8](repeating: 0, count: places.count)
        for (byte, place) in zip(bytes, places) { digest[place] = byte }
        return Digest(digest)
    }

    /// The digest that libxcrypt has just written, in the same order.
    func key(_ text: Span<UInt8>) -> SecretBytes {
        var textPlaces = [Int](repeating: 0, count: places.count)
        for (textPlace, place) in places.enumerated() { textPlaces[place] = textPlace }
        return SecretBytes(count: textPlaces.count) { append in
            for textPlace in textPlaces {
                let start = 4 * (textPlace / 3)
                var bits: UInt32 = 0
                for index in start..<min(start + 4, text.count) {
                    bits |= UInt32(Crypt64.value(of: text[index]) ?? 0) << UInt32(6 * (index - start))
                }
                append(UInt8(truncatingIfNeeded: bits >> UInt32(8 * (textPlace % 3))))
            }
        }
    }

    /// The text of a digest.
    func text(_ digest: Digest) -> String { Crypt64.encode(places.map { digest.bytes[$0] }) }

    /// Which byte of the digest stands at each place of the text.
    ///
    /// Groups of three bytes, one from each third of the digest. sha-crypt turns them round from group to group (steps 22
    /// of its specification); md5-crypt has a table of its own.
    private var places: [Int] {
        switch self {
        case .md5: [12, 6, 0, 13, 7, 1, 14, 8, 2, 15, 9, 3, 5, 10, 4, 11]
        case .sha256: Self.turned(byteCount: 32, by: 2)
        case .sha512: Self.turned(byteCount: 64, by: 1)
        }
    }

    private static func turned(byteCount: Int, by step: Int) -> [Int] {
        let third = byteCount / 3
        let groups = (0..<third).flatMap { group in
            (0..<3).map { place in group + third * ((2 - place + step * group) % 3) }
        }
        return groups + Array(3 * third..<byteCount)
    }
}
