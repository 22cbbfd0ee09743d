internal import CryptoPrimitives

/// Ends each line of a journal with a checksum over it and over the checksum of the line before.
///
/// A line is a JSON object whose last member is `"sum"`, the first 16 bytes of SHA-256 in hex. It tells a line that was
/// cut, changed, left out or put elsewhere; whoever may write the file can compute it, too.
struct JournalChain: Sendable, Hashable {
    private static let opening = Array(#","sum":""#.utf8)
    private static let closing = Array("\"}".utf8)
    private static let sumByteCount = 16
    private static var tailByteCount: Int { opening.count + 2 * sumByteCount + closing.count }

    private var last = [UInt8](repeating: 0, count: sumByteCount)

    /// A line of an object, with its line end.
    mutating func line(of object: [UInt8]) throws(PrimitiveError) -> [UInt8] {
        last = try sum(of: object)
        return object.dropLast() + Self.opening + HexText.bytes(of: last) + Self.closing + [UInt8(ascii: "\n")]
    }

    /// Takes a line without its line end; false where its checksum is not the one that it should have.
    mutating func accepts(_ line: ArraySlice<UInt8>) throws(PrimitiveError) -> Bool {
        guard line.count > Self.tailByteCount else { return false }
        let object = line.dropLast(Self.tailByteCount) + [UInt8(ascii: "}")]
        let found = try sum(of: Array(object))
        let tail = Self.opening + HexText.bytes(of: found) + Self.closing
        guard line.suffix(Self.tailByteCount).elementsEqual(tail) else { return false }
        last = found
        return true
    }

    private func sum(of object: [UInt8]) throws(PrimitiveError) -> [UInt8] {
        let digest = try MessageDigest.sha256.digest((last + object).span)
        return Array(digest.copyBytes().prefix(Self.sumByteCount))
    }
}

/// Bytes as hex digits in lower case.
enum HexText {
    private static let digits = Array("0123456789abcdef".utf8)

    static func bytes(of bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(2 * bytes.count)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return text
    }

    static func text(of bytes: [UInt8]) -> String { String(decoding: Self.bytes(of: bytes), as: UTF8.self) }

    /// Reads such digits; nil for everything else.
    static func read(_ text: String) -> [UInt8]? {
        let values = text.utf8.map { digits.firstIndex(of: $0) }
        guard values.count.isMultiple(of: 2), !values.contains(nil) else { return nil }
        let known = values.compactMap { $0 }
        return stride(from: 0, to: known.count, by: 2).map { UInt8(known[$0] << 4 | known[$0 + 1]) }
    }
}
