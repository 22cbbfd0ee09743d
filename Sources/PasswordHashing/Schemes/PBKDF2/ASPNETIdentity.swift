internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 as ASP.NET Identity (version 2) and ASP.NET Core Identity (version 3) write it: one block in base 64.
///
///     AQAAAAIAAYagAAAAEAABAgMEBQYHCAkKCwwNDg/Q8A0WMKbtHQJQ2DHCdoEeeFBrgNlldq6vH4qX/CGqGQ==
///
/// Version 2 is a zero byte, 16 bytes of salt and 32 of key, by SHA-1 with 1000 iterations. Version 3 is a one, then the
/// digest (0 SHA-1, 1 SHA-256, 2 SHA-512), the iterations and the length of the salt, each in four bytes, the most
/// significant first, then salt and key, each of 16 bytes or more (src/Identity/Extensions.Core/src/PasswordHasher.cs).
///
/// Passwords: any bytes, of any length; .NET hashes UTF-8. HMAC pads one of under a block (64 bytes, or 128) with zeros,
/// so NUL bytes at its end make no difference.
public struct ASPNETIdentity: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .aspnetIdentity, title: "ASP.NET Identity", units: [.pbkdf2Iterations],
        shapes: [.length(68, recognitionOfVersion2), .start(UInt8(ascii: "A"), recognitionOfVersion3)],
        digestField: .init(separator: nil, index: 0, offset: 24, .base64),
        formats: ["aspnet-identity-v2", "aspnet-identity-v3"])

    /// 2 or 3.
    public let version: Int
    public let parts: PBKDF2Parts

    private static let digests: [MessageDigest] = [.sha1, .sha256, .sha512]

    // MARK: Recognition

    private static func recognitionOfVersion2(_ stored: StoredHash) -> Recognition {
        let text = stored.hash.utf8.span
        let isBase64 = ByteSet.base64.prefixCount(of: text, from: 0, atMost: 68) == 66
        guard isBase64, text[0] == UInt8(ascii: "A"), ByteSet.aToP.contains(text[1]), text[66] == UInt8(ascii: "="),
            text[67] == UInt8(ascii: "=")
        else { return .none }
        return .certain
    }

    /// Five bytes that are always the same, and no less than a salt and a key of 16 bytes.
    private static func recognitionOfVersion3(_ stored: StoredHash) -> Recognition {
        let text = stored.hash.utf8.span
        guard text.count >= 60, stored.hash.hasPrefix("AQAAAA") else { return .none }
        let count = ByteSet.base64.prefixCount(of: text, from: 0, atMost: text.count)
        return count >= text.count - 2 ? .certain : .none
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        guard let bytes = try? Base64.decode(Array(stored.hash.utf8), padding: .optional) else {
            throw .malformed(.aspnetIdentity, "the text", "is not base64")
        }
        switch bytes.first {
        case 0:
            guard bytes.count == 49 else { throw .malformed(.aspnetIdentity, "version 2", "is not 49 bytes") }
            version = 2
            parts = PBKDF2Parts(.sha1, iterations: 1000, salt: Array(bytes[1..<17]), key: Array(bytes[17...]))
        case 1:
            version = 3
            parts = try Self.version3(bytes)
        default: throw .malformed(.aspnetIdentity, "the version", "is neither 2 nor 3")
        }
    }

    private static func version3(_ bytes: [UInt8]) throws(HashFormatError) -> PBKDF2Parts {
        guard bytes.count > 13 else { throw .malformed(.aspnetIdentity, "the text", "ends before the salt") }
        let (prf, iterations, saltCount) = (number(bytes, at: 1), number(bytes, at: 5), Int(number(bytes, at: 9)))
        guard prf < digests.count else { throw .malformed(.aspnetIdentity, "the digest", "is none of 0 to 2") }
        guard iterations > 0 else { throw .malformed(.aspnetIdentity, "the iterations", "are zero") }
        guard 16...PBKDF2Parts.saltByteCounts.upperBound ~= saltCount else {
            throw .malformed(.aspnetIdentity, "the salt", "is not 16 to 1024 bytes")
        }
        guard PBKDF2Parts.keyByteCounts.contains(bytes.count - 13 - saltCount) else {
            throw .malformed(.aspnetIdentity, "the key", "is not 16 to 1024 bytes")
        }
        return PBKDF2Parts(
            digests[Int(prf)], iterations: iterations, salt: Array(bytes[13..<13 + saltCount]),
            key: Array(bytes[(13 + saltCount)...]))
    }

    private static func number(_ bytes: [UInt8], at place: Int) -> UInt32 {
        bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    // MARK: Writing

    public var stored: StoredHash {
        var bytes: [UInt8] = [version == 2 ? 0 : 1]
        if version == 3 {
            let prf = Self.digests.firstIndex(of: parts.function.digest) ?? 0
            for number in [UInt32(prf), parts.function.iterations, UInt32(parts.salt.bytes.count)] {
                for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
            }
        }
        let text = Base64.encode(bytes + parts.salt.bytes + digest.bytes, padded: true)
        return StoredHash(text, declaredScheme: .aspnetIdentity)
    }

    public var publicParameters: [HashParameter] { [HashParameter("version", version)] + parts.publicParameters }
}

extension Scheme {
    public static let aspnetIdentity = Scheme("aspnet-identity")
}
