internal import AppwriteUsers
internal import PasswordHashing

/// Turns a stored hash into the credential of the endpoint that verifies it.
///
/// The one place that knows which endpoint verifies what (Users API, section "What each endpoint really verifies").
/// A scheme that is not listed has no endpoint.
struct CredentialCarrier {
    let limits: HashLimits
    var registry = SchemeRegistry.standard

    /// A credential and how it got its form, or why there is none.
    typealias Answer = Result<(credential: CreateUser.Credential, route: CarryRoute), UncarriableReason>

    /// The credential of a stored hash; with its scheme and its strength, where they are known.
    func carry(_ stored: StoredHash) -> (answer: Answer, scheme: Scheme?, strength: HashStrength?) {
        guard let inner = WrappedHash.unwrapped(stored) else { return carryAsWritten(stored) }
        let (answer, scheme, strength) = carryAsWritten(inner)
        return (answer.map { ($0.credential, .reencoded(.unwrapped)) }, scheme, strength)
    }

    private func carryAsWritten(_ stored: StoredHash) -> (answer: Answer, scheme: Scheme?, strength: HashStrength?) {
        let scheme: Scheme
        switch registry.identify(stored) {
        case .certain(let certain): scheme = certain
        case .possible(_, let names):
            let message =
                "the text may be \(names.joined(separator: ", ")), and neither row nor --scheme declares which"
            return (.failure(UncarriableReason(.undeclared, message)), nil, nil)
        case .unrecognized:
            return (.failure(Self.unrecognized(stored)), nil, nil)
        }
        guard stored.options.pepper == nil else {
            let message = "\(scheme.name): made with a pepper, whose key the destination does not have"
            return (.failure(UncarriableReason(.noEndpoint, message)), scheme, nil)
        }
        do {
            let (answer, strength) = try carry(stored, as: scheme)
            return (answer, scheme, strength)
        } catch {
            return (.failure(UncarriableReason(error)), scheme, nil)
        }
    }

    /// The reason names the format, also of a hash that nothing verifies.
    private static func unrecognized(_ stored: StoredHash) -> UncarriableReason {
        guard case .format(let format) = HashShape(of: stored.hash) else {
            return UncarriableReason(.unrecognized, "no known system writes a hash of this form")
        }
        if format.scheme != nil {
            let message = "\(format.title): white space, quotes or options stand beside the hash that are none of it"
            return UncarriableReason(.malformed, message)
        }
        return UncarriableReason(.unsupported, "\(format.title): nothing here verifies it yet")
    }

    private func carry(_ stored: StoredHash, as scheme: Scheme) throws(HashFormatError) -> (Answer, HashStrength) {
        switch scheme {
        case .argon2: admit(try Argon2(parsing: stored)) { argon2($0, stored) }
        case .bcrypt: admit(try Bcrypt(parsing: stored)) { bcrypt($0, stored) }
        case .md5: admit(try MD5(parsing: stored)) { md5($0, stored) }
        case .phpass: admit(try PHPass(parsing: stored)) { phpass($0.stored.hash) }
        case .scrypt: admit(try Scrypt(parsing: stored)) { scrypt($0, stored) }
        case .scryptModified: admit(try ScryptModified(parsing: stored)) { scryptModified($0, stored) }
        case .sha: admit(try SHA(parsing: stored)) { sha($0, stored) }
        default: asOthersWriteIt(try registry.parse(stored))
        }
    }

    /// scrypt and Firebase's scrypt go to the endpoints of the two, whoever wrote them.
    private func asOthersWriteIt(_ hash: any PasswordHash) -> (Answer, HashStrength) {
        // What their writer made of a password first, the destination does not.
        guard hash.derivation.transforms.isEmpty else { return withoutEndpoint(hash) }
        if let same = (hash as? any ScryptSpelling)?.scrypt { return admit(same) { scrypt($0, hash.stored) } }
        if let same = (hash as? any FirebaseSpelling)?.scryptModified {
            return admit(same) { same in
                scryptModified(same, hash.stored).map { ($0.credential, .reencoded(.partsAsParameters)) }
            }
        }
        return withoutEndpoint(hash)
    }

    private func withoutEndpoint(_ hash: any PasswordHash) -> (Answer, HashStrength) {
        if let violation = hash.violation(of: limits) {
            return (.failure(UncarriableReason(.refused, "\(violation)")), hash.strength)
        }
        let title = type(of: hash).descriptor.title
        return (
            .failure(UncarriableReason(.noEndpoint, "\(title): the destination verifies no such hash")), hash.strength
        )
    }

    private func admit<Hash: PasswordHash>(_ hash: Hash, then carry: (Hash) -> Answer) -> (Answer, HashStrength) {
        if let violation = hash.violation(of: limits) {
            return (.failure(UncarriableReason(.refused, "\(violation)")), hash.strength)
        }
        return (carry(hash), hash.strength)
    }

