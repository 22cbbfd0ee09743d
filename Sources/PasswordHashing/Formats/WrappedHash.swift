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
        case .prefix: return inner(body, rule.format.scheme)
        case .hex(let count): return (try? Hex.decode(Array(body.suffix(count)))).flatMap(digest)
        case .base64: return (try? Base64.decode(body, padding: .optional)).flatMap(digest)
        case .werkzeugScrypt: return werkzeugScrypt(body)
        case .djangoScrypt: return djangoScrypt(body)
        case .mediaWikiBcrypt: return mediaWikiBcrypt(body)
        case .doubleBcrypt: return doubleBcrypt(body)
        case .clerkPepper: return clerkPepper(array(hash))
        }
    }

    /// The same, where nothing beside the text and no declaration says otherwise.
    public static func unwrapped(_ stored: StoredHash) -> StoredHash? {
        // What starts with a dollar is in its scheme's own writing, but for Clerk's pepper behind a bcrypt: a million rows are
        // not looked up.
        guard stored.options.isEmpty,
            stored.hash.utf8.first != UInt8(ascii: "$") || BcryptText.hasMore(stored.hash),
            let inner = unwrapped(stored.hash)
        else { return nil }
        return stored.declaredScheme == nil || stored.declaredScheme == inner.declaredScheme ? inner : nil
    }

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

    /// Django writes `argon2$argon2id$…`: the lead's `$` is the hash's own.
    private static func inner(_ body: [UInt8], _ scheme: Scheme?) -> StoredHash {
        let dollar = body.first == UInt8(ascii: "$") ? "" : "$"
        return StoredHash(dollar + String(decoding: body, as: UTF8.self), declaredScheme: scheme)
    }

    /// The versions of SHA that systems write without saying more than the length.
    private static func digest(_ bytes: [UInt8]) -> StoredHash? {
        let version: SHA.Version
        switch bytes.count {
        case 16: return StoredHash(Hex.encode(bytes), declaredScheme: .md5)
        case 20: version = .sha1
        case 32: version = .sha256
        case 48: version = .sha384
        case 64: version = .sha512
        default: return nil
        }
        var options = HashOptions()
        options.version = version.rawValue
        return StoredHash(Hex.encode(bytes), options: options, declaredScheme: .sha)
    }

    /// `N:r:p$salt$hex` (Werkzeug, security.py): the salt's characters enter scrypt as they stand.
    private static func werkzeugScrypt(_ body: [UInt8]) -> StoredHash? {
        let fields = body.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false)
        let costs = fields[0].split(separator: UInt8(ascii: ":"))
        guard fields.count == 3, costs.count == 3, let digest = try? Hex.decode(Array(fields[2])) else { return nil }
        return scrypt(digest, salt: fields[1], costN: costs[0], blockSize: costs[1], parallelism: costs[2])
    }

    /// `N$salt$r$p$base64` (django.contrib.auth.hashers): the salt's characters enter scrypt as they stand.
    private static func djangoScrypt(_ body: [UInt8]) -> StoredHash? {
        let fields = body.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false)
        guard fields.count == 5, let digest = try? Base64.decode(Array(fields[4]), padding: .optional) else {
            return nil
        }
        return scrypt(digest, salt: fields[1], costN: fields[0], blockSize: fields[2], parallelism: fields[3])
    }

    private static func scrypt(
        _ digest: [UInt8], salt: ArraySlice<UInt8>, costN: ArraySlice<UInt8>, blockSize: ArraySlice<UInt8>,
        parallelism: ArraySlice<UInt8>
    ) -> StoredHash? {
        var options = HashOptions()
        options.salt = String(decoding: salt, as: UTF8.self)
        options.cpu = DecimalNumber.parse(costN, as: UInt64.self)
        options.memory = DecimalNumber.parse(blockSize, as: UInt64.self)
        options.parallel = DecimalNumber.parse(parallelism, as: UInt64.self)
        options.length = UInt64(digest.count)
        guard options.cpu != nil, options.memory != nil, options.parallel != nil else { return nil }
        return StoredHash(Hex.encode(digest), options: options, declaredScheme: .scrypt)
    }
}
