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

    @Sendable private static func recognition(of stored: StoredHash) -> Recognition {
        let text = stored.hash
        let isCredential = text.contains("\"secretData\"") && text.contains("\"credentialData\"")
        return isCredential && text.contains("\\\"argon2\\\"") ? .certain : .none
    }

    private let parameters: Argon2.Parameters
    private let version: Argon2.Version
    private let salt: Salt
    public let digest: Digest

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        guard stored.hash.utf8.first == UInt8(ascii: "{"), stored.hash.utf8.last == UInt8(ascii: "}") else {
            throw .malformed(.keycloakArgon2, "the text", "is not a JSON object")
        }
        let document = try Self.object(
            stored.hash, "the text",
            members: [
                "secretData", "credentialData", "id", "type", "userLabel", "createdDate", "priority", "temporary",
            ])
        guard document["type"] == nil || document["type"]?.stringValue == "password" else {
            throw .malformed(.keycloakArgon2, "type", "is not password")
        }
        let secret = try Self.object(
            document["secretData"]?.stringValue, "secretData", members: ["value", "salt", "additionalParameters"])
        let credential = try Self.object(
            document["credentialData"]?.stringValue, "credentialData",
            members: ["hashIterations", "algorithm", "additionalParameters"])
        guard secret["additionalParameters"]?.objectValue?.isEmpty ?? (secret["additionalParameters"] == nil) else {
            throw .malformed(.keycloakArgon2, "additionalParameters", "of secretData is not an empty object")
        }
        guard credential["algorithm"]?.stringValue == "argon2" else {
            throw .malformed(.keycloakArgon2, "algorithm", "is not argon2")
        }
        // The bounds of libargon2, as of a PHC string.
        salt = Salt(bytes: try Self.bytes(secret["salt"], "salt", 8...1024))
        digest = Digest(try Self.bytes(secret["value"], "value", 4...1024))
        (parameters, version) = try Self.costs(credential, digestByteCount: digest.count)
    }

    private static func costs(
        _ credential: JSONObject, digestByteCount: Int
    ) throws(HashFormatError) -> (Argon2.Parameters, Argon2.Version) {
        guard let iterations = credential["hashIterations"]?.integerValue.flatMap({ UInt32(exactly: $0) }),
            iterations > 0
        else { throw .malformed(.keycloakArgon2, "hashIterations", "is not a whole number from 1 to 2^32 - 1") }
        guard let more = credential["additionalParameters"]?.objectValue,
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

    /// What nothing reads would be a hash that silently never verifies.
    private static func object(
        _ text: String?, _ field: String, members: [String]
    ) throws(HashFormatError) -> JSONObject {
        guard let text, let object = (try? JSONParser.parse(text))?.objectValue else {
            throw .malformed(.keycloakArgon2, field, "is not a JSON object")
        }
        guard object.keys.allSatisfy(members.contains) else {
            throw .malformed(.keycloakArgon2, field, "has a member that is not Keycloak's")
        }
        return object
    }

    private static func bytes(
        _ value: JSONValue?, _ field: String, _ byteCounts: ClosedRange<Int>
    ) throws(HashFormatError) -> [UInt8] {
        guard let text = value?.stringValue, let bytes = try? Base64.decode(Array(text.utf8), padding: .optional) else {
            throw .malformed(.keycloakArgon2, field, "is not base64")
        }
        guard byteCounts.contains(bytes.count) else {
            throw .malformed(
                .keycloakArgon2, field, "is not \(byteCounts.lowerBound) to \(byteCounts.upperBound) bytes")
        }
        return bytes
    }

    // MARK: Writing

    /// The members in Keycloak's order. Nothing in it but the quotes needs an escape.
    public var stored: StoredHash {
        let (value, salt) = (Base64.encode(digest.bytes, padded: true), Base64.encode(salt.bytes, padded: true))
        let type = parameters.variant.rawValue.dropFirst("argon2".count)
        let secret = "{'value':'\(value)','salt':'\(salt)','additionalParameters':{}}"
        let more =
            "'hashLength':['\(digest.count)'],'memory':['\(parameters.memory)'],'type':['\(type)'],"
            + "'version':['\(version == .v19 ? "1.3" : "1.0")'],'parallelism':['\(parameters.parallelism)']"
        let credential =
            "{'hashIterations':\(parameters.iterations),'algorithm':'argon2','additionalParameters':{\(more)}}"
        return StoredHash(
            "{\"secretData\":\"\(Self.escaped(secret))\",\"credentialData\":\"\(Self.escaped(credential))\"}",
            declaredScheme: .keycloakArgon2)
    }

    private static func escaped(_ text: String) -> String {
        text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "\\\"")
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
