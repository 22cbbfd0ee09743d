/// A password hash as it is stored: its text, and the options that stand beside it.
///
/// Nothing is checked yet: `SchemeRegistry.parse` turns it into a scheme's own type.
public struct StoredHash: Sendable, Hashable {
    /// The text, exactly as found.
    public var hash: String
    /// The parameters that are not part of the text.
    public var options: HashOptions
    /// The scheme that the source, the row or the caller says it is; nil leaves it to the text.
    public var declaredScheme: Scheme?

    /// The longest text that is looked at, in bytes: far above every scheme's, so that a hostile row costs nothing.
    public static let maximumByteCount = 16_384

    /// Makes a stored hash from its parts.
    public init(_ hash: String, options: HashOptions = HashOptions(), declaredScheme: Scheme? = nil) {
        self.hash = hash
        self.options = options
        self.declaredScheme = declaredScheme
    }
}

extension StoredHash: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says what is there, never what it contains.
    public var description: String {
        "StoredHash(\(declaredScheme?.name ?? "undeclared"), \(hash.utf8.count) bytes, \(options))"
    }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
