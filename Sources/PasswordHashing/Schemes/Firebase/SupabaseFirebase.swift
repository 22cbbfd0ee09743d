/// Firebase's modified scrypt as Supabase Auth keeps it (internal/crypto/password.go).
///
///     $fbscrypt$v=1,n=14,r=8,p=1,ss=Bw==,sk=<signer key>$<salt>$<digest>
///
/// `n` is the memory cost, log2 N; `r` the rounds. The parameters stand in this order; `ss`, the salt separator, may be absent
/// and is then empty. Bytes are in base 64: read as `scrypt-modified` reads them, written in the standard alphabet with
/// padding. Version 1 is the only one.
///
/// Passwords: as of `scrypt-modified`.
public struct SupabaseFirebase: FirebaseSpelling {
    public static let descriptor = SchemeDescriptor(
        .supabaseFirebase, title: "Firebase scrypt as Supabase keeps it", units: [.scryptBytes],
        shapes: [.prefix("$fbscrypt$")],
        digestField: .last(after: "$", .base64), formats: ["supabase-firebase"])

    public let parts: FirebaseParts

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 5...5, of: Self.scheme, form: "its prefix, parameters$salt$digest"
        )
        guard fields[0].isEmpty, fields.text(1) == "fbscrypt" else {
            throw .malformed(Self.scheme, "the prefix", "is another one")
        }
        let values = try HashFields(
            fields[2], separator: ",", counts: 5...6, of: Self.scheme, form: "v=,n=,r=,p=,ss=,sk= before its salt")
        guard try values.value("v", 0, of: Self.scheme).elementsEqual("1".utf8) else {
            throw HashFormatError(.unsupported, Self.scheme, field: "v", reason: "is not 1, the only version there is")
        }
        let hasSeparator = values.count == 6
        parts = try FirebaseParts(
            of: Self.scheme, hash: fields[4], salt: fields[3],
            separator: hasSeparator ? try values.value("ss", 4, of: Self.scheme) : [],
            signerKey: try values.value("sk", hasSeparator ? 5 : 4, of: Self.scheme),
            rounds: try values.value("r", 2, of: Self.scheme), memCost: try values.value("n", 1, of: Self.scheme),
            parallelism: try values.value("p", 3, of: Self.scheme))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let texts = parts.texts()
        let separator = texts.separator.isEmpty ? "" : "ss=\(texts.separator),"
        let costs = "v=1,n=\(parts.memCost),r=\(parts.blockSize),p=\(parts.parallelism)"
        return StoredHash(
            "$fbscrypt$\(costs),\(separator)sk=\(texts.signerKey)$\(texts.salt)$\(texts.hash)",
            declaredScheme: Self.scheme)
    }
}

extension Scheme {
    public static let supabaseFirebase = Scheme("supabase-firebase")
}
