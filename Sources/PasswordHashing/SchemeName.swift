/// A scheme as people name it: the scheme, and the variant or version that a more precise name adds.
///
/// `argon2id` is the scheme `argon2`, `sha3-256` the scheme `sha` with its version. What `identify` lists as
/// candidates can be given back as `--scheme`.
public struct SchemeName: Sendable, Hashable {
    /// The scheme that the name belongs to.
    public let scheme: Scheme
    /// The version of `sha` that the name says, as the option `version` takes it.
    public let shaVersion: SHA.Version?
    /// The variant of `argon2` that the name says.
    public let argon2Variant: Argon2.Variant?

    /// The name of a variant of Argon2.
    public init(_ variant: Argon2.Variant) {
        (scheme, shaVersion, argon2Variant) = (.argon2, nil, variant)
    }

    /// Every name that is known.
    public static let known =
        Scheme.allCases.map(\.name) + Argon2.Variant.allCases.map(\.rawValue) + SHA.Version.allCases.map(\.rawValue)

    /// Reads a name in any case of letters; nil for a name of no scheme.
    public init?(_ text: String) {
        let name = text.lowercased()
        let scheme = Scheme(rawValue: name)
        shaVersion = SHA.Version(rawValue: name)
        argon2Variant = Argon2.Variant(name: name)
        if let scheme {
            self.scheme = scheme
        } else if shaVersion != nil {
            self.scheme = .sha
        } else if argon2Variant != nil {
            self.scheme = .argon2
        } else {
            return nil
        }
    }
}

extension StoredHash {
    /// Declares what the hash is, with the version that the name may say.
    /// - Throws: `malformed` where the name says another version than the option, or another variant than the text:
    ///   one of them is wrong, and the hash would silently never verify.
    public mutating func declare(_ name: SchemeName) throws(HashFormatError) {
        if let version = name.shaVersion?.rawValue {
            guard options.version == nil || options.version?.lowercased() == version else {
                throw .malformed(.sha, "option version", "is another one than the declared scheme's")
            }
            options.version = version
        }
        if let variant = name.argon2Variant, Argon2.recognition(of: self) == .certain {
            guard hash.utf8.starts(with: "$\(variant.rawValue)$".utf8) else {
                throw .malformed(.argon2, "the identifier", "is another variant than the declared one")
            }
        }
        declaredScheme = name.scheme
    }
}
