/// The name of a password-hash scheme, spelled as on the command line and in vectors.
///
/// A new scheme is a case here; the compiler then names every place that must decide about it.
public enum Scheme: String, Sendable, Hashable, CaseIterable {
    case argon2
    case bcrypt
    case md5
    case phpass
    case scrypt
    case scryptModified = "scrypt-modified"
    case sha

    /// The name as text.
    public var name: String { rawValue }
}
