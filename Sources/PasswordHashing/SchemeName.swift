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
    /// Declares what the hash is, with the version that the name may say, if no option says one already.
    public mutating func declare(_ name: SchemeName) {
        declaredScheme = name.scheme
        if options.version == nil { options.version = name.shaVersion?.rawValue }
    }
}
