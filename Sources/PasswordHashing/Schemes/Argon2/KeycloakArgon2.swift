internal import HashEncoding
internal import JSONText

/// Argon2 as Keycloak keeps it (`Argon2PasswordHashProvider`): a credential, with its two parts as JSON in text.
///
///     {"secretData":"{\"value\":\"…\",\"salt\":\"…\",\"additionalParameters\":{}}",
///      "credentialData":"{\"hashIterations\":5,\"algorithm\":\"argon2\",\"additionalParameters\":{\"hashLength\":[\"32\"],
///                       \"memory\":[\"7168\"],\"type\":[\"id\"],\"version\":[\"1.3\"],\"parallelism\":[\"1\"]}}"}
///
/// Exports of realms have this object, with members that say nothing of the hash (`id`, `type`, `userLabel`, `createdDate`,
/// `priority`, `temporary`): they are read and not written. In Keycloak's table the two parts are columns, of which the same
/// object is made. `type` is `id`, `i` or `d`, `version` is `1.3` (19, and so where it is missing) or `1.0` (16), `memory` is
/// KiB; value and salt are in base64.
///
/// Passwords: any bytes, NUL included, of any length.
public struct KeycloakArgon2: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .keycloakArgon2, title: "Keycloak Argon2", units: [.argon2Blocks],
        shapes: [.start(UInt8(ascii: "{"), recognition)],
        digestField: .init(separator: "\\", index: 3, .base64), formats: ["keycloak-argon2"])

    private let parameters: Argon2.Parameters
    private let version: Argon2.Version
    private let salt: Salt
    public let digest: Digest

    // MARK: Recognition

    @Sendable private static func recognition(of stored: StoredHash) -> Recognition {
        KeycloakCredential.recognition(of: stored.hash, algorithm: "argon2\\\"")
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let credential = try KeycloakCredential(parsing: stored.hash, of: .keycloakArgon2)
        guard credential.algorithm == "argon2" else {
            throw .malformed(.keycloakArgon2, "algorithm", "is not argon2")
        }
        // The bounds of libargon2, as of a PHC string.
        salt = Salt(bytes: try credential.bytes("salt", 8...1024))
        digest = Digest(try credential.bytes("value", 4...1024))
        (parameters, version) = try Self.costs(credential, digestByteCount: digest.count)
    }

    private static func costs(
        _ credential: KeycloakCredential, digestByteCount: Int
    ) throws(HashFormatError) -> (Argon2.Parameters, Argon2.Version) {
        let iterations = try credential.iterations()
        guard let more = credential.parameters,
            more.keys.allSatisfy(["hashLength", "memory", "type", "version", "parallelism"].contains)
        else {
            throw .malformed(
                .keycloakArgon2, "additionalParameters", "are not hashLength, memory, type, version, parallelism")
        }
        guard let variant = Argon2.Variant(rawValue: "argon2" + (try text(more, "type") ?? "id")) else {
            throw .malformed(.keycloakArgon2, "type", "is none of id, i, d")
        }
        let versions: [String: Argon2.Version] = ["1.3": .v19, "1.0": .v16]
        guard let version = versions[try text(more, "version") ?? "1.3"] else {
            throw .malformed(.keycloakArgon2, "version", "is neither 1.3 nor 1.0")
        }
        guard try number(more, "hashLength") == UInt32(digestByteCount) else {
            throw .malformed(.keycloakArgon2, "hashLength", "is not the length of value")
        }
        let (memory, lanes) = (try number(more, "memory"), try number(more, "parallelism"))
        // RFC 9106, section 3.1: p from 1 to 2^24 - 1, m at least 8p.
        guard 1...0xFF_FFFF ~= lanes else {
            throw .malformed(.keycloakArgon2, "parallelism", "is not from 1 to 2^24 - 1")
        }
        guard UInt64(memory) >= 8 * UInt64(lanes) else {
            throw .malformed(.keycloakArgon2, "memory", "is under 8 times parallelism")
        }
        let parameters = Argon2.Parameters(
            variant: variant, memory: memory, iterations: iterations, parallelism: lanes,
            digestByteCount: digestByteCount)
        return (parameters, version)
    }

    /// Keycloak's parameters are lists of texts, of which it reads the first.
    private static func text(_ object: JSONObject, _ name: String) throws(HashFormatError) -> String? {
        guard let value = object[name] else { return nil }
        guard let list = value.arrayValue, list.count == 1, let text = list[0].stringValue else {
            throw .malformed(.keycloakArgon2, name, "is not a list of one text")
        }
        return text
    }

    private static func number(_ object: JSONObject, _ name: String) throws(HashFormatError) -> UInt32 {
        guard let text = try text(object, name), let number = DecimalNumber.parse(text.utf8, as: UInt32.self) else {
            throw .malformed(.keycloakArgon2, name, "is not a decimal number")
        }
        return number
    }

    // MARK: Writing

    public var stored: StoredHash {
        let type = parameters.variant.rawValue.dropFirst("argon2".count)
        let more =
            "'hashLength':['\(digest.count)'],'memory':['\(parameters.memory)'],'type':['\(type)'],"
            + "'version':['\(version == .v19 ? "1.3" : "1.0")'],'parallelism':['\(parameters.parallelism)']"
        let text = KeycloakCredential.text(
            value: digest.bytes, salt: salt.bytes, iterations: parameters.iterations, algorithm: "argon2",
            parameters: more)
        return StoredHash(text, declaredScheme: .keycloakArgon2)
    }

    public var publicParameters: [HashParameter] {
        [
            HashParameter("variant", parameters.variant.rawValue), HashParameter("version", version.rawValue),
            HashParameter("memory", parameters.memory), HashParameter("iterations", parameters.iterations),
            HashParameter("parallelism", parameters.parallelism),
        ]
    }

    // MARK: Cost

    public static var strengthRules: [StrengthRule] { Argon2.strengthRules }
    public var strength: HashStrength { Argon2.strength(of: parameters, version) }

    // MARK: Verifying

    public var derivation: KeyDerivation { KeyDerivation(Argon2Derivation(parameters, version), salt: salt) }
}

extension Scheme {
    public static let keycloakArgon2 = Scheme("keycloak-argon2")
}
