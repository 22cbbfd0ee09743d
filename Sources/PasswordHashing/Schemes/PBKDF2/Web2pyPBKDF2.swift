internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 as web2py and py4web write it (pyDAL, `validators.CRYPT`).
///
///     pbkdf2(1000,20,sha512)$<salt>$<key in hex>
///
/// The numbers are the iterations (1 to 2^32 - 1) and the bytes of key; the digest is one of MD5, SHA-1 and SHA-2, its name
/// read in either case. The salt is text without `$`, used as it stands, and may be empty. The key that web2py mixes into
/// other digests does not enter this one.
///
/// Passwords: any bytes; pyDAL takes 1024. HMAC pads one of under a block (64 bytes, or 128) with zeros, so NUL bytes at its
/// end make no difference.
public struct Web2pyPBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .web2pyPBKDF2, title: "web2py PBKDF2", units: [.pbkdf2Iterations], shapes: [.prefix("pbkdf2(")],
        digestField: .last(after: "$", .hex),
        formats: ["pbkdf2-web2py"])

    public let parts: PBKDF2Parts

    private static let digests: [MessageDigest] = [.md5, .sha1, .sha224, .sha256, .sha384, .sha512]

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let form = "pbkdf2(iterations,length,digest)$salt$key"
        let fields = try HashFields(stored.hash.utf8, separator: "$", counts: 3...3, of: .web2pyPBKDF2, form: form)
        guard fields[0].starts(with: "pbkdf2(".utf8), fields[0].last == UInt8(ascii: ")") else {
            throw .malformed(.web2pyPBKDF2, "the text", "is not \(form)")
        }
        let parameters = try HashFields(
            fields[0].dropFirst("pbkdf2(".utf8.count).dropLast(), separator: ",", counts: 3...3, of: .web2pyPBKDF2,
            form: form)
        let name = parameters.text(2).lowercased()
        guard let digest = Self.digests.first(where: { $0.rawValue == name }) else {
            throw .malformed(.web2pyPBKDF2, "the digest", "is none of web2py's")
        }
        let length = try parameters.number(1, "the length", in: PBKDF2Parts.keyByteCounts)
        parts = PBKDF2Parts(
            digest, iterations: try parameters.number(0, "the iterations", in: PBKDF2Parts.iterationRange),
            salt: try fields.textSalt(1, byteCounts: PBKDF2Parts.saltByteCounts),
            key: try fields.hex(2, "the key", byteCounts: length...length))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let function = parts.function
        let parameters = "\(function.iterations),\(digest.count),\(function.digest.rawValue)"
        return StoredHash(
            "pbkdf2(\(parameters))$\(parts.saltText)$\(Hex.encode(digest.bytes))", declaredScheme: .web2pyPBKDF2)
    }
}

extension Scheme {
    public static let web2pyPBKDF2 = Scheme("web2py-pbkdf2")
}
