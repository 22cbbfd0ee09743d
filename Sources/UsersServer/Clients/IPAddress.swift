/// An address of the Internet Protocol.
///
/// One of version 4 is the one of version 6 that stands for it (RFC 4291, section 2.5.5.2), so that a client has one
/// address, whichever way the service listens.
public struct IPAddress: Sendable, Hashable {
    let high: UInt64
    let low: UInt64

    /// The longest text of an address: eight groups of four digits.
    private static let maximumByteCount = 45

    /// Reads an address as it is commonly written: four decimal numbers, or groups of hexadecimal digits (RFC 4291,
    /// section 2.2); no zone, no brackets, no port, and no number with a zero in front, which others read as octal.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count <= Self.maximumByteCount else { return nil }
        let text = Substring(text)
        if let number = Self.versionFour(text) {
            (high, low) = (0, 0xffff_0000_0000 | UInt64(number))
        } else if let groups = Self.groups(text) {
            high = groups[..<4].reduce(0) { $0 << 16 | UInt64($1) }
            low = groups[4...].reduce(0) { $0 << 16 | UInt64($1) }
        } else {
            return nil
        }
    }

    private init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    /// Whether it is one of version 4, however it was written.
    var isVersionFour: Bool { high == 0 && low >> 32 == 0xffff }

    /// The first address of the network of 64 bits that it is in.
    var network: IPAddress { IPAddress(high: high, low: 0) }

    private static func versionFour(_ text: Substring) -> UInt32? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var number: UInt32 = 0
        for part in parts {
            guard part.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
                part == "0" || part.first != "0", let octet = UInt8(part)
            else { return nil }
            number = number << 8 | UInt32(octet)
        }
        return number
    }

    private static func groups(_ text: Substring) -> [UInt16]? {
        let halves = text.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        guard let start = groups(half: halves[0], isLast: halves.count == 1) else { return nil }
        guard halves.count == 2 else { return start.count == 8 ? start : nil }
        // Two colons stand for one group of zeros or more.
        guard let end = groups(half: halves[1], isLast: true), start.count + end.count < 8 else { return nil }
        return start + Array(repeating: 0, count: 8 - start.count - end.count) + end
    }

    private static func groups(half: Substring, isLast: Bool) -> [UInt16]? {
        if half.isEmpty { return [] }
        var groups: [UInt16] = []
        let parts = half.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if isLast, index == parts.count - 1, let number = versionFour(part) {
                groups += [UInt16(number >> 16), UInt16(truncatingIfNeeded: number)]
            } else {
                guard 1...4 ~= part.utf8.count, part.utf8.allSatisfy(\.isHexDigit), let group = UInt16(part, radix: 16)
                else { return nil }
                groups.append(group)
            }
        }
        return groups
    }
}

extension IPAddress: CustomStringConvertible {
    /// The one text of an address that everybody writes (RFC 5952, section 4).
    public var description: String {
        if isVersionFour {
            return [24, 16, 8, 0].map { String(UInt8(truncatingIfNeeded: low >> $0)) }.joined(separator: ".")
        }
        let groups = [high, low].flatMap { half in
            [48, 32, 16, 0].map { UInt16(truncatingIfNeeded: half >> $0) }
        }
        func text(_ range: Range<Int>) -> String {
            groups[range].map { String($0, radix: 16) }.joined(separator: ":")
        }
        var longest = 0..<0
        var start = 0
        for (index, group) in groups.enumerated() {
            if group != 0 {
                start = index + 1
            } else if index + 1 - start > longest.count {
                longest = start..<index + 1
            }
        }
        guard longest.count > 1 else { return text(0..<8) }
        return "\(text(0..<longest.lowerBound))::\(text(longest.upperBound..<8))"
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
