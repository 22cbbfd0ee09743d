internal import HashEncoding
internal import JSONText

/// scrypt as Auth0 takes it in a bulk import: the object `custom_password_hash` of a user.
///
///     {"algorithm":"scrypt","hash":{"value":"…","encoding":"base64"},"salt":{"value":"…","encoding":"utf8"},
///      "keylen":32,"cost":16384,"blockSize":8,"parallelization":1}
///
/// The hash is in hex or base 64, the salt in one of these or text (`utf8`, which is meant where no encoding is given).
/// `keylen` is the digest's length and must be there; N (`cost`) is 16384, r (`blockSize`) 8 and p (`parallelization`) 1
/// where absent, and written out. A password in another encoding than UTF-8 (`password.encoding`) is unsupported: no such
/// hash was there to confirm how Auth0 reads it.
///
/// Passwords: any bytes, NUL included, of any length; NUL bytes at the end as scrypt has them.
public struct Auth0Scrypt: ScryptSpelling {
    public static let descriptor = SchemeDescriptor(
        .auth0Scrypt, title: "Auth0 scrypt (custom_password_hash)", units: [.scryptBytes],
        shapes: [.start(UInt8(ascii: "{"), recognition)], digestField: .init(separator: "\"", index: 9, .base64))

    private enum Encoding: String, Sendable, Hashable {
        case utf8, hex, base64

        func bytes(_ text: String) -> [UInt8]? {
            switch self {
            case .utf8: Array(text.utf8)
            case .hex: try? Hex.decode(Array(text.utf8))
            case .base64: try? Base64.decode(Array(text.utf8), padding: .optional)
            }
        }

        func text(_ bytes: [UInt8]) -> String {
            switch self {
            case .utf8: String(decoding: bytes, as: UTF8.self)
            case .hex: Hex.encode(bytes)
            case .base64: Base64.encode(bytes, padded: true)
            }
        }
    }

    public let parameters: Scrypt.Parameters
    public let salt: Salt
    public let digest: Digest
    private let saltEncoding: Encoding
    private let digestEncoding: Encoding

    // MARK: Recognition

    /// Its members, in any order and with any space between them.
    private static func recognition(of stored: StoredHash) -> Recognition {
        let text = stored.hash
        return [#""algorithm""#, #""scrypt""#, #""keylen""#].allSatisfy { text.contains($0) } ? .certain : .none
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        // JSON may have white space around it; a stored text must not.
        guard stored.hash.utf8.first == UInt8(ascii: "{"), stored.hash.utf8.last == UInt8(ascii: "}"),
            let object = (try? JSONParser.parse(stored.hash))?.objectValue
        else {
            throw .malformed(Self.scheme, "the text", "is not a JSON object")
        }
        for key in object.keys where !Self.members.contains(key) {
            throw .malformed(Self.scheme, "the object", "has a member that the algorithm does not have")
        }
        guard object["algorithm"]?.stringValue == "scrypt" else {
            throw .malformed(Self.scheme, "algorithm", "is another one")
        }
        if let password = object["password"] {
            guard password["encoding"]?.stringValue == Encoding.utf8.rawValue else {
                throw HashFormatError(
                    .unsupported, Self.scheme, field: "password.encoding",
                    reason: "is not utf8, and no hash of another one could be confirmed")
            }
        }
        (salt, saltEncoding) = try Self.salt(object["salt"])
        let (digest, encoding) = try Self.value(object["hash"], "hash", default: nil)
        guard encoding != .utf8 else { throw .malformed(Self.scheme, "hash.encoding", "is neither hex nor base64") }
        guard try Self.number(object, "keylen", default: nil) == UInt64(digest.count), !digest.isEmpty else {
            throw .malformed(Self.scheme, "keylen", "is not the number of bytes that the hash has")
        }
        guard let blockSize = UInt32(exactly: try Self.number(object, "blockSize", default: 8)),
            let parallelism = UInt32(exactly: try Self.number(object, "parallelization", default: 1))
        else { throw .malformed(Self.scheme, "blockSize or parallelization", "is over 2^32 - 1") }
        (self.digest, digestEncoding) = (Digest(digest), encoding)
        parameters = try Scrypt.Parameters(
            costN: try Self.number(object, "cost", default: 16384), blockSize: blockSize, parallelism: parallelism,
            digestByteCount: digest.count, of: Self.scheme)
    }

    private static let members: Set<String> =
        ["algorithm", "hash", "salt", "password", "keylen", "cost", "blockSize", "parallelization"]

    private static func salt(_ member: JSONValue?) throws(HashFormatError) -> (Salt, Encoding) {
        let (bytes, encoding) = try value(member, "salt", default: .utf8)
        guard !bytes.contains(0) || encoding != .utf8 else { throw .malformed(scheme, "salt.value", "has a NUL byte") }
        return (Salt(bytes: bytes), encoding)
    }

    /// The bytes of an object of a value and its encoding.
    private static func value(
        _ member: JSONValue?, _ name: String, default usual: Encoding?
    ) throws(HashFormatError) -> (bytes: [UInt8], encoding: Encoding) {
        guard let object = member?.objectValue, object.keys.allSatisfy(["value", "encoding"].contains),
            let text = object["value"]?.stringValue
        else { throw .malformed(scheme, name, "is not an object of value and encoding") }
        let given = object["encoding"].map { $0.stringValue.flatMap(Encoding.init(rawValue:)) } ?? usual
        guard let encoding = given else { throw .malformed(scheme, "\(name).encoding", "is none that is known") }
        guard let bytes = encoding.bytes(text) else {
            throw .malformed(scheme, "\(name).value", "is not what its encoding says")
        }
        return (bytes, encoding)
    }

    private static func number(
        _ object: JSONObject, _ name: String, default usual: UInt64?
    ) throws(HashFormatError) -> UInt64 {
        if object[name] == nil, let usual { return usual }
        guard let number = object[name]?.integerValue.flatMap(UInt64.init(exactly:)) else {
            throw .malformed(scheme, name, "is missing or no whole number")
        }
        return number
    }

    // MARK: Writing

    public var stored: StoredHash {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("algorithm")
        writer.string("scrypt")
        Self.write(digestEncoding, digest.bytes, "hash", to: &writer)
        Self.write(saltEncoding, salt.bytes, "salt", to: &writer)
        let numbers: [(String, UInt64)] = [
            ("keylen", UInt64(digest.count)), ("cost", parameters.costN), ("blockSize", UInt64(parameters.blockSize)),
            ("parallelization", UInt64(parameters.parallelism)),
        ]
        for (name, number) in numbers {
            writer.key(name)
            writer.number(String(number))
        }
        writer.endObject()
        return StoredHash(writer.text, declaredScheme: Self.scheme)
    }

    private static func write(_ encoding: Encoding, _ bytes: [UInt8], _ name: String, to writer: inout JSONWriter) {
        writer.key(name)
        writer.beginObject()
        writer.key("value")
        writer.string(encoding.text(bytes))
        writer.key("encoding")
        writer.string(encoding.rawValue)
        writer.endObject()
    }
}

extension Scheme {
    public static let auth0Scrypt = Scheme("auth0-scrypt")
}
