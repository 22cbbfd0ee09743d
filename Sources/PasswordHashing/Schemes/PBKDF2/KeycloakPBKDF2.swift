internal import CryptoPrimitives

/// PBKDF2 as Keycloak keeps it: a credential, with its two parts as JSON in text.
///
///     {"secretData":"{\"value\":\"…\",\"salt\":\"…\",\"additionalParameters\":{}}",
///      "credentialData":"{\"hashIterations\":27500,\"algorithm\":\"pbkdf2-sha256\",\"additionalParameters\":{}}"}
///
/// Exports of realms have this object, with members that say nothing of the hash (`id`, `type`, `userLabel`,
/// `createdDate`, `priority`, `temporary`): they are read and not written. In Keycloak's table the two parts are columns,
/// of which the same object is made. `algorithm` is `pbkdf2` (SHA-1), `pbkdf2-sha256` or `pbkdf2-sha512`; the key has the
/// length of `value`, 64 bytes by default. Value and salt are in base 64, `hashIterations` is 1 to 2^32 - 1, and
/// `additionalParameters` are empty (Pbkdf2PasswordHashProvider.java, PasswordCredentialModel.java).
///
/// Passwords: any bytes, of any length. Keycloak itself adds NUL characters to one of under 14 characters, for FIPS, and
/// HMAC pads one of under a block (64 bytes, or 128) with zeros: NUL bytes at its end make no difference.
public struct KeycloakPBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .keycloakPBKDF2, title: "Keycloak PBKDF2", units: [.pbkdf2Iterations],
        shapes: [.start(UInt8(ascii: "{"), recognition)],
        digestField: .init(separator: "\\", index: 3, .base64), formats: ["keycloak-pbkdf2"])

    public let parts: PBKDF2Parts

    private static let algorithms: [String: MessageDigest] = [
        "pbkdf2": .sha1, "pbkdf2-sha256": .sha256, "pbkdf2-sha512": .sha512,
    ]

    // MARK: Recognition

    private static func recognition(of stored: StoredHash) -> Recognition {
        KeycloakCredential.recognition(of: stored.hash, algorithm: "pbkdf2")
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let credential = try KeycloakCredential(parsing: stored.hash, of: .keycloakPBKDF2)
        try credential.checkHasNoParameters()
        guard let digest = credential.algorithm.flatMap({ Self.algorithms[$0] }) else {
            throw .malformed(.keycloakPBKDF2, "algorithm", "is none of pbkdf2, pbkdf2-sha256 and pbkdf2-sha512")
        }
        parts = PBKDF2Parts(
            digest, iterations: try credential.iterations(),
            salt: try credential.bytes("salt", PBKDF2Parts.saltByteCounts),
            key: try credential.bytes("value", PBKDF2Parts.keyByteCounts))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let algorithm = Self.algorithms.first { $0.value == parts.function.digest }?.key ?? ""
        let text = KeycloakCredential.text(
            value: digest.bytes, salt: parts.salt.bytes, iterations: parts.function.iterations, algorithm: algorithm)
        return StoredHash(text, declaredScheme: .keycloakPBKDF2)
    }
}

extension Scheme {
    public static let keycloakPBKDF2 = Scheme("keycloak-pbkdf2")
}
