internal import CryptoPrimitives
internal import HashEncoding
internal import PasswordHashing

/// The secret keys that passwords go through before they are hashed, so that a stolen database alone allows no guessing.
///
/// What is hashed is base64(HMAC-SHA256(key, password)), 44 characters: OWASP, Password Storage Cheat Sheet, sections
/// "Peppering" and "Pre-Hashing Passwords with bcrypt", which puts base64 over the HMAC so that no NUL and no more than 72
/// bytes reach bcrypt. The hash keeps the key's id in its option `pepper`.
///
/// A key is rotated by making a new one current and keeping the old: its hashes verify and are stale. A key may go when
/// no hash names it any more; without it they verify never again.
public struct Pepper: Sendable {
    /// The id of the key that new hashes are made with.
    public let current: String
    private let keys: [String: PepperKey]

    /// Makes a pepper of keys under their ids.
    ///
    /// The ids are stored beside the hashes in the clear, and mean the same key for ever.
    /// - Throws: `currentKeyMissing`.
    public init(keys: [String: PepperKey], current: String) throws(PepperError) {
        guard keys[current] != nil else { throw .currentKeyMissing }
        self.keys = keys
        self.current = current
    }

    /// Whether there is a key of this id.
    public func hasKey(_ id: String) -> Bool { keys[id] != nil }

    /// What is hashed in a password's place.
    ///
    /// The copies that encoding leaves behind are not cleared: without the key they help nobody to guess, and they log
    /// nobody in.
    /// - Throws: `unknownPepper`, `backend`.
    func keyed(
        _ password: SharedSecretBytes, by id: String, for scheme: Scheme
    ) throws(VerificationError) -> SharedSecretBytes {
        guard let key = keys[id] else { throw VerificationError(unknownPepper: scheme) }
        do throws(PrimitiveError) {
            let code = try password.withBytes { password throws(PrimitiveError) in
                try key.bytes.withBytes { key throws(PrimitiveError) in
                    try MessageAuthentication.hmacSHA256(password, key: key)
                }
            }
            return SharedSecretBytes(SecretBytes(copying: Base64.encode(code, padded: true).utf8Span.span))
        } catch {
            throw VerificationError(error, scheme)
        }
    }
}

extension Pepper: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The number of keys, never a key.
    public var description: String { "Pepper(\(keys.count) keys)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
