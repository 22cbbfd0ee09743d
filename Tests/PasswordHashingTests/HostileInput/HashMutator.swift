import PasswordHashing
import TestSupport

/// Changes stored hashes as corrupt and hostile rows do: the same changes for the same seed.
struct HashMutator {
    /// A change of a text.
    enum Change: CaseIterable {
        case flipBit, changeByte, insertByte, removeBytes, cut, doubleField, swapFields, removeField, growNumber
        case changeCase, repeatEnd, insertInvalidUTF8, splice
    }

    private var generator: SeededGenerator
    /// Texts whose ends are put behind other texts' beginnings.
    private let others: [[UInt8]]

    init(seed: UInt64, others: [StoredHash]) {
        generator = SeededGenerator(seed: seed)
        self.others = others.map { Array($0.hash.utf8) }
    }

    mutating func number(below bound: Int) -> Int { Int.random(in: 0..<max(bound, 1), using: &generator) }

    mutating func element<Element>(of elements: [Element]) -> Element { elements[number(below: elements.count)] }

    /// The hash with one to four changes in its text or its options.
    mutating func mutated(_ stored: StoredHash) -> StoredHash {
        var stored = stored
        for _ in 0...number(below: 4) {
            if !stored.options.isEmpty, number(below: 4) == 0 {
                mutate(&stored.options)
            } else {
                stored.hash = mutated(stored.hash)
            }
        }
        return stored
    }

    private mutating func mutate(_ options: inout HashOptions) {
        let name = element(of: options.names)
        switch options[name] {
        case .text(let text): options[name] = .text(mutated(text))
        case .number(let number):
            options[name] = .number(element(of: [0, 1, number &+ 1, number &- 1, number &* 2, 1 << 32, 1 << 62, .max]))
        case .keyID, nil: break
        }
        if number(below: 4) == 0 { options[name] = nil }
    }

    private mutating func mutated(_ text: String) -> String {
        var bytes = Array(text.utf8)
        apply(element(of: Change.allCases), to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Changes

    private static let separators = Set("$:,{}|;=./\\\"&@ \n".utf8)
    private static let interesting = Array("$$$=,:./09AZaz+-_{}\\\" \n\u{0}\u{7F}".utf8)
    /// Where parsers end: an overlong zero, a surrogate, a character cut short, a lone continuation, the first byte that
    /// is never one.
    private static let invalidUTF8: [[UInt8]] = [
        [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98], [0x80], [0xFF],
    ]
    /// Past the ends of the types that hold numbers, and what is no number to a grammar.
    private static let numbers = [
        "0", "00", "-1", "+1", "1e9", "0x10", "31", "32", "255", "256", "65536", "2147483647", "2147483648",
        "4294967295", "4294967296", "9223372036854775807", "9223372036854775808", "18446744073709551615",
        "18446744073709551616", "99999999999999999999999999", "٣",
    ].map { Array($0.utf8) }

    private mutating func apply(_ change: Change, to bytes: inout [UInt8]) {
        let offset = number(below: bytes.count)
        let isEmpty = bytes.isEmpty
        switch change {
        case .flipBit where !isEmpty: bytes[offset] ^= 1 << UInt8(number(below: 8))
        case .changeByte where !isEmpty: bytes[offset] = element(of: Self.interesting)
        case .insertByte: bytes.insert(element(of: Self.interesting), at: number(below: bytes.count + 1))
        case .removeBytes where !isEmpty:
            bytes.removeSubrange(offset..<min(offset + 1 + number(below: 4), bytes.count))
        case .cut: bytes.removeSubrange(offset...)
        case .doubleField: doubleField(&bytes)
        case .swapFields: swapFields(&bytes)
        case .removeField: replace(Self.fields(of: bytes), of: &bytes, by: [])
        case .growNumber: replace(Self.numbers(in: bytes), of: &bytes, by: element(of: Self.numbers))
        case .changeCase where !isEmpty:
            if (UInt8(ascii: "A")...UInt8(ascii: "z")).contains(bytes[offset]) { bytes[offset] ^= 0x20 }
        case .repeatEnd: bytes += bytes[offset...]
        case .insertInvalidUTF8: bytes.insert(contentsOf: element(of: Self.invalidUTF8), at: offset)
        case .splice:
            let other = element(of: others)
            bytes = Array(bytes[..<offset]) + other.dropFirst(number(below: other.count))
        default: break
        }
    }

    private mutating func replace(_ ranges: [Range<Int>], of bytes: inout [UInt8], by replacement: [UInt8]) {
        if !ranges.isEmpty { bytes.replaceSubrange(element(of: ranges), with: replacement) }
    }

    /// Puts a field there twice, with the separator before it.
    private mutating func doubleField(_ bytes: inout [UInt8]) {
        let fields = Self.fields(of: bytes)
        guard !fields.isEmpty else { return }
        let field = element(of: fields)
        bytes.insert(contentsOf: bytes[max(field.lowerBound - 1, 0)..<field.upperBound], at: field.upperBound)
    }

    private mutating func swapFields(_ bytes: inout [UInt8]) {
        let fields = Self.fields(of: bytes)
        guard fields.count > 1 else { return }
        let place = number(below: fields.count - 1)
        let (first, second) = (fields[place], fields[place + 1 + number(below: fields.count - place - 1)])
        let swapped = bytes[second] + bytes[first.upperBound..<second.lowerBound] + bytes[first]
        bytes.replaceSubrange(first.lowerBound..<second.upperBound, with: Array(swapped))
    }

    private static func fields(of bytes: [UInt8]) -> [Range<Int>] { runs(of: bytes) { !separators.contains($0) } }

    private static func numbers(in bytes: [UInt8]) -> [Range<Int>] {
        runs(of: bytes) { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func runs(of bytes: [UInt8], _ isPart: (UInt8) -> Bool) -> [Range<Int>] {
        bytes.indices.split { !isPart(bytes[$0]) }.map { $0.startIndex..<$0.endIndex }
    }
}
