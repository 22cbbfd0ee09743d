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
    /// The scheme that verifies it; nil where none does yet.
    public let scheme: Scheme?

    init(_ name: String, _ title: String, advice: String, kind: Kind = .hash, scheme: Scheme? = nil) {
        (self.name, self.title, self.advice, self.kind, self.scheme) = (name, title, advice, kind, scheme)
    }
}
