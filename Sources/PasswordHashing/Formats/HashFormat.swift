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
    /// Whether it is a hash in another system's writing, which is taken out and verified.
    let isUnwrapped: Bool
    /// The advice where no scheme reads the text as it stands.
    private let otherAdvice: String
    /// The scheme of the hash that another system has wrapped.
    private let wrappedScheme: Scheme?

    init(
        _ name: String, _ title: String, advice: String, kind: Kind = .hash, scheme: Scheme? = nil,
        isUnwrapped: Bool = false
    ) {
        (self.name, self.title, self.kind, self.isUnwrapped) = (name, title, kind, isUnwrapped)
        (otherAdvice, wrappedScheme) = (advice, scheme)
    }

    /// The scheme that verifies it; nil where none does yet.
    public var scheme: Scheme? { wrappedScheme ?? readingScheme }

    /// Whether hashes of it are verified: as they stand, out of another system's writing, or once they are declared.
    package var isVerified: Bool { scheme != nil || isUnwrapped || isDeclared }

    private var isDeclared: Bool { SchemeRegistry.standard.declaredFormats.contains(name) }

    /// One line on what can be done with it.
    public var advice: String {
        if readingScheme != nil { return Advice.read.text }
        return isDeclared ? Advice.declare.text : otherAdvice
    }

    /// The scheme that reads the text as it stands.
    private var readingScheme: Scheme? { SchemeRegistry.standard.scheme(ofFormat: name) }
}
