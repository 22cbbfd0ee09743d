internal import HashEncoding
internal import JSONText

/// A credential of Keycloak: an object with two parts that are JSON in text (PasswordCredentialModel.java).
///
/// Exports of realms have members beside them that say nothing of the hash: they are read and not written. In Keycloak's
/// table the two parts are columns, of which the same object is made.
struct KeycloakCredential {
    private let scheme: Scheme
    private let secret: JSONObject
    private let credential: JSONObject

    private static let otherMembers = ["id", "type", "userLabel", "createdDate", "priority", "temporary"]

    /// Whether a text is a credential whose algorithm starts so.
    static func recognition(of text: String, algorithm: String) -> Recognition {
        let isCredential = text.contains("\"secretData\"") && text.contains("\"credentialData\"")
        return isCredential && text.contains("\\\"\(algorithm)") ? .certain : .none
    }

    /// Takes a text apart.
    /// - Throws: `malformed`, also for a member that nothing reads: the hash would silently never verify.
    init(parsing text: String, of scheme: Scheme) throws(HashFormatError) {
        self.scheme = scheme
        guard text.utf8.first == UInt8(ascii: "{"), text.utf8.last == UInt8(ascii: "}") else {
            throw .malformed(scheme, "the text", "is not a JSON object")
        }
        let document = try Self.object(text, "the text", ["secretData", "credentialData"] + Self.otherMembers, scheme)
        guard document["type"] == nil || document["type"]?.stringValue == "password" else {
            throw .malformed(scheme, "type", "is not password")
        }
        secret = try Self.object(
            document["secretData"]?.stringValue, "secretData", ["value", "salt", "additionalParameters"], scheme)
        credential = try Self.object(
            document["credentialData"]?.stringValue, "credentialData",
            ["hashIterations", "algorithm", "additionalParameters"], scheme)
        try checkEmpty(secret, "secretData")
    }

    private static func object(
        _ text: String?, _ field: String, _ members: [String], _ scheme: Scheme
    ) throws(HashFormatError) -> JSONObject {
        guard let text, let object = (try? JSONParser.parse(text))?.objectValue else {
            throw .malformed(scheme, field, "is not a JSON object")
        }
        guard object.keys.allSatisfy(members.contains) else {
            throw .malformed(scheme, field, "has a member that is not Keycloak's")
        }
        return object
    }

    private func checkEmpty(_ object: JSONObject, _ field: String) throws(HashFormatError) {
        guard object["additionalParameters"]?.objectValue?.isEmpty ?? (object["additionalParameters"] == nil) else {
            throw .malformed(scheme, "additionalParameters", "of \(field) is not an empty object")
        }
    }

    /// The algorithm's name.
    var algorithm: String? { credential["algorithm"]?.stringValue }

    /// The parameters of an algorithm that has some; nil where they are no object.
    var parameters: JSONObject? { credential["additionalParameters"]?.objectValue }

    /// - Throws: `malformed` where there are parameters, of an algorithm that has none.
    func checkHasNoParameters() throws(HashFormatError) { try checkEmpty(credential, "credentialData") }

    /// `hashIterations`, from 1 to 2^32 - 1.
    func iterations() throws(HashFormatError) -> UInt32 {
        guard let number = credential["hashIterations"]?.integerValue.flatMap({ UInt32(exactly: $0) }), number > 0
        else { throw .malformed(scheme, "hashIterations", "is not a whole number from 1 to 2^32 - 1") }
        return number
    }

    /// `value` or `salt`.
    func bytes(_ field: String, _ byteCounts: ClosedRange<Int>) throws(HashFormatError) -> [UInt8] {
        guard let text = secret[field]?.stringValue,
            let bytes = try? Base64.decode(Array(text.utf8), padding: .optional)
        else { throw .malformed(scheme, field, "is not base64") }
        guard byteCounts.contains(bytes.count) else {
            throw .malformed(scheme, field, "is not \(byteCounts.lowerBound) to \(byteCounts.upperBound) bytes")
        }
        return bytes
    }

    /// The text of a credential, its members in Keycloak's order.
    /// - Parameter parameters: the inside of `additionalParameters`, with `'` for quotes: nothing in it needs an escape.
    static func text(
        value: [UInt8], salt: [UInt8], iterations: UInt32, algorithm: String, parameters: String = ""
    ) -> String {
        let (value, salt) = (Base64.encode(value, padded: true), Base64.encode(salt, padded: true))
        let secret = "{'value':'\(value)','salt':'\(salt)','additionalParameters':{}}"
        let credential =
            "{'hashIterations':\(iterations),'algorithm':'\(algorithm)','additionalParameters':{\(parameters)}}"
        return "{\"secretData\":\"\(escaped(secret))\",\"credentialData\":\"\(escaped(credential))\"}"
    }

    private static func escaped(_ text: String) -> String {
        text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "\\\"")
    }
}
