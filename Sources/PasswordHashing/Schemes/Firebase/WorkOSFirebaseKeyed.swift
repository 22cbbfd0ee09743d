/// Firebase's modified scrypt as WorkOS's tools wrote it at first, a name before each field.
///
///     $firebase-scrypt$hash=<digest>$salt=<salt>$sk=<signer key>$ss=Bw==$r=8$m=14
///
/// `r` is the rounds, `m` the memory cost, log2 N; the fields stand in this order. Bytes are in base 64: read as
/// `scrypt-modified` reads them, written in the standard alphabet with padding.
///
/// Passwords: as of `scrypt-modified`.
public struct WorkOSFirebaseKeyed: FirebaseSpelling {
    public static let descriptor = SchemeDescriptor(
        .workOSFirebaseKeyed, title: "Firebase scrypt as WorkOS's tools wrote it", units: [.scryptBytes],
        shapes: [.prefix(start)],
        digestField: .init(separator: "$", index: 2, offset: 5, .base64), formats: ["workos-firebase-keyed"])

    static let start = "$firebase-scrypt$hash="

    public let parts: FirebaseParts

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 8...8, of: Self.scheme,
            form: "its prefix, hash=$salt=$sk=$ss=$r=$m=")
        guard fields[0].isEmpty, fields.text(1) == "firebase-scrypt" else {
            throw .malformed(Self.scheme, "the prefix", "is another one")
        }
        parts = try FirebaseParts(
            of: Self.scheme, hash: try fields.value("hash", 2, of: Self.scheme),
            salt: try fields.value("salt", 3, of: Self.scheme), separator: try fields.value("ss", 5, of: Self.scheme),
            signerKey: try fields.value("sk", 4, of: Self.scheme), rounds: try fields.value("r", 6, of: Self.scheme),
            memCost: try fields.value("m", 7, of: Self.scheme))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let texts = parts.texts()
        let fields = "\(texts.hash)$salt=\(texts.salt)$sk=\(texts.signerKey)$ss=\(texts.separator)"
        return StoredHash(
            "\(Self.start)\(fields)$r=\(parts.blockSize)$m=\(parts.memCost)", declaredScheme: Self.scheme)
    }
}

extension Scheme {
    public static let workOSFirebaseKeyed = Scheme("workos-firebase-keyed")
}
