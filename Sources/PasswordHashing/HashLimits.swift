/// The largest costs that a reader pays for a stored hash: checked when a hash is imported, and again at login.
///
/// A parser takes everything well-formed; these bounds keep a hostile or corrupt row from costing a gigabyte or a
/// minute. Each can be changed by the caller.
public struct HashLimits: Sendable, Hashable {
    /// Bytes that one Argon2 or scrypt hash may hold: 1 GiB, four times what a careful server configures
    /// (Ory Kratos bounds imports at the same).
    public var memory: UInt64 = 1 << 30

    /// Bytes that Argon2 may fill over all passes (m * t): 16 GiB, about 15 seconds with libargon2 on one core.
    public var argon2FilledMemory: UInt64 = 16 << 30

    /// Lanes of Argon2 (p): 255, many times the processors that a server gives to one login. Verifiers that start a thread
    /// a lane die of more; RFC 9106 goes to 2^24 - 1.
    public var argon2Parallelism: Int = 255

    /// Bytes that scrypt may mix (128 * N * r * p): 4 GiB, about 8 seconds with OpenSSL on one core.
    public var scryptMixedMemory: UInt64 = 4 << 30

    /// The bcrypt cost (log2): 15, about 1.5 seconds; Ory Kratos bounds imports at the same. 31 is a day.
    public var bcryptCost: Int = 15

    /// The PHPass count (log2 of MD5 calls): 20, about a tenth of a second; WordPress writes 13, the format ends at 30.
    public var phpassCountLog2: Int = 20

    /// Makes the default limits.
    public init() {}
}

/// The parameter of a stored hash that is over a limit.
public struct LimitViolation: Error, Sendable, Hashable, CustomStringConvertible {
    /// The scheme of the hash.
    public let scheme: Scheme
    /// The parameter, as the scheme's format names it.
    public let parameter: String
    /// What the hash asks for.
    public let value: UInt64
    /// What the reader allows.
    public let limit: UInt64
    /// The unit of `value` and `limit`: "bytes", "log2".
    public let unit: String

    public var description: String {
        "\(scheme.name): \(parameter) of \(value) \(unit) is over the limit of \(limit) \(unit)"
    }
}

extension LimitViolation {
    /// The violation of a bound, or nil where `value` is within it.
    static func check(
        _ scheme: Scheme, _ parameter: String, _ value: UInt64, atMost limit: UInt64, unit: String
    ) -> LimitViolation? {
        value <= limit
            ? nil : LimitViolation(scheme: scheme, parameter: parameter, value: value, limit: limit, unit: unit)
    }
}
