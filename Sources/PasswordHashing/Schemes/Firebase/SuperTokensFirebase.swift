/// Firebase's modified scrypt as SuperTokens Core keeps it (ParsedFirebaseSCryptResponse).
///
///     $f_scrypt$<digest>$<salt>$m=14$r=8$s=Bw==        option signerKey
///
/// The signer key stands in the server's configuration (`firebase_password_hashing_signer_key`) and must be given as an
/// option. `m` is the memory cost, log2 N; `r` the rounds; `s` the salt separator: read in any order, written in this one.
/// Bytes are in base 64: read as `scrypt-modified` reads them, written in the standard alphabet with padding.
///
/// Passwords: as of `scrypt-modified`. SuperTokens itself reads them as US-ASCII, and refuses its users others.
public struct SuperTokensFirebase: FirebaseSpelling {
    public static let descriptor = SchemeDescriptor(
        .superTokensFirebase, title: "Firebase scrypt as SuperTokens keeps it", units: [.scryptBytes],
        shapes: [.prefix("$f_scrypt$")],
        options: [.signerKey], digestField: .init(separator: "$", index: 2, .base64),
        formats: ["supertokens-firebase"])

    public let parts: FirebaseParts

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        let options = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 7...7, of: Self.scheme,
            form: "its prefix, digest$salt$m=$r=$s=")
        guard fields[0].isEmpty, fields.text(1) == "f_scrypt" else {
            throw .malformed(Self.scheme, "the prefix", "is another one")
        }
        func value(_ name: String) throws(HashFormatError) -> ArraySlice<UInt8> {
            let places = (4...6).filter { fields[$0].starts(with: "\(name)=".utf8) }
            guard let place = places.first, places.count == 1 else {
                throw .malformed(Self.scheme, name, "is missing or there twice")
            }
            return fields[place].dropFirst(2)
        }
        parts = try FirebaseParts(
            of: Self.scheme, hash: fields[2], salt: fields[3], separator: try value("s"),
            signerKey: try options.text(.signerKey).utf8, rounds: try value("r"), memCost: try value("m"))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let texts = parts.texts()
        var options = HashOptions()
        options.signerKey = texts.signerKey
        let costs = "m=\(parts.memCost)$r=\(parts.blockSize)$s=\(texts.separator)"
        return StoredHash(
            "$f_scrypt$\(texts.hash)$\(texts.salt)$\(costs)", options: options, declaredScheme: Self.scheme)
    }
}

extension Scheme {
    public static let superTokensFirebase = Scheme("supertokens-firebase")
}
