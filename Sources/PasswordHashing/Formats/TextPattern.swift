/// What a text must consist of, part after part, from its first byte to its last.
///
/// A run takes as many bytes as it can and never gives one back, so a text is read once. The set of a run must not
/// contain the byte that follows it, unless the run has a fixed length.
struct TextPattern: Sendable, ExpressibleByArrayLiteral {
    enum Part: Sendable, ExpressibleByStringLiteral {
        /// These bytes.
        case text([UInt8])
        /// So many bytes of a set.
        case run(ByteSet, ClosedRange<Int>)
        /// So many characters of base64 in any common alphabet, and up to two `=`.
        case base64(ClosedRange<Int>)

        init(stringLiteral text: String) { self = .text(Array(text.utf8)) }

        var byteCounts: ClosedRange<Int> {
            switch self {
            case .text(let text): text.count...text.count
            case .run(_, let counts): counts
            case .base64(let counts): counts.lowerBound...counts.upperBound + 2
            }
        }
    }

    private let parts: [Part]
    /// How many bytes such a text has: most others are told by that alone.
    private let byteCounts: ClosedRange<Int>

    init(arrayLiteral parts: Part...) {
        self.parts = parts
        byteCounts = parts.reduce(0...0) { sum, part in
            let counts = part.byteCounts
            return sum.lowerBound + counts.lowerBound...sum.upperBound + counts.upperBound
        }
    }

    /// Whether all of the bytes from `start` on are as the pattern says.
    func matches(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        guard byteCounts.contains(bytes.count - start) else { return false }
        var offset = start
        for part in parts {
            switch part {
            case .text(let text):
                guard text.count <= bytes.count - offset else { return false }
                for index in text.indices where bytes[offset + index] != text[index] { return false }
                offset += text.count
            case .run(let set, let counts):
                let count = set.prefixCount(of: bytes, from: offset, atMost: counts.upperBound)
                guard count >= counts.lowerBound else { return false }
                offset += count
            case .base64(let counts):
                let count = ByteSet.base64.prefixCount(of: bytes, from: offset, atMost: counts.upperBound)
                guard count >= counts.lowerBound else { return false }
                offset += count
                offset += ByteSet.padding.prefixCount(of: bytes, from: offset, atMost: 2)
            }
        }
        return offset == bytes.count
    }
}

extension TextPattern.Part {
    static func digits(_ counts: ClosedRange<Int>) -> Self { .run(.digits, counts) }
    static func hex(_ counts: ClosedRange<Int>) -> Self { .run(.hex, counts) }
    static func hex(_ count: Int) -> Self { .run(.hex, count...count) }
    static func crypt64(_ counts: ClosedRange<Int>) -> Self { .run(.crypt64, counts) }
    static func crypt64(_ count: Int) -> Self { .run(.crypt64, count...count) }
    /// Printable ASCII but `$`: a salt that is text.
    static func salt(_ counts: ClosedRange<Int>) -> Self { .run(.salt, counts) }
    /// `name=value,name=value`, and values of base64.
    static func parameters(_ counts: ClosedRange<Int>) -> Self { .run(.parameters, counts) }
    /// Anything that is printable, to the end.
    static var rest: Self { .run(.printable, 1...StoredHash.maximumByteCount) }
    /// Any bytes at all, to the end.
    static var anything: Self { .run(.any, 1...StoredHash.maximumByteCount) }
}
