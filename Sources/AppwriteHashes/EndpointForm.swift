public import AppwriteUsers
public import PasswordHashing

/// A hash in the form that an endpoint takes.
public struct EndpointForm: Sendable, Redacted {
    /// The credential of the create call.
    public let credential: CreateUser.Credential
    /// The change that it took; nil where the hash is sent as it stands.
    public let change: Reencoding?

    init(_ credential: CreateUser.Credential, _ change: Reencoding? = nil) {
        (self.credential, self.change) = (credential, change)
    }
}

/// Why no endpoint verifies a hash.
public struct EndpointRefusal: Error, Sendable, Hashable {
    /// One sentence that names the format, without any value of the hash.
    public let message: String

    init(_ message: String) { self.message = message }
}

extension HashKind {
    /// The form of a hash that its endpoint verifies, or why none does.
    /// - Parameter original: the hash as it was found.
    public static func form(
        of hash: any PasswordHash, writtenAs original: StoredHash
    ) -> Result<EndpointForm, EndpointRefusal> {
        let scheme = type(of: hash).scheme
        if let kind = of(scheme) { return kind.form(hash, original) }
        let same = equivalent(of: hash)
        guard let kind = of(type(of: same).scheme) else {
            let title = type(of: hash).descriptor.title
            return .failure(EndpointRefusal("\(title): the destination verifies no such hash"))
        }
        let form = kind.form(same, hash.stored)
        let change: Reencoding? =
            switch kind.scheme {
            case .scryptModified: .partsAsParameters
            case .argon2: .phcString
            default: nil
            }
        return change.map { change in form.map { EndpointForm($0.credential, change) } } ?? form
    }

    /// The same hash as one of the kinds writes it: Argon2, scrypt and Firebase's scrypt go to the endpoints of the three,
    /// whoever wrote them. The hash itself where it is of no such kind.
    public static func equivalent(of hash: any PasswordHash) -> any PasswordHash {
        // What their writer made of a password first, the destination does not.
        guard of(type(of: hash).scheme) == nil, hash.derivation.transforms.isEmpty else { return hash }
        if let same = (hash as? any ScryptSpelling)?.scrypt { return same }
        if let same = (hash as? any FirebaseSpelling)?.scryptModified { return same }
        return Argon2(sameAs: hash) ?? hash
    }
}
