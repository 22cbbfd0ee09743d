/// Firebase's modified scrypt as Clerk takes it (`password_hasher` scrypt_firebase).
///
///     <digest>$<salt>$<signer key>$<salt separator>$8$14
///
/// The rounds, then the memory cost, log2 N, stand at the end. Bytes are in base 64: read as `scrypt-modified` reads them,
/// written in the standard alphabet with padding.
///
/// Passwords: as of `scrypt-modified`.
public struct ClerkFirebase: FirebaseSpelling {
    public static let descriptor = SchemeDescriptor(
        .clerkFirebase, title: "Firebase scrypt as Clerk takes it", units: [.scryptBytes],
        shapes: starts.map { .start($0, recognition) }, digestField: .init(separator: "$", index: 0, .base64),
        formats: ["clerk-firebase"])

    public let parts: FirebaseParts

    // MARK: Recognition

    private static let starts: [UInt8] = (UInt8.min...UInt8.max).filter { ByteSet.base64.contains($0) }

    /// Six fields, two of them as long as a key in base 64, and two numbers.
    private static func recognition(of stored: StoredHash) -> Recognition {
        guard stored.hash.utf8.count > 2 * shortestKey else { return .none }
        let fields = stored.hash.utf8.split(
            separator: UInt8(ascii: "$"), maxSplits: 6, omittingEmptySubsequences: false)
        guard fields.count == 6, fields[0].count >= shortestKey, fields[2].count >= shortestKey,
            fields[4...].allSatisfy({ HashFields.areDigits($0) })
        else { return .none }
        return fields[..<4].allSatisfy { $0.allSatisfy(base64.contains) } ? .certain : .none
    }

    /// 30 bytes in base 64; a project's key has 64.
    private static let shortestKey = 40
    private static let base64 = ByteSet("az", "AZ", "09", "++", "//", "--", "__", "==")

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 6...6, of: Self.scheme,
            form: "digest$salt$key$separator$rounds$cost")
        parts = try FirebaseParts(
            of: Self.scheme, hash: fields[0], salt: fields[1], separator: fields[3], signerKey: fields[2],
            rounds: fields[4], memCost: fields[5])
    }

    // MARK: Writing

    public var stored: StoredHash {
        let texts = parts.texts()
        let fields = "\(texts.hash)$\(texts.salt)$\(texts.signerKey)$\(texts.separator)"
        return StoredHash("\(fields)$\(parts.blockSize)$\(parts.memCost)", declaredScheme: Self.scheme)
    }
}

extension Scheme {
    public static let clerkFirebase = Scheme("clerk-firebase")
}
