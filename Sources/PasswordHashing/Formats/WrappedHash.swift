internal import HashEncoding

/// Hashes of a known scheme that another system writes behind a prefix or in another order, and clear text behind a mark.
public enum WrappedHash {
    /// The hash itself, with its scheme declared and its options set, where a text is one of a known scheme in another
    /// system's writing: `{bcrypt}$2b$…`, `argon2$argon2id$…`, `{SHA}…`. Nil for every other text.
    public static func unwrapped(_ text: String) -> StoredHash? {
        guard text.utf8.count <= StoredHash.maximumByteCount else { return nil }
        let bare = FormatBytes(HashShape.bare(Array(text.utf8)[...]))
        guard case .format(let format) = HashShape.shape(of: bare), let scheme = format.scheme else { return nil }
        switch format {
        case .springBcrypt, .springArgon2, .ldapBcrypt, .ldapArgon2:
            return BraceFormats.parts(of: bare).map { StoredHash($0.payload.text, declaredScheme: scheme) }
        case .djangoArgon2: return StoredHash("$" + bare.dropFirst(7).text, declaredScheme: scheme)
        case .djangoBcrypt: return StoredHash(bare.dropFirst(7).text, declaredScheme: scheme)
        case .mediaWikiArgon2:
            return bare.split(UInt8(ascii: ":")).last.map { StoredHash($0.text, declaredScheme: scheme) }
        case .mediaWikiMD5, .djangoMD5: return StoredHash(bare.dropFirst(bare.count - 32).text, declaredScheme: scheme)
        case .djangoSHA1: return sha(bare.dropFirst(bare.count - 40).text, byteCount: 20)
        case .ldapMD5, .ldapSHA: return digest(bare)
        case .djangoScrypt: return djangoScrypt(bare)
        case .werkzeugScrypt: return werkzeugScrypt(bare)
        default: return nil
        }
    }

    /// The password behind a mark of clear text, such as `{noop}` and `{CLEARTEXT}`; nil for every other text.
    public static func clearText(in text: String) -> String? {
        let bytes = FormatBytes(Array(text.utf8)[...])
        guard bytes.bytes.first == UInt8(ascii: "{"), case .format(let format) = HashShape.shape(of: bytes),
            format.kind == .clearText
        else { return nil }
        return BraceFormats.parts(of: bytes)?.payload.text
    }

    /// The hash behind a mark of a locked account, `!$6$…` or `*$2y$…`; nil for every other text.
    public static func locked(in text: String) -> String? {
        let bytes = FormatBytes(HashShape.bare(Array(text.utf8)[...]))
        guard let inner = MarkFormats.locked(in: bytes), MarkFormats.format(of: bytes) != nil else { return nil }
        return inner.text
    }

    /// `{MD5}` and `{SHA…}`: base64 as in RFC 2307, or hex as Spring writes it, of exactly the digest's length.
    private static func digest(_ text: FormatBytes) -> StoredHash? {
        guard let (name, payload) = BraceFormats.parts(of: text) else { return nil }
        let bytes =
            payload.isDigestHex
            ? try? Hex.decode(Array(payload.bytes)) : try? Base64.decode(Array(payload.bytes), padding: .optional)
        guard let bytes else { return nil }
        let byteCounts = [
            "md5": 16, "sha": 20, "sha1": 20, "sha-1": 20, "sha224": 28, "sha256": 32, "sha-256": 32, "sha384": 48,
            "sha-384": 48, "sha512": 64, "sha-512": 64,
        ]
        guard byteCounts[name] == bytes.count else { return nil }
        return name == "md5"
            ? StoredHash(Hex.encode(bytes), declaredScheme: .md5) : sha(Hex.encode(bytes), byteCount: bytes.count)
    }

    private static func sha(_ hex: String, byteCount: Int) -> StoredHash? {
        let versions: [Int: SHA.Version] = [20: .sha1, 28: .sha224, 32: .sha256, 48: .sha384, 64: .sha512]
        guard let version = versions[byteCount] else { return nil }
        var options = HashOptions()
        options.version = version.rawValue
        return StoredHash(hex, options: options, declaredScheme: .sha)
    }

    /// `scrypt$salt$N$r$p$base64`: the salt's text is used as it stands (Django, hashers.py, ScryptPasswordHasher).
    private static func djangoScrypt(_ text: FormatBytes) -> StoredHash? {
        let fields = text.split(UInt8(ascii: "$"))
        guard fields.count == 6, let key = try? Base64.decode(Array(fields[5].bytes), padding: .optional) else {
            return nil
        }
        return scrypt(key: key, salt: fields[1].text, costs: Array(fields[2...4]))
    }

    /// `scrypt:N:r:p$salt$hex` (Werkzeug, security.py).
    private static func werkzeugScrypt(_ text: FormatBytes) -> StoredHash? {
        let fields = text.split(UInt8(ascii: "$"))
        let costs = fields[0].split(UInt8(ascii: ":")).dropFirst()
        guard fields.count == 3, costs.count == 3, let key = try? Hex.decode(Array(fields[2].bytes)) else { return nil }
        return scrypt(key: key, salt: fields[1].text, costs: Array(costs))
    }

    private static func scrypt(key: [UInt8], salt: String, costs: [FormatBytes]) -> StoredHash? {
        let numbers = costs.compactMap { DecimalNumber.parse(Array($0.bytes), as: UInt64.self) }
        guard numbers.count == 3 else { return nil }
        var options = HashOptions()
        options.salt = salt
        (options.cpu, options.memory, options.parallel) = (numbers[0], numbers[1], numbers[2])
        options.length = UInt64(key.count)
        return StoredHash(Hex.encode(key), options: options, declaredScheme: .scrypt)
    }
}