    private func argon2(_ hash: Argon2, _ original: StoredHash) -> Answer {
        guard hash.parameters.variant != .argon2d else {
            return .failure(
                UncarriableReason(.noEndpoint, "argon2d: the destination verifies argon2i and argon2id only"))
        }
        guard !hash.isKeyed, !hash.stored.hash.contains("keyid=") else {
            return .failure(
                UncarriableReason(
                    .noEndpoint, "argon2: a secret key or data entered it, which the destination takes none of"))
        }
        // Its verifier starts a thread a lane, and a server that cannot start them all dies.
        guard hash.parameters.parallelism <= 255 else {
            return .failure(UncarriableReason(.noEndpoint, "argon2: the destination verifies up to 255 lanes only"))
        }
        let text = hash.stored.hash
        if text == original.hash { return .success((.argon2(text), .carried)) }
        let isPadded = original.hash.contains("=$") || original.hash.hasSuffix("=")
        return .success((.argon2(text), .reencoded(isPadded ? .unpaddedBase64 : .referenceOrder)))
    }

    private func bcrypt(_ hash: Bcrypt, _ original: StoredHash) -> Answer {
        guard hash.parameters.variant != .original else {
            return .failure(UncarriableReason(.noEndpoint, "bcrypt: the destination does not know $2$"))
        }
        // PHP's verifier ends a password at its first NUL, and knows no other dialect.
        guard hash.dialect == nil || hash.dialect == .nulEnds else {
            return .failure(
                UncarriableReason(.noEndpoint, "bcrypt: the destination does not know the declared dialect"))
        }
        let text = hash.stored.hash
        return .success((.bcrypt(text), text == original.hash ? .carried : .reencoded(.paddingBits)))
    }

    private func phpass(_ text: String) -> Answer {
        // SQL databases end a text at NUL, the service's and the embedded store's.
        guard !text.utf8.contains(0) else {
            return .failure(UncarriableReason(.noEndpoint, "phpass: the salt has a NUL, at which databases end a text"))
        }
        return .success((.phpass(text), .carried))
    }

    private func md5(_ hash: MD5, _ original: StoredHash) -> Answer {
        let text = hash.stored.hash
        return .success((.md5(text), text == original.hash ? .carried : .reencoded(.lowerCaseHex)))
    }

    private func sha(_ hash: SHA, _ original: StoredHash) -> Answer {
        guard let version = SHAVersion(rawValue: hash.version.rawValue) else {
            return .failure(
                UncarriableReason(.noEndpoint, "sha: the destination does not know \(hash.version.rawValue)"))
        }
        let text = hash.stored.hash
        return .success((.sha(text, version: version), text == original.hash ? .carried : .reencoded(.lowerCaseHex)))
    }

    private func scrypt(_ hash: Scrypt, _ original: StoredHash) -> Answer {
        guard let stored = hash.storedWithOptions, let salt = stored.options.salt else {
            return .failure(
                UncarriableReason(.noEndpoint, "scrypt: the salt is binary, and the destination takes text"))
        }
        let parameters = hash.parameters
        let credential = ScryptCredential(
            hash: stored.hash, salt: salt, cpu: Int(clamping: parameters.costN), memory: Int(parameters.blockSize),
            parallel: Int(parameters.parallelism), length: parameters.digestByteCount)
        if hash.form != .options { return .success((.scrypt(credential), .reencoded(.hexWithOptions))) }
        return .success((.scrypt(credential), stored.hash == original.hash ? .carried : .reencoded(.lowerCaseHex)))
    }

    private func scryptModified(_ hash: ScryptModified, _ original: StoredHash) -> Answer {
        guard hash.rounds == ScryptModified.defaultRounds, hash.memCost == ScryptModified.defaultMemCost else {
            let message = "scrypt-modified: the destination computes 8 rounds with memory cost 14 only"
            return .failure(UncarriableReason(.noEndpoint, message))
        }
        // The destination takes no empty separator.
        let moved = hash.movingSaltIntoSeparator
        let stored = (moved ?? hash).stored
        guard let salt = stored.options.salt, let separator = stored.options.saltSeparator,
            let signerKey = stored.options.signerKey
        else { return .failure(UncarriableReason(.malformed, "scrypt-modified: an option is missing")) }
        let credential = ScryptModifiedCredential(
            hash: stored.hash, salt: salt, saltSeparator: separator, signerKey: signerKey)
        let unchanged =
            stored.hash == original.hash && salt == original.options.salt && separator == original.options.saltSeparator
            && signerKey == original.options.signerKey
        let change = moved == nil ? Reencoding.standardBase64 : .separatorFromSalt
        return .success((.scryptModified(credential), unchanged ? .carried : .reencoded(change)))
    }
}

extension UncarriableReason {
    /// The reason of a hash that could not be read.
    init(_ error: HashFormatError) {
        let code: Code =
            switch error.code {
            case .unrecognized: .unrecognized
            case .ambiguous: .undeclared
            case .malformed: .malformed
            case .unsupported: .unsupported
            case .unknownKey: .unusable
            }
        self.init(code, error.description)
    }
}

extension UncarriableReason: Error {}
