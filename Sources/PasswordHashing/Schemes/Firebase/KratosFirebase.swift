/// Firebase's modified scrypt as Ory Kratos keeps it (hash/hash_comparator.go).
///
///     $firescrypt$ln=14,r=8,p=1$<salt>$<digest>$<salt separator>$<signer key>
///
/// `ln` is the memory cost, log2 N; `r` the rounds; the three stand in this order. Bytes are in base 64: read as
/// `scrypt-modified` reads them, written in the standard alphabet with padding, as Kratos asks for them.
///
/// Passwords: as of `scrypt-modified`.
public struct KratosFirebase: FirebaseSpelling {
    public static let descriptor = SchemeDescriptor(
        .kratosFirebase, title: "Firebase scrypt as Ory Kratos keeps it", units: [.scryptBytes],
        shapes: [.prefix("$firescrypt$")],
        digestField: .init(separator: "$", index: 4, .base64), formats: ["kratos-firebase"])

    public let parts: FirebaseParts

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 7...7, of: Self.scheme,
            form: "its prefix, parameters$salt$digest$separator$key")
        guard fields[0].isEmpty, fields.text(1) == "firescrypt" else {
            throw .malformed(Self.scheme, "the prefix", "is another one")
        }
        let values = try HashFields(
            fields[2], separator: ",", counts: 3...3, of: Self.scheme, form: "ln=,r=,p= before its salt")
        parts = try FirebaseParts(
            of: Self.scheme, hash: fields[4], salt: fields[3], separator: fields[5], signerKey: fields[6],
            rounds: try values.value("r", 1, of: Self.scheme), memCost: try values.value("ln", 0, of: Self.scheme),
            parallelism: try values.value("p", 2, of: Self.scheme))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let texts = parts.texts()
        let costs = "ln=\(parts.memCost),r=\(parts.blockSize),p=\(parts.parallelism)"
        return StoredHash(
            "$firescrypt$\(costs)$\(texts.salt)$\(texts.hash)$\(texts.separator)$\(texts.signerKey)",
            declaredScheme: Self.scheme)
    }
}

extension Scheme {
    public static let kratosFirebase = Scheme("kratos-firebase")
}
