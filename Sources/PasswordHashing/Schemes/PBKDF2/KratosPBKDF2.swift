internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 as Ory Kratos reads it, where it differs from everybody else: `sha224` and `sha384` are SHA-3.
///
///     $pbkdf2-sha384$i=100000,l=32$<salt>$<digest>
///
/// hash/hasher_pbkdf2.go makes the key with `sha3.New224` and `sha3.New384`; `sha1`, `sha256` and `sha512` are themselves.
/// hash/hash_comparator.go scans `i=%d,l=%d`, both and in this order, and decodes base 64 without padding. The text is
/// that of `PBKDF2PHC`: these two are ambiguous until one of the schemes is declared, the others are read as that one.
///
/// Passwords: any bytes, of any length. HMAC pads one of under a block (104 and 144 bytes of SHA-3) with zeros, so NUL
/// bytes at its end make no difference.
public struct KratosPBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .kratosPBKDF2, title: "PBKDF2 (Ory Kratos)", units: [.pbkdf2Iterations],
        shapes: ["sha224", "sha384"].map { .prefixed("$pbkdf2-\($0)$", recognition) },
        digestField: .last(after: "$", .base64))

    public let parts: PBKDF2Parts

    private static let names: [String: MessageDigest] = [
        "sha1": .sha1, "sha224": .sha3_224, "sha256": .sha256, "sha384": .sha3_384, "sha512": .sha512,
    ]

    // MARK: Recognition

    private static func recognition(of stored: StoredHash) -> Recognition {
        PBKDF2PHC.hasParameters(stored) ? .possible : .none
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 5...5, of: .kratosPBKDF2,
            form: "$pbkdf2-digest$i=n,l=n$salt$digest")
        let identifier = fields.text(1)
        guard fields[0].isEmpty, identifier.hasPrefix("pbkdf2-"),
            let digest = Self.names[String(identifier.dropFirst(7))]
        else { throw .malformed(.kratosPBKDF2, "the identifier", "names no digest of Kratos") }
        let parameters = try HashFields(
            fields[2], separator: ",", counts: 2...2, of: .kratosPBKDF2, form: "$pbkdf2-digest$i=n,l=n$salt$digest")
        let iterations = try Self.number(parameters[0], "i")
        let key = try Self.bytes(of: fields[4], "the digest", PBKDF2Parts.keyByteCounts)
        guard try Self.number(parameters[1], "l") == key.count else {
            throw .malformed(.kratosPBKDF2, "the digest", "is not as long as l says")
        }
        parts = PBKDF2Parts(
            digest, iterations: iterations, salt: try Self.bytes(of: fields[3], "the salt", PBKDF2Parts.saltByteCounts),
            key: key)
    }

    private static func number(_ text: ArraySlice<UInt8>, _ name: String) throws(HashFormatError) -> UInt32 {
        guard text.starts(with: "\(name)=".utf8), let number = DecimalNumber.parse(text.dropFirst(2), as: UInt32.self),
            number > 0
        else { throw .malformed(.kratosPBKDF2, "the parameter \(name)", "is not a number from 1 to 2^32 - 1") }
        return number
    }

    private static func bytes(
        of text: ArraySlice<UInt8>, _ field: String, _ byteCounts: ClosedRange<Int>
    ) throws(HashFormatError) -> [UInt8] {
        guard let bytes = try? Base64.decode(Array(text)), byteCounts.contains(bytes.count) else {
            throw .malformed(
                .kratosPBKDF2, field,
                "is not \(byteCounts.lowerBound) to \(byteCounts.upperBound) bytes in base64 without padding")
        }
        return bytes
    }

    // MARK: Writing

    public var stored: StoredHash {
        let name = Self.names.first { $0.value == parts.function.digest }?.key ?? ""
        let parameters = "i=\(parts.function.iterations),l=\(digest.count)"
        let (salt, key) = (Base64.encode(parts.salt.bytes), Base64.encode(digest.bytes))
        return StoredHash("$pbkdf2-\(name)$\(parameters)$\(salt)$\(key)", declaredScheme: .kratosPBKDF2)
    }
}

extension Scheme {
    public static let kratosPBKDF2 = Scheme("kratos-pbkdf2")
}
