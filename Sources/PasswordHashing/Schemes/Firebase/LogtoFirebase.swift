internal import JSONText

/// Firebase's modified scrypt as Logto keeps it, among its passwords of the kind `Legacy` (packages/core,
/// utils/firebase-scrypt.ts).
///
///     ["firebase-scrypt",["<salt>","<signer key>","<salt separator>","8","14","@"],"<digest>"]
///
/// A JSON array of the function, its arguments and the digest; all are strings, the rounds and the memory cost, log2 N,
/// too. `@` stands for the password. Bytes are in base 64: read as `scrypt-modified` reads them, written in the standard
/// alphabet with padding.
///
/// Passwords: as of `scrypt-modified`.
public struct LogtoFirebase: FirebaseSpelling {
    public static let descriptor = SchemeDescriptor(
        .logtoFirebase, title: "Firebase scrypt as Logto keeps it", units: [.scryptBytes],
        shapes: [.prefix(#"["firebase-scrypt","#)],
        digestField: .init(separator: "\"", index: -2, .base64), formats: ["logto-firebase"])

    public let parts: FirebaseParts

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        // JSON may have white space around it; a stored text must not.
        guard stored.hash.utf8.first == UInt8(ascii: "["), stored.hash.utf8.last == UInt8(ascii: "]"),
            let members = (try? JSONParser.parse(stored.hash))?.arrayValue, members.count == 3,
            members[0].stringValue == Self.function, let hash = members[2].stringValue
        else { throw .malformed(Self.scheme, "the text", "is not a JSON array of its function, arguments and digest") }
        let arguments = members[1].arrayValue?.compactMap(\.stringValue) ?? []
        guard members[1].arrayValue?.count == 6, arguments.count == 6, arguments[5] == "@" else {
            throw .malformed(
                Self.scheme, "the arguments", "are not salt, signer key, salt separator, rounds, memory cost and @")
        }
        parts = try FirebaseParts(
            of: Self.scheme, hash: hash.utf8, salt: arguments[0].utf8, separator: arguments[2].utf8,
            signerKey: arguments[1].utf8, rounds: arguments[3].utf8, memCost: arguments[4].utf8)
    }

    private static let function = "firebase-scrypt"

    // MARK: Writing

    public var stored: StoredHash {
        let texts = parts.texts()
        let arguments = [
            texts.salt, texts.signerKey, texts.separator, String(parts.blockSize), String(parts.memCost), "@",
        ]
        let value = JSONValue.array([
            .string(Self.function), .array(arguments.map(JSONValue.string)), .string(texts.hash),
        ])
        return StoredHash(value.jsonText, declaredScheme: Self.scheme)
    }
}

extension Scheme {
    public static let logtoFirebase = Scheme("logto-firebase")
}
