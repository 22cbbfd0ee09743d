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
    /// What a text of it holds.
    public let kind: Kind
    /// The advice where no scheme reads the text as it stands.
    private let otherAdvice: Advice
    /// The scheme of the hash that another system has wrapped.
    private let wrappedScheme: Scheme?

    init(_ name: String, _ title: String, advice: Advice, kind: Kind = .hash, scheme: Scheme? = nil) {
        (self.name, self.title, self.kind) = (name, title, kind)
        (otherAdvice, wrappedScheme) = (advice, scheme)
    }

    /// The one scheme that verifies it; nil where it may be one of several, and where none does.
    public var scheme: Scheme? { wrappedScheme ?? readingScheme }

    /// Whether a scheme verifies it: as it stands, without what another system wrote around it, or once it is declared.
    public var isVerified: Bool { readingScheme != nil || otherAdvice.isVerified }

    /// One line on what can be done with it.
    public var advice: String { (readingScheme == nil ? otherAdvice : .read).text }

    /// The scheme that reads the text as it stands.
    private var readingScheme: Scheme? { SchemeRegistry.standard.scheme(ofFormat: name) }
}
