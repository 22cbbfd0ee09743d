internal import CryptoPrimitives
internal import HashEncoding
internal import JSONText

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
        let text = stored.hash
        let isCredential = text.contains("\"secretData\"") && text.contains("\"credentialData\"")
        return isCredential && text.contains("\\\"pbkdf2") ? .certain : .none
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        guard stored.hash.utf8.first == UInt8(ascii: "{"), stored.hash.utf8.last == UInt8(ascii: "}") else {
            throw .malformed(.keycloakPBKDF2, "the text", "is not a JSON object")
        }
        let document = try Self.object(stored.hash, "the text")
        let ignored = ["id", "type", "userLabel", "createdDate", "priority", "temporary"]
        try Self.check(document, "the text", has: ["secretData", "credentialData"] + ignored)
        guard document["type"] == nil || document["type"]?.stringValue == "password" else {
            throw .malformed(.keycloakPBKDF2, "type", "is not password")
        }
        let secret = try Self.object(document["secretData"]?.stringValue, "secretData")
        try Self.check(secret, "secretData", has: ["value", "salt", "additionalParameters"])
        let credential = try Self.object(document["credentialData"]?.stringValue, "credentialData")
        try Self.check(credential, "credentialData", has: ["hashIterations", "algorithm", "additionalParameters"])
        guard let algorithm = credential["algorithm"]?.stringValue, let digest = Self.algorithms[algorithm] else {
            throw .malformed(.keycloakPBKDF2, "algorithm", "is none of pbkdf2, pbkdf2-sha256 and pbkdf2-sha512")
        }
        guard let iterations = credential["hashIterations"]?.integerValue.flatMap({ UInt32(exactly: $0) }),
            PBKDF2Parts.iterationRange.contains(iterations)
        else { throw .malformed(.keycloakPBKDF2, "hashIterations", "is not a whole number from 1 to 2^32 - 1") }
        parts = PBKDF2Parts(
            digest, iterations: iterations,
            salt: try Self.bytes(secret["salt"], "salt", PBKDF2Parts.saltByteCounts),
            key: try Self.bytes(secret["value"], "value", PBKDF2Parts.keyByteCounts))
    }

    private static func object(_ text: String?, _ field: String) throws(HashFormatError) -> JSONObject {
        guard let text, let object = (try? JSONParser.parse(text))?.objectValue else {
            throw .malformed(.keycloakPBKDF2, field, "is not a JSON object")
        }
        return object
    }

    /// What nothing reads would be a hash that silently never verifies.
    private static func check(_ object: JSONObject, _ field: String, has names: [String]) throws(HashFormatError) {
        guard object.keys.allSatisfy(names.contains) else {
            throw .malformed(.keycloakPBKDF2, field, "has a member that is not Keycloak's")
        }
        guard object["additionalParameters"]?.objectValue?.isEmpty ?? (object["additionalParameters"] == nil) else {
            throw .malformed(.keycloakPBKDF2, "additionalParameters", "is not an empty object")
        }
    }

    private static func bytes(
        _ value: JSONValue?, _ field: String, _ byteCounts: ClosedRange<Int>
    ) throws(HashFormatError) -> [UInt8] {
        guard let text = value?.stringValue, let bytes = try? Base64.decode(Array(text.utf8), padding: .optional) else {
            throw .malformed(.keycloakPBKDF2, field, "is not base64")
        }
        guard byteCounts.contains(bytes.count) else {
            throw .malformed(
                .keycloakPBKDF2, field, "is not \(byteCounts.lowerBound) to \(byteCounts.upperBound) bytes")
        }
        return bytes
    }

    // MARK: Writing

    public var stored: StoredHash {
        let algorithm = Self.algorithms.first { $0.value == parts.function.digest }?.key ?? ""
        let (key, salt) = (Base64.encode(digest.bytes, padded: true), Base64.encode(parts.salt.bytes, padded: true))
        // Nothing in it but the quotes needs an escape.
        let quote = "\\\""
        let none = "\(quote)additionalParameters\(quote):{}"
        let secret =
            "{\(quote)value\(quote):\(quote)\(key)\(quote),\(quote)salt\(quote):\(quote)\(salt)\(quote),\(none)}"
        let credential =
            "{\(quote)hashIterations\(quote):\(parts.function.iterations),"
            + "\(quote)algorithm\(quote):\(quote)\(algorithm)\(quote),\(none)}"
        return StoredHash(
            "{\"secretData\":\"\(secret)\",\"credentialData\":\"\(credential)\"}", declaredScheme: .keycloakPBKDF2)
    }
}

extension Scheme {
    public static let keycloakPBKDF2 = Scheme("keycloak-pbkdf2")
}
