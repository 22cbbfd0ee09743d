/// The largest costs that a reader pays for a stored hash: checked when a hash is imported, and again at login.
///
/// A parser takes everything well-formed; these bounds keep a hostile or corrupt row from costing a gigabyte or a
/// minute. Each can be changed by the caller.
public struct HashLimits: Sendable, Hashable {
    /// Bytes that one Argon2 or scrypt hash may hold: 1 GiB, four times what a careful server configures
    /// (Ory Kratos bounds imports at the same).
    public var memory: UInt64 = 1 << 30

    private var work: [WorkUnit: UInt64] = [:]

    /// Makes the default limits.
    public init() {}

    /// The most work of a unit that one hash may take; the unit's own limit unless another was set.
    public subscript(unit: WorkUnit) -> UInt64 {
        get { work[unit] ?? unit.defaultLimit }
        set { work[unit] = newValue == unit.defaultLimit ? nil : newValue }
    }

    /// The first part of a cost that is over the limits, or nil.
    public func violation(of cost: HashCost, in scheme: Scheme) -> LimitViolation? {
        LimitViolation.check(scheme, "memory", cost.memory, atMost: memory, unit: "bytes")
            ?? LimitViolation.check(scheme, "work", cost.work, atMost: self[cost.unit], unit: cost.unit.name)
    }
}

/// The parameter of a stored hash that is over a limit.
public struct LimitViolation: Error, Sendable, Hashable, CustomStringConvertible {
    /// The scheme of the hash.
    public let scheme: Scheme
    /// The parameter, as the scheme's format names it, or "work".
    public let parameter: String
    /// What the hash asks for.
    public let value: UInt64
    /// What the reader allows.
    public let limit: UInt64
    /// The unit of `value` and `limit`: "bytes", "key expansions".
    public let unit: String

    public var description: String {
        "\(scheme.name): \(parameter) of \(value) \(unit) is over the limit of \(limit) \(unit)"
    }

    /// The violation of a bound on a cost that the format writes as its logarithm, in the terms of the format.
    public static func check(
        _ scheme: Scheme, _ parameter: String, log2: Int, atMost limits: HashLimits, unit: WorkUnit
    ) -> LimitViolation? {
        let limit = limits[unit]
        // The largest logarithm whose power is within the limit; of a limit of nothing, none is.
        guard limit > 0 else { return check(scheme, parameter, UInt64(clamping: log2), atMost: 0, unit: "(log2)") }
        return check(
            scheme, parameter, UInt64(clamping: log2), atMost: UInt64(63 - limit.leadingZeroBitCount), unit: "(log2)")
    }

    /// The violation of a bound, or nil where `value` is within it.
    public static func check(
        _ scheme: Scheme, _ parameter: String, _ value: UInt64, atMost limit: UInt64, unit: String
    ) -> LimitViolation? {
        value <= limit
            ? nil : LimitViolation(scheme: scheme, parameter: parameter, value: value, limit: limit, unit: unit)
    }
}
