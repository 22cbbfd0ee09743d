internal import PasswordHashing

/// The password hash parameters of a Firebase project, as its console shows them.
///
/// Secret: whoever has the signer key and an export can guess passwords. No description shows a value.
public struct FirebaseHashConfig: Sendable, Hashable {
    /// The one algorithm whose hashes an export contains.
    public static let nativeAlgorithm = "SCRYPT"

    /// The key that every hash of the project encrypts, in base64.
    public let signerKey: String
    /// What follows every salt, in base64.
    public let saltSeparator: String
    /// scrypt's block size.
    public let rounds: UInt64
    /// log2 of scrypt's cost.
    public let memoryCost: UInt64
    /// Always ``nativeAlgorithm``.
    public let algorithm: String

    /// Makes a configuration whose values a hash can be read with.
    /// - Throws: which field is wrong, never its value.
    public init(
        signerKey: String, saltSeparator: String, rounds: UInt64, memoryCost: UInt64,
        algorithm: String = nativeAlgorithm
    ) throws(SourceError) {
        guard algorithm.uppercased() == Self.nativeAlgorithm else {
            throw SourceError(
                "the hash config's algorithm is not SCRYPT, Firebase's modified scrypt",
                hint: "an export contains hashes of that algorithm only: use the config of the project it comes from")
        }
        self.signerKey = signerKey
        self.saltSeparator = saltSeparator
        self.rounds = rounds
        self.memoryCost = memoryCost
        self.algorithm = Self.nativeAlgorithm
        // The signer key has the length of the hashes: read as one, it has every field checked by the scheme itself.
        do {
            _ = try ScryptModified(parsing: storedHash(signerKey, salt: ""))
        } catch {
            throw SourceError(Self.message(error), hint: Self.hint)
        }
    }

    /// A hash of the project's with all that its verification needs.
    func storedHash(_ hash: String, salt: String) -> StoredHash {
        var options = HashOptions()
        options.salt = salt
        options.saltSeparator = saltSeparator
        options.signerKey = signerKey
        options.rounds = rounds
        options.memCost = memoryCost
        return StoredHash(hash, options: options, declaredScheme: .scryptModified)
    }

    static let hint = "Firebase console, Authentication, Users, ⋮, Password hash parameters"

    private static func message(_ error: HashFormatError) -> String {
        let field: String? =
            switch error.field {
            case "option signerKey": "base64_signer_key"
            case "option saltSeparator": "base64_salt_separator"
            case "option rounds": "rounds"
            case "option memCost": "mem_cost"
            default: nil
            }
        guard let field else { return "the hash config's base64_signer_key \(error.reason)" }
        return "the hash config's \(field) \(error.reason)"
    }
}

extension FirebaseHashConfig: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// That it is one, and the costs; never the keys.
    public var description: String { "FirebaseHashConfig(rounds \(rounds), memoryCost \(memoryCost))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
