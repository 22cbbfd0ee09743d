/// The secrets that whole systems share, each under the id that stands for it beside the hashes.
///
/// A signer key of a Firebase project and a pepper of a source belong to all hashes of that system, and stand in no row:
/// a row names the id, and the reader has the keys (`VerificationPolicy.keys`). An id is stored in the clear and means
/// the same secret for ever; without the secret its hashes verify never again.
///
///     let keys = HashKeys(["firebase-shop": signerKey])
///     row.password = try stored.withKeyIDs(from: keys).columnText
public struct HashKeys: Sendable {
    private var secrets: [String: String]

    /// Makes a key ring of secrets under their ids, each written as its option is.
    public init(_ secrets: [String: String] = [:]) {
        self.secrets = secrets
    }

    /// The secret of an id, or nil where there is none.
    public subscript(id: String) -> String? {
        get { secrets[id] }
        set { secrets[id] = newValue }
    }

    /// The ids, in the order of their texts.
    public var ids: [String] { secrets.keys.sorted() }

    /// The id of a secret, or nil where it is not in the ring; the first of several in the order of their texts.
    public func id(of secret: String) -> String? {
        secrets.filter { $0.value == secret }.keys.min()
    }
}

extension HashKeys: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The number of keys, never a key.
    public var description: String { "HashKeys(\(secrets.count) keys)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension StoredHash {
    /// The same hash with the id of each secret in the secret's place, as it may be stored.
    /// - Throws: `unknownKey` where a secret is not in the ring.
    public func withKeyIDs(from keys: HashKeys) throws(HashFormatError) -> StoredHash {
        var keyed = self
        for name in options.names where name.kind == .secret {
            guard case .text(let secret)? = options[name] else { continue }
            guard let id = keys.id(of: secret) else {
                throw HashFormatError(
                    .unknownKey, declaredScheme, field: "option \(name.text)", reason: "is a secret without an id")
            }
            keyed.options[name] = .keyID(id)
        }
        return keyed
    }

    /// The same hash with each secret in the place of its id, as a scheme reads it.
    /// - Throws: `unknownKey` where an id is not in the ring.
    public func withSecrets(from keys: HashKeys) throws(HashFormatError) -> StoredHash {
        guard !options.isEmpty else { return self }
        var opened = self
        for name in options.names {
            guard case .keyID(let id)? = options[name] else { continue }
            guard let secret = keys[id] else { throw .unknownKey(declaredScheme, name) }
            opened.options[name] = .text(secret)
        }
        return opened
    }
}
