/// Firebase's modified scrypt as WorkOS takes it (`password_hash_type` firebase-scrypt).
///
///     $firebase-scrypt$v=1$r=8,m=14,ss=Bw,sk=<signer key>$<salt>$<digest>
///
/// `r` is the rounds, `m` the memory cost, log2 N; the parameters stand in this order. Bytes are in base 64: read as
/// `scrypt-modified` reads them, written in the standard alphabet without padding. WorkOS's tools wrote another form of the
/// same start before: `WorkOSFirebaseKeyed`.
///
/// Passwords: as of `scrypt-modified`.
public struct WorkOSFirebase: FirebaseSpelling {
    public static let descriptor = SchemeDescriptor(
        .workOSFirebase, title: "Firebase scrypt as WorkOS takes it", units: [.scryptBytes],
        shapes: [
            .prefixed("$firebase-scrypt$") {
                $0.hash.utf8.starts(with: WorkOSFirebaseKeyed.start.utf8) ? .none : .certain
            }
        ], digestField: .last(after: "$", .base64), formats: ["workos-firebase"])

    public let parts: FirebaseParts

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 6...6, of: Self.scheme,
            form: "its prefix, version$parameters$salt$digest")
        guard fields[0].isEmpty, fields.text(1) == "firebase-scrypt" else {
            throw .malformed(Self.scheme, "the prefix", "is another one")
        }
        guard try fields.value("v", 2, of: Self.scheme).elementsEqual("1".utf8) else {
            throw HashFormatError(.unsupported, Self.scheme, field: "v", reason: "is not 1, the only version there is")
        }
        let values = try HashFields(
            fields[3], separator: ",", counts: 4...4, of: Self.scheme, form: "r=,m=,ss=,sk= before its salt")
        parts = try FirebaseParts(
            of: Self.scheme, hash: fields[5], salt: fields[4], separator: try values.value("ss", 2, of: Self.scheme),
            signerKey: try values.value("sk", 3, of: Self.scheme), rounds: try values.value("r", 0, of: Self.scheme),
            memCost: try values.value("m", 1, of: Self.scheme))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let texts = parts.texts(padded: false)
        let values = "r=\(parts.blockSize),m=\(parts.memCost),ss=\(texts.separator),sk=\(texts.signerKey)"
        return StoredHash(
            "$firebase-scrypt$v=1$\(values)$\(texts.salt)$\(texts.hash)", declaredScheme: Self.scheme)
    }
}

extension Scheme {
    public static let workOSFirebase = Scheme("workos-firebase")
}
