public import PasswordHashing

/// Why a password that is carried may still not log its user in: what nobody can tell from a hash, as a set.
public struct PasswordRisks: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A login takes a password of some lengths only, and nobody knows how long this one is.
    public static let length = Self(rawValue: 1 << 0)
    /// The destination may have rules for new passwords, and takes this one for a new one.
    public static let rules = Self(rawValue: 1 << 1)
    /// The text that is sent has something of the user's in it, which the destination may forbid.
    public static let personalData = Self(rawValue: 1 << 2)
    /// The destination may refuse a login with a password that was published.
    public static let breached = Self(rawValue: 1 << 3)
    /// The source brought passwords into a form of Unicode, and the destination takes them as typed.
    public static let unicodeForm = Self(rawValue: 1 << 4)
    /// The source took white space off passwords, and the destination takes them as typed.
    public static let trimmed = Self(rawValue: 1 << 5)
    /// Of a password over 72 bytes the rest does not count, whatever the source did with it.
    public static let over72Bytes = Self(rawValue: 1 << 6)

    private static let allNames: [(Self, String)] = [
        (.length, "length"), (.rules, "rules"), (.personalData, "personal-data"), (.breached, "breached"),
        (.unicodeForm, "unicode-form"), (.trimmed, "trimmed"), (.over72Bytes, "over-72-bytes"),
    ]

    /// The names of the risks, as reports have them.
    public var names: [String] { isEmpty ? [] : Self.allNames.filter { contains($0.0) }.map(\.1) }
}

extension PasswordRisks {
    /// What the writers of a scheme do to a password that a hash does not say.
    public init(of scheme: Scheme?) {
        switch scheme {
        case Scheme.bcrypt?: self = .over72Bytes
        // Better Auth's crypto/password.ts: NFKC.
        case Scheme.betterAuthScrypt?: self = .unicodeForm
        // WordPress' wp_hash_password trims.
        case Scheme.phpass?: self = .trimmed
        default: self = []
        }
    }
}
