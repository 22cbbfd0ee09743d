/// A way of writing password hashes that some system uses, whether Hashferry verifies it or not.
public struct HashFormat: Sendable, Hashable {
    /// What a text of the format holds.
    public enum Kind: Sendable, Hashable {
        /// A hash.
        case hash
        /// The password itself, behind a mark such as `{noop}`.
        case clearText
        /// A mark that says that nobody can log in.
        case unusable
    }

    /// The name, stable and in kebab case: `django-pbkdf2-sha256`.
    public let name: String
    /// The name for people: "Django PBKDF2-SHA256".
    public let title: String
    /// One line on what can be done with it.
    public let advice: String
    /// What a text of it holds.
    public let kind: Kind
    /// The scheme that verifies it, as it stands or once it is unwrapped; nil where none does yet.
    public let scheme: Scheme?

    private init(_ name: String, _ title: String, advice: String, kind: Kind, scheme: Scheme?) {
        (self.name, self.title, self.advice, self.kind, self.scheme) = (name, title, advice, kind, scheme)
    }

    /// A format that a scheme verifies.
    static func verified(_ name: String, _ title: String, by scheme: Scheme, advice: String) -> HashFormat {
        HashFormat(name, title, advice: advice, kind: .hash, scheme: scheme)
    }

    /// A format that no scheme verifies yet.
    static func unverified(_ name: String, _ title: String, advice: String = waiting) -> HashFormat {
        HashFormat(name, title, advice: advice, kind: .hash, scheme: nil)
    }

    /// A text that holds the password itself.
    static func clearText(_ name: String, _ title: String) -> HashFormat {
        HashFormat(
            name, title, advice: "it is the password itself: the destination hashes it", kind: .clearText, scheme: nil)
    }

    /// A mark of a user without a password.
    static func unusable(_ name: String, _ title: String) -> HashFormat {
        HashFormat(
            name, title, advice: "it is no hash: the user has no password in the source", kind: .unusable, scheme: nil)
    }

    /// A hash behind the mark of a locked account.
    static func locked(_ inner: HashFormat) -> HashFormat {
        HashFormat(
            "locked-\(inner.name)", "a locked account's \(inner.title)",
            advice: "the hash is kept and the user is blocked; behind the mark: \(inner.advice)", kind: .hash,
            scheme: inner.scheme)
    }

    private static let waiting =
        "nothing here verifies it yet: its users need a new password, or a login at the old system"
}
