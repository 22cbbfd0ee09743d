internal import CryptoPrimitives
internal import HashEncoding
internal import JSONText

/// PBKDF2 whose parts another system keeps in its own writing, and digests that Logto keeps beside it.
extension WrappedHash {
    /// A legacy password of Logto (packages/core, libraries/user.utils.ts): `["sha256",["<salt>","@"],"<hex>"]` or
    /// `["pbkdf2",["<salt>","<iterations>","<length>","<digest>","@"],"<hex>"]`. A salt of PBKDF2 is text, or hex behind
    /// `hex:`.
    static func logto(_ text: [UInt8]) -> StoredHash? {
        guard let members = (try? JSONParser.parse(text))?.arrayValue, members.count == 3,
            let function = members[0].stringValue, let values = members[1].arrayValue,
            let digest = members[2].stringValue
        else { return nil }
        let arguments = values.compactMap(\.stringValue)
        guard arguments.count == values.count else { return nil }
        guard function == "pbkdf2" else {
            return try? LogtoDeclaration(algorithm: function, arguments: arguments).stored(digest)
        }
        guard arguments.count == 5, arguments[4] == "@", let salt = logtoSalt(arguments[0]),
            let key = try? Hex.decode(Array(digest.utf8))
        else { return nil }
        return pbkdf2(digest: arguments[3], iterations: arguments[1], length: arguments[2], salt: salt, key: key)
    }

    private static func logtoSalt(_ text: String) -> [UInt8]? {
        text.hasPrefix("hex:") ? try? Hex.decode(Array(text.utf8.dropFirst(4))) : Array(text.utf8)
    }

    /// `rounds$salt$sha-1=…,sha-256=…` behind `$scram$` (passlib): PBKDF2's key for each digest, of which the strongest is
    /// taken. Bytes are in base 64 with `.` for `+`.
    static func passlibSCRAM(_ body: [UInt8]) -> StoredHash? {
        let fields = body.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard fields.count == 3, let salt = adapted(fields[1]) else { return nil }
        var keys: [Substring: Substring] = [:]
        for field in fields[2].split(separator: ",") {
            guard let equals = field.firstIndex(of: "=") else { return nil }
            keys[field[..<equals]] = field[field.index(after: equals)...]
        }
        for name in ["sha-512", "sha-384", "sha-256", "sha-224", "sha-1"] {
            guard let key = keys[Substring(name)].flatMap({ adapted(String($0)) }) else { continue }
            let digest = name.replacing("-", with: "")
            guard MessageDigest(rawValue: digest)?.byteCount == key.count else { return nil }
            return pbkdf2(digest: digest, iterations: fields[0], length: "\(key.count)", salt: salt, key: key)
        }
        return nil
    }

    private static func adapted(_ text: String) -> [UInt8]? {
        try? Base64.decode(Array(text.replacing(".", with: "+").utf8), padding: .optional)
    }

    private static func pbkdf2(
        digest: String, iterations: String, length: String, salt: [UInt8], key: [UInt8]
    ) -> StoredHash {
        StoredHash(
            "$pbkdf2-\(digest)$i=\(iterations),l=\(length)$\(Base64.encode(salt))$\(Base64.encode(key))",
            declaredScheme: .pbkdf2PHC)
    }
}
