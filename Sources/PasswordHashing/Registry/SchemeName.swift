/// A scheme as people name it: the scheme, and the variant that a more precise name adds.
///
/// `argon2id` is the scheme `argon2`, `sha3-256` the scheme `sha` with its version. What `identify` lists as
/// candidates can be given back as `--scheme`.
public struct SchemeName: Sendable, Hashable {
    /// The scheme that the name belongs to.
    public let scheme: Scheme
    /// The name itself: the scheme's, or one of its variants'.
    public let name: String

    private let options: [HashOptions.Name: HashOptions.Value]
    private let prefix: String

    /// The scheme's own name.
    public init(_ scheme: Scheme) {
        (self.scheme, name, options, prefix) = (scheme, scheme.name, [:], "")
    }

    /// The name of a variant of Argon2.
    public init(_ variant: Argon2.Variant) {
        self.init(.argon2, SchemeDescriptor.Variant(variant.rawValue, prefix: "$\(variant.rawValue)$"))
    }

    fileprivate init(_ scheme: Scheme, _ variant: SchemeDescriptor.Variant) {
        self.scheme = scheme
        (name, options, prefix) = (variant.name, variant.options, variant.prefix)
    }

    /// Reads a name in any case of letters; nil for a name of no scheme.
    public init?(_ text: String, in registry: SchemeRegistry = .standard) {
        guard let name = registry.names[text.lowercased()] else { return nil }
        self = name
    }

    /// Whether the name is a variant's.
    public var isVariant: Bool { name != scheme.name }

    /// Whether a text starts as texts of the variant do.
    func fits(_ stored: StoredHash) -> Bool { prefix.isEmpty || stored.hash.utf8.starts(with: prefix.utf8) }

    /// Whether the name alone sets an option.
    func sets(_ option: HashOptions.Name) -> Bool { options[option] != nil }
}

extension SchemeRegistry {
    /// Every name that a hash can be declared with: the schemes', then their variants'.
    public var knownNames: [String] {
        schemes.map(\.name) + types.flatMap { type in type.descriptor.variants.map(\.name) }
    }

    /// The names by their text in lower case; a scheme's own goes before a variant's.
    static func names(of types: [any PasswordHash.Type]) -> [String: SchemeName] {
        var names: [String: SchemeName] = [:]
        for type in types {
            for variant in type.descriptor.variants {
                names[variant.name.lowercased()] = SchemeName(type.scheme, variant)
            }
        }
        for type in types { names[type.scheme.name.lowercased()] = SchemeName(type.scheme) }
        return names
    }
}

extension StoredHash {
    /// Declares what the hash is, with what a variant's name says.
    /// - Throws: `malformed` where the name says another value than an option, or another variant than the text: one of
    ///   them is wrong, and the hash would silently never verify.
    public mutating func declare(
        _ name: SchemeName, in registry: SchemeRegistry = .standard
    ) throws(HashFormatError) {
        try name.apply(to: &self, in: registry)
    }
}

extension SchemeName {
    fileprivate func apply(to stored: inout StoredHash, in registry: SchemeRegistry) throws(HashFormatError) {
        for (option, value) in options {
            if let given = stored.options[option], !given.isEqual(to: value) {
                throw .malformed(scheme, "option \(option.text)", "is another one than the declared scheme's")
            }
            stored.options[option] = value
        }
        if !prefix.isEmpty, registry.recognition(of: stored, as: scheme) == .certain {
            guard stored.hash.utf8.starts(with: prefix.utf8) else {
                throw .malformed(scheme, "the identifier", "is another variant than the declared one")
            }
        }
        stored.declaredScheme = scheme
    }
}

extension HashOptions.Value {
    /// Names such as `SHA256` are the same in any case of letters.
    fileprivate func isEqual(to other: Self) -> Bool {
        if case .text(let left) = self, case .text(let right) = other { return left.lowercased() == right.lowercased() }
        return self == other
    }
}

extension HashOptions.Name {
    /// Every option that a standard scheme reads, and the id of a pepper's key.
    public static let known = SchemeRegistry.standard.optionNames + [.pepper]

    /// The known option of this name; nil where there is none.
    public init?(named text: String) {
        guard let name = Self.known.first(where: { $0.text == text }) else { return nil }
        self = name
    }
}

extension SchemeName: CustomStringConvertible {
    public var description: String { name }
}
