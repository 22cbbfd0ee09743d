/// The name of a password-hash scheme, spelled as on the command line and in vectors.
///
/// Names are open: each scheme declares its own in its file, and so may a program that brings a scheme.
public struct Scheme: Sendable, Hashable {
    /// The name as text, in lower case: `argon2`, `scrypt-modified`.
    public let name: String

    /// Makes a name. Two schemes of one name are the same.
    public init(_ name: String) {
        self.name = name
    }
}

extension Scheme: CustomStringConvertible {
    public var description: String { name }
}
