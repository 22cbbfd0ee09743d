public import PasswordHashing

/// A verdict, and the hash that it is about.
public struct Verification: Sendable {
    /// The answer.
    public let verdict: Verdict
    /// The stored hash that was verified, read.
    public let hash: any PasswordHash

    /// The scheme that verified.
    public var scheme: Scheme { type(of: hash).scheme }
}
