internal import HashEncoding

/// The costs of a text, `m=64MiB,t=3,p=1`, each taken out as it is read.
public struct CostText {
    /// The units of memory, in KiB.
    private static let units: [(name: String, kibibytes: UInt32)] = [("KiB", 1), ("MiB", 1 << 10), ("GiB", 1 << 20)]
    /// The length of a digest that the text does not name.
    private static let usualDigestByteCount = 32

    private let name: String
    private var values: [String: String] = [:]

    /// Takes a text apart.
    /// - Parameter name: the scheme or variant that stood before the costs.
    /// - Throws: `malformed` for anything but names and values, and for a name that comes twice.
    public init(_ text: Substring, named name: String) throws(PreferredHashError) {
        self.name = name
        for part in text.split(separator: ",", omittingEmptySubsequences: false) where !text.isEmpty {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, values.updateValue(String(pair[1]), forKey: String(pair[0])) == nil else {
                throw .malformed(name)
            }
        }
    }

    private mutating func text(_ cost: String) throws(PreferredHashError) -> String {
        guard let text = values.removeValue(forKey: cost) else { throw .missing(cost, name) }
        return text
    }

    /// Takes out a whole number.
    /// - Throws: `missing`, `outOfRange`.
    public mutating func number(_ cost: String, in range: ClosedRange<UInt64>) throws(PreferredHashError) -> UInt64 {
        guard let number = DecimalNumber.parse(try text(cost).utf8, as: UInt64.self), range.contains(number) else {
            throw .outOfRange(cost, "a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// Takes out an amount of memory with its unit, in KiB.
    /// - Throws: `missing`, `outOfRange`.
    public mutating func kibibytes(_ cost: String) throws(PreferredHashError) -> UInt64 {
        let text = try text(cost)
        guard let unit = Self.units.first(where: { text.hasSuffix($0.name) }),
            let number = DecimalNumber.parse(text.utf8.dropLast(3), as: UInt32.self),
            case let (size, overflow) = number.multipliedReportingOverflow(by: unit.kibibytes), !overflow
        else { throw .outOfRange(cost, "a size with its unit, such as 64MiB or 65536KiB, under 4096GiB") }
        return UInt64(size)
    }

    /// Takes out the bytes of the digest: 32 where the text names none.
    ///
    /// Under 16 bytes a digest can be guessed itself; 1024 is ours, far over what any writer makes.
    /// - Throws: `outOfRange`.
    public mutating func digestByteCount(multipleOf step: UInt64) throws(PreferredHashError) -> Int {
        guard values["digest"] != nil else { return Self.usualDigestByteCount }
        let count = try number("digest", in: 16...1024)
        guard count.isMultiple(of: step) else { throw .outOfRange("digest", "a multiple of \(step)") }
        return Int(count)
    }

    /// Ends the reading.
    /// - Throws: `malformed` where a cost was not taken out.
    public func checkNothingIsLeft() throws(PreferredHashError) {
        guard values.isEmpty else { throw .malformed(name) }
    }

    // MARK: Writing

    /// An amount of memory in the largest unit that writes it whole.
    public static func size(kibibytes: UInt32) -> String {
        for (unit, factor) in units.reversed() where kibibytes.isMultiple(of: factor) {
            return "\(kibibytes / factor)\(unit)"
        }
        return "\(kibibytes)KiB"
    }

    /// The length of a digest as the last of the costs; nothing where it is the usual one.
    public static func digest(byteCount: Int) -> String {
        byteCount == usualDigestByteCount ? "" : ",digest=\(byteCount)"
    }
}
