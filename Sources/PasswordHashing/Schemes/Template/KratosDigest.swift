internal import CryptoPrimitives
internal import HashEncoding

/// A digest or an HMAC as Ory Kratos keeps those that it imports (hash/hash_comparator.go).
///
///     $sha256$pf=e1NBTFR9e1BBU1NXT1JEfQ==$c2FsdA==$<base64 of the digest>
///     $md5$<base64 of the digest>
///     $hmac-sha256$<base64 of the code in hex>$<base64 of the key>
///
/// `pf` is base64 of a text in which `{PASSWORD}` and `{SALT}` stand for these; the digest is of MD5, SHA-1, SHA-256 or
/// SHA-512. An HMAC is of MD4, MD5, SHA-1 or any SHA-2 over the password. Base64 is the standard one with padding. A `pf`
/// without `{PASSWORD}` would verify every password, and is refused.
///
/// Passwords: any bytes, NUL included, of any length.
public struct KratosDigest: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .kratosDigest, title: "A digest of Ory Kratos", units: [.digests], shapes: shapes,
        digestField: .init { stored in
            (try? KratosDigest(parsing: stored)).flatMap { $0.digestRange(in: Array(stored.hash.utf8)) }
        },
        formats: ["kratos-digest", "kratos-md5", "kratos-hmac"])

    private static let digests: [MessageDigest] = [.md5, .sha1, .sha256, .sha512]
    private static let hmacDigests: [MessageDigest] = [.md4, .md5, .sha1, .sha224, .sha256, .sha384, .sha512]

    private let function: MessageDigest
    private let isHMAC: Bool
    private let expression: TemplateExpression
    /// The text of `pf`; nil where there is none.
    private let form: Salt?
    /// The salt, or the key of an HMAC.
    private let salt: Salt
    public let digest: Digest

    // MARK: Recognition

    private static let shapes: [SchemeDescriptor.Shape] =
        digests.map { .prefix("$\($0.rawValue)$pf=") } + hmacDigests.map { .prefix("$hmac-\($0.rawValue)$") }
        + [.prefixed("$md5$", isBareMD5)]

    /// 16 bytes in base64 and nothing else: SunMD5 has a dollar behind its salt.
    private static func isBareMD5(_ stored: StoredHash) -> Recognition {
        let text = stored.hash.utf8
        return text.count == 29 && text.suffix(2).elementsEqual("==".utf8)
            && !text.dropFirst(5).contains(UInt8(ascii: "$"))
            ? .certain : .none
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 3...5, of: .kratosDigest,
            form: "$digest$hash, $digest$pf=form$salt$hash or $hmac-digest$hash$key")
        let name = fields.text(1)
        let isHMAC = name.hasPrefix("hmac-")
        let known = isHMAC ? Self.hmacDigests : Self.digests
        guard fields[0].isEmpty, let function = known.first(where: { name == (isHMAC ? "hmac-" : "") + $0.rawValue })
        else { throw .malformed(.kratosDigest, "the identifier", "is none of Kratos' digests") }
        self.isHMAC = isHMAC
        self.function = function
        if isHMAC {
            guard fields.count == 4 else { throw .malformed(.kratosDigest, "the text", "is not $hmac-digest$hash$key") }
            let hex = try Self.base64(fields[2], "the hash")
            guard let code = try? Hex.decode(hex), code.count == function.byteCount else {
                throw .malformed(.kratosDigest, "the hash", "is not \(2 * function.byteCount) hex digits in base64")
            }
            digest = Digest(code)
            salt = Salt(bytes: try Self.base64(fields[3], "the key"))
            form = nil
            expression = .hmac(function, .raw, key: .variable(.salt), message: .variable(.password))
            return
        }
        guard fields.count == 5 || fields.count == 3 && function == .md5 else {
            throw .malformed(.kratosDigest, "the text", "is not $digest$pf=form$salt$hash")
        }
        if fields.count == 5 {
            guard fields[2].starts(with: "pf=".utf8) else {
                throw .malformed(.kratosDigest, "the form", "does not start with pf=")
            }
            let form = try Self.base64(fields[2].dropFirst(3), "the form")
            expression = .digest(function, .raw, try Self.expression(of: form))
            self.form = Salt(bytes: form)
            salt = Salt(bytes: try Self.base64(fields[3], "the salt"))
        } else {
            (form, salt) = (nil, Salt(bytes: []))
            expression = .digest(function, .raw, .variable(.password))
        }
        let bytes = try Self.base64(fields[fields.count - 1], "the hash")
        guard bytes.count == function.byteCount else {
            throw .malformed(.kratosDigest, "the hash", "is not \(function.byteCount) bytes")
        }
        digest = Digest(bytes)
    }

    private static func base64(_ text: ArraySlice<UInt8>, _ field: String) throws(HashFormatError) -> [UInt8] {
        guard text.count.isMultiple(of: 4), let bytes = try? Base64.decode(Array(text), padding: .optional) else {
            throw .malformed(.kratosDigest, field, "is not base64 with padding")
        }
        return bytes
    }

    /// The parts of a form, from left to right, as Go's `strings.Replacer` finds them.
    private static func expression(of form: [UInt8]) throws(HashFormatError) -> TemplateExpression {
        let names: [(text: [UInt8], variable: TemplateVariable)] = [
            (Array("{SALT}".utf8), .salt), (Array("{PASSWORD}".utf8), .password),
        ]
        var parts: [TemplateExpression] = []
        var literal: [UInt8] = []
        var rest = form[...]
        while let first = rest.first {
            if let (text, variable) = names.first(where: { rest.starts(with: $0.text) }) {
                if !literal.isEmpty { parts.append(.literal(literal)) }
                literal = []
                parts.append(.variable(variable))
                rest.removeFirst(text.count)
            } else {
                literal.append(first)
                rest.removeFirst()
            }
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        guard parts.contains(.variable(.password)) else {
            throw .malformed(.kratosDigest, "the form", "has no {PASSWORD}")
        }
        guard parts.count <= TemplateBounds.nodeCount else {
            throw .malformed(.kratosDigest, "the form", "has more than \(TemplateBounds.nodeCount) parts")
        }
        return .join(parts)
    }

    // MARK: Writing

    public var stored: StoredHash {
        let code = isHMAC ? Array(Hex.encode(digest.bytes).utf8) : digest.bytes
        let hash = Base64.encode(code, padded: true)
        let salt = Base64.encode(salt.bytes, padded: true)
        let text =
            if isHMAC {
                "$hmac-\(function.rawValue)$\(hash)$\(salt)"
            } else if let form {
                "$\(function.rawValue)$pf=\(Base64.encode(form.bytes, padded: true))$\(salt)$\(hash)"
            } else {
                "$\(function.rawValue)$\(hash)"
            }
        return StoredHash(text, declaredScheme: .kratosDigest)
    }

    /// Of a code in hex its first character: elsewhere, a bit that flips may leave no hex digit.
    private func digestRange(in text: [UInt8]) -> Range<Int>? {
        let fields = text.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false)
        return isHMAC ? fields[2].prefix(1).indices : fields.last?.indices
    }

    public var publicParameters: [HashParameter] {
        [HashParameter("digest", function.rawValue), HashParameter("form", isHMAC ? "hmac" : "digest")]
    }

    // MARK: Cost

    public static let strengthRules = TemplatedDigest.strengthRules

    public var strength: HashStrength { protection.strengthOfDigests }

    /// A key is no salt: it is the same for all users. An empty one is none.
    public var protection: SchemeDescriptor.Protection {
        guard !salt.bytes.isEmpty, isHMAC || expression.uses(.salt) else { return .unsalted }
        return isHMAC ? .keyed : .salted
    }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        KeyDerivation(TemplateDerivation(expression: expression, saltByteCount: salt.bytes.count), salt: salt)
    }
}

extension Scheme {
    public static let kratosDigest = Scheme("kratos-digest")
}
