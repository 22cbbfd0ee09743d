internal import HashEncoding

/// Hashes of a known scheme that another system writes behind a prefix or in another order, and clear text behind a
/// mark.
public enum WrappedHash {
    /// The hash itself, with its scheme declared and its options set, where a text is one of a known scheme in another
    /// system's writing: `{bcrypt}$2b$…`, `argon2$argon2id$…`, `{SHA}…`. Nil for every other text.
    public static func unwrapped(_ text: String) -> StoredHash? {
        guard text.utf8.count <= StoredHash.maximumByteCount else { return nil }
        let bytes = text.utf8.span
        let hash = bytes.extracting(HashShape.bounds(of: bytes))
        guard let (rule, start) = FormatTable.rule(of: hash), let wrapping = rule.wrapping else { return nil }
        let body = array(hash.extracting(droppingFirst: start))
        switch wrapping {
        case .prefix:
            // Django writes `argon2$argon2id$…`: the lead's dollar is the hash's own.
            let isShared = hash[start - 1] == UInt8(ascii: "$") && body.first != UInt8(ascii: "$")
            return inner((isShared ? "$" : "") + String(decoding: body, as: UTF8.self), rule.format.scheme)
        case .nt: return (try? Hex.decode(body.filter { $0 != UInt8(ascii: " ") })).flatMap(nt)
        case .ntBase64:
            return (try? Base64.decode(body.filter { $0 != UInt8(ascii: " ") }, padding: .optional)).flatMap(nt)
        case .hex(let count): return (try? Hex.decode(Array(body.suffix(count)))).flatMap(digest)
        case .hexAlone: return (try? Hex.decode(body)).flatMap(digest)
        case .hexBehindDollar: return (try? Hex.decode(Array(body.dropFirst()))).flatMap(digest)
        case .base64: return (try? Base64.decode(body, padding: .optional)).flatMap(digest)
        case .base64SHA3: return (try? Base64.decode(body, padding: .optional)).flatMap(sha3)
        case .mediaWikiBcrypt: return mediaWikiBcrypt(body)
        case .doubleBcrypt: return doubleBcrypt(body)
        case .clerkPepper: return clerkPepper(array(hash))
        case .desCrypt: return StoredHash(String(decoding: body.suffix(13), as: UTF8.self), declaredScheme: .desCrypt)
        case .kratosCrypt: return kratosCrypt(array(hash))
        case .mssql2000: return mssql2000(body)
        case .logto: return logto(array(hash))
        case .passlibSCRAM: return passlibSCRAM(body)
        }
    }

    /// The same, where nothing beside the text and no declaration says otherwise.
    public static func unwrapped(_ stored: StoredHash) -> StoredHash? {
        guard stored.options.isEmpty, canBeWrapped(stored.hash), let inner = unwrapped(stored.hash) else { return nil }
        return stored.declaredScheme == nil || stored.declaredScheme == inner.declaredScheme ? inner : nil
    }

    /// What starts with a dollar is in its scheme's own writing, but for these: a million rows are not looked up.
    private static func canBeWrapped(_ text: String) -> Bool {
        guard text.utf8.first == UInt8(ascii: "$") else { return true }
        return BcryptText.hasMore(text) || leadsBehindDollar.contains { text.utf8.starts(with: $0.utf8) }
    }

    private static let leadsBehindDollar = kratosCryptLeads.keys + ["$scram$"]

    /// The password behind a mark of clear text, such as `{noop}` and `{CLEARTEXT}`; nil for every other text.
    ///
    /// Everything behind the mark is the password, white space included.
    public static func clearText(in text: String) -> String? {
        guard text.utf8.count <= StoredHash.maximumByteCount else { return nil }
        let bytes = text.utf8.span
        let bounds = HashShape.bounds(of: bytes)
        guard let (rule, start) = FormatTable.rule(of: bytes.extracting(bounds)), rule.format.kind == .clearText else {
            return nil
        }
        let end = bytes[0] == UInt8(ascii: "\"") ? bounds.upperBound : bytes.count
        return self.text(bytes.extracting(bounds.lowerBound + start..<end))
    }

    /// The hash behind a mark of a locked account, `!$6$…` or `*$2y$…`; nil for every other text.
    public static func locked(in text: String) -> String? {
        guard text.utf8.count <= StoredHash.maximumByteCount else { return nil }
        let bytes = text.utf8.span
        let hash = bytes.extracting(HashShape.bounds(of: bytes))
        return AccountMark.hashStart(in: hash).map { self.text(hash.extracting(droppingFirst: $0)) }
    }

    // MARK: Taking a hash out

    private static func array(_ bytes: Span<UInt8>) -> [UInt8] {
        var array: [UInt8] = []
        array.reserveCapacity(bytes.count)
        for offset in bytes.indices { array.append(bytes[offset]) }
        return array
    }

    private static func text(_ bytes: Span<UInt8>) -> String { String(decoding: array(bytes), as: UTF8.self) }

    /// The hash behind a prefix: of the scheme that the prefix says, or of the one that its text is of.
    ///
    /// What is merely possible is left, but for the 13 characters of crypt(3)'s DES, which nothing else behind such a
    /// prefix has.
    private static func inner(_ text: String, _ scheme: Scheme?) -> StoredHash? {
        if let scheme { return StoredHash(text, declaredScheme: scheme) }
        if let hash = unwrapped(text) { return hash }
        switch SchemeRegistry.standard.identify(StoredHash(text)) {
        case .certain(let found): return StoredHash(text, declaredScheme: found)
        case .possible(let schemes, _) where schemes.contains(.desCrypt) && text.utf8.count == 13:
            return StoredHash(text, declaredScheme: .desCrypt)
        case .possible, .unrecognized: return nil
        }
    }

    /// The NT hash of Windows and Samba: of UTF-16, where crypt(3)'s `$3$` widens bytes.
    private static func nt(_ bytes: [UInt8]) -> StoredHash? {
        guard bytes.count == 16 else { return nil }
        var options = HashOptions()
        options[.template] = .text("nt-hash")
        return StoredHash(Hex.encode(bytes), options: options, declaredScheme: .digestTemplate)
    }

    /// The versions of SHA that systems write without saying more than the length.
    private static func digest(_ bytes: [UInt8]) -> StoredHash? {
        let version: SHA.Version
        switch bytes.count {
        case 16: return StoredHash(Hex.encode(bytes), declaredScheme: .md5)
        case 20: version = .sha1
        case 28: version = .sha224
        case 32: version = .sha256
        case 48: version = .sha384
        case 64: version = .sha512
        default: return nil
        }
        return sha(bytes, version)
    }

    private static func sha3(_ bytes: [UInt8]) -> StoredHash? {
        switch bytes.count {
        case 28: sha(bytes, .sha3_224)
        case 32: sha(bytes, .sha3_256)
        case 48: sha(bytes, .sha3_384)
        case 64: sha(bytes, .sha3_512)
        default: nil
        }
    }

    private static func sha(_ bytes: [UInt8], _ version: SHA.Version) -> StoredHash {
        var options = HashOptions()
        options.version = version.rawValue
        return StoredHash(Hex.encode(bytes), options: options, declaredScheme: .sha)
    }
}
