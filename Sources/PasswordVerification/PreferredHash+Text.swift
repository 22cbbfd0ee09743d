internal import CryptoPrimitives
internal import HashEncoding
public import PasswordHashing

extension PreferredHash {
    /// Reads a preferred hash from text: `argon2id:m=64MiB,t=3,p=1`, `scrypt:n=131072,r=8,p=1` or `bcrypt:cost=12`.
    ///
    /// `argon2i` and `argon2d` are read like `argon2id`. Every cost must be there, once, in any order. `m` is a whole
    /// number of KiB, MiB or GiB; `n` is N itself, a power of two. Argon2 and scrypt may add `digest`, the bytes of the
    /// digest, from 16 to 1024: 32 where it is left out.
    /// - Parameter limits: what a verifier will pay for a stored hash. Costs over them are refused, since no hash of
    ///   theirs would ever verify.
    /// - Throws: what is wrong with the text, in words for the person who wrote it.
    public init(_ text: String, limits: HashLimits = HashLimits()) throws(PreferredHashError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard name == "scrypt" || name == "bcrypt" || Argon2.Variant(rawValue: name) != nil else {
            throw .unknownScheme
        }
        var costs = try CostText(parts.count > 1 ? parts[1] : "", scheme: name)
        if let variant = Argon2.Variant(rawValue: name) {
            self = .argon2(try Self.argon2(variant, &costs))
        } else if name == "scrypt" {
            self = .scrypt(try Self.scrypt(&costs))
        } else {
            self = .bcrypt(cost: Int(try costs.number("cost", in: 4...31)))
        }
        try costs.checkNothingIsLeft()
        if let violation = violation(of: limits) { throw .refused(violation) }
    }

    private static func argon2(
        _ variant: Argon2.Variant, _ costs: inout CostText
    ) throws(PreferredHashError) -> Argon2.Parameters {
        // RFC 9106, section 3.1: p from 1 to 2^24 - 1, m at least 8p KiB, all of them in 32 bits.
        let memory = try costs.kibibytes("m")
        let passes = try costs.number("t", in: 1...UInt64(UInt32.max))
        let lanes = try costs.number("p", in: 1...(1 << 24 - 1))
        guard memory >= 8 * lanes else { throw .outOfRange("m", "at least 8 KiB for each of the p lanes") }
        return Argon2.Parameters(
            variant: variant, memory: UInt32(memory), iterations: UInt32(passes), parallelism: UInt32(lanes),
            digestByteCount: try costs.digestByteCount(multipleOf: 1))
    }

    private static func scrypt(_ costs: inout CostText) throws(PreferredHashError) -> Scrypt.Parameters {
        let costN = try costs.number("n", in: 2...(1 << 63))
        guard costN.nonzeroBitCount == 1 else { throw .outOfRange("n", "a power of two, such as 131072") }
        let blockSize = UInt32(try costs.number("r", in: 1...ScryptFunction.maximumBlockProduct))
        let lanes = UInt32(try costs.number("p", in: 1...ScryptFunction.maximumBlockProduct))
        guard ScryptFunction.isDefined(costN: costN, blockSize: blockSize, parallelism: lanes) else {
            throw .outOfRange("r times p", "under 2^30, and n under 2^(16 r)")
        }
        return Scrypt.Parameters(
            costN: costN, blockSize: blockSize, parallelism: lanes,
            // What `$scrypt$` is read with: see Scrypt.
            digestByteCount: try costs.digestByteCount(multipleOf: 16))
    }

    /// The first cost that is over the limits of a verifier, or nil: what every new hash would be refused for.
    public func violation(of limits: HashLimits) -> LimitViolation? {
        switch self {
        case .argon2(let parameters): parameters.violation(of: limits)
        case .scrypt(let parameters): parameters.violation(of: limits)
        case .bcrypt(let cost): Bcrypt.Parameters(cost: cost).violation(of: limits)
        }
    }

    /// The scheme as its text names it: `argon2id`, `scrypt`, `bcrypt`.
    public var name: String {
        if case .argon2(let parameters) = self { parameters.variant.rawValue } else { scheme.name }
    }
}

extension PreferredHash: CustomStringConvertible {
    /// The text that `init(_:limits:)` reads as the same hash.
    public var description: String {
        switch self {
        case .argon2(let costs):
            "\(name):m=\(Self.size(costs.memory)),t=\(costs.iterations),p=\(costs.parallelism)"
                + Self.digest(costs.digestByteCount)
        case .scrypt(let costs):
            "\(name):n=\(costs.costN),r=\(costs.blockSize),p=\(costs.parallelism)" + Self.digest(costs.digestByteCount)
        case .bcrypt(let cost): "\(name):cost=\(cost)"
        }
    }

    private static func size(_ kibibytes: UInt32) -> String {
        for (unit, factor) in CostText.units.reversed() where kibibytes.isMultiple(of: factor) {
            return "\(kibibytes / factor)\(unit)"
        }
        return "\(kibibytes)KiB"
    }

    private static func digest(_ byteCount: Int) -> String {
        byteCount == CostText.usualDigestByteCount ? "" : ",digest=\(byteCount)"
    }
}

/// The costs of a text, `m=64MiB,t=3,p=1`, each taken out as it is read.
private struct CostText {
    /// The units of memory, in KiB.
    static let units: [(name: String, kibibytes: UInt32)] = [("KiB", 1), ("MiB", 1 << 10), ("GiB", 1 << 20)]
    /// The length of a digest that the text does not name.
    static let usualDigestByteCount = 32

    private let scheme: String
    private var values: [String: String] = [:]

    init(_ text: Substring, scheme: String) throws(PreferredHashError) {
        self.scheme = scheme
        for part in text.split(separator: ",", omittingEmptySubsequences: false) where !text.isEmpty {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { throw .malformed(scheme) }
            guard values.updateValue(String(pair[1]), forKey: String(pair[0])) == nil else { throw .malformed(scheme) }
        }
    }

    private mutating func text(_ name: String) throws(PreferredHashError) -> String {
        guard let text = values.removeValue(forKey: name) else { throw .missing(name, scheme) }
        return text
    }

    mutating func number(_ name: String, in range: ClosedRange<UInt64>) throws(PreferredHashError) -> UInt64 {
        guard let number = DecimalNumber.parse(try text(name).utf8, as: UInt64.self), range.contains(number) else {
            throw .outOfRange(name, "a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    mutating func kibibytes(_ name: String) throws(PreferredHashError) -> UInt64 {
        let text = try text(name)
        guard let unit = Self.units.first(where: { text.hasSuffix($0.name) }),
            let number = DecimalNumber.parse(text.utf8.dropLast(3), as: UInt32.self),
            case let (size, overflow) = number.multipliedReportingOverflow(by: unit.kibibytes), !overflow
        else { throw .outOfRange(name, "a size with its unit, such as 64MiB or 65536KiB, under 4096GiB") }
        return UInt64(size)
    }

    /// Under 16 bytes a digest can be guessed itself; 1024 is ours, far over what any writer makes.
    mutating func digestByteCount(multipleOf step: UInt64) throws(PreferredHashError) -> Int {
        guard values["digest"] != nil else { return Self.usualDigestByteCount }
        let count = try number("digest", in: 16...1024)
        guard count.isMultiple(of: step) else { throw .outOfRange("digest", "a multiple of \(step)") }
        return Int(count)
    }

    func checkNothingIsLeft() throws(PreferredHashError) {
        guard values.isEmpty else { throw .malformed(scheme) }
    }
}
