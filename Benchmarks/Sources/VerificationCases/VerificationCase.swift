internal import CBareCalls
public import PasswordHashing

/// One scheme at one setting: the stored hash that is verified, and the C calls that compute the same.
public struct VerificationCase: Sendable {
    /// The name, by which Ratios.json has the gate.
    public let name: String
    /// Bytes that the bare call writes.
    public let outputByteCount: Int
    /// The bare call that the gate compares with.
    public let bareCall: BareCall.Work
    /// What the bare call is, for the table.
    public let bareCallName: String
    /// Other ways to the same digest, reported beside the gate.
    public var peers: [(name: String, call: BareCall.Work)] = []
    /// Whether it is a single digest, a matter of nanoseconds.
    public var isOneDigest = false
    /// Writes the stored hash from the bare call's output, so that a match proves that both compute the same.
    public let stored: @Sendable ([UInt8]) -> StoredHash
}

extension VerificationCase {
    /// What the bare call writes to.
    public var outputBytes: [UInt8] { [UInt8](repeating: 0, count: outputByteCount) }

    /// The stored hash, computed by the bare call.
    public func storedHash() throws -> StoredHash {
        var output = outputBytes
        try bareCall(1, &output)
        return stored(output)
    }

    /// 13 bytes.
    public static let password = "correct horse"
    private static let passwordBytes = Array(password.utf8)
    private static let salt: [UInt8] = Array(0..<16)

    /// Every scheme, the slow ones first.
    public static var all: [VerificationCase] {
        [
            argon2id(mebibytes: 19, iterations: 2), argon2id(mebibytes: 64, iterations: 3),
            bcrypt(cost: 10), scrypt, scryptModified,
            pbkdf2("sha1", tag: "pbkdf2", 20), pbkdf2("sha256", tag: "pbkdf2-sha256", 32),
            pbkdf2("sha512", tag: "pbkdf2-sha512", 64),
            shaCrypt("sha256-crypt", tag: "5"), shaCrypt("sha512-crypt", tag: "6"), phpass,
            digest("md5", "MD5", 16), digest("sha1", "SHA1", 20), digest("sha256", "SHA256", 32),
            digest("sha512", "SHA512", 64), digest("sha3-256", "SHA3-256", 32),
        ]
    }

    private static func argon2id(mebibytes: UInt32, iterations: UInt32) -> VerificationCase {
        let memory = mebibytes * 1024
        return VerificationCase(
            name: "argon2id \(mebibytes) MiB t\(iterations) p1", outputByteCount: 32,
            bareCall: BareCall.argon2id(passwordBytes, salt: salt, memory: memory, iterations: iterations),
            bareCallName: "argon2_ctx, one thread"
        ) { digest in
            let costs = "m=\(memory),t=\(iterations),p=1"
            return StoredHash("$argon2id$v=19$\(costs)$\(TextForm.base64(salt))$\(TextForm.base64(digest))")
        }
    }

    private static func bcrypt(cost: Int) -> VerificationCase {
        VerificationCase(
            name: "bcrypt \(cost)", outputByteCount: 0,
            bareCall: BareCall.crypt(password, setting: "$2b$\(cost)$abcdefghijklmnopqrstuu"),
            bareCallName: "crypt_rn, crypt_data allocated"
        ) { StoredHash(String(decoding: $0, as: UTF8.self)) }
    }

    private static var scrypt: VerificationCase {
        let libscrypt = BareCall.scrypt(passwordBytes, salt: salt, cost: 1 << 14, blockSize: 8, withLibscrypt: true)
        return VerificationCase(
            name: "scrypt 16384/8/1", outputByteCount: 64,
            bareCall: BareCall.scrypt(passwordBytes, salt: salt, cost: 1 << 14, blockSize: 8),
            bareCallName: "EVP_PBE_scrypt", peers: [("libscrypt_scrypt", libscrypt)]
        ) { StoredHash("$scrypt$ln=14,r=8,p=1$\(TextForm.base64(salt))$\(TextForm.base64($0))") }
    }

    private static var scryptModified: VerificationCase {
        let signerKey: [UInt8] = Array(64..<128)
        let separator: [UInt8] = [66, 119, 61]
        return VerificationCase(
            name: "scrypt-modified 8/14", outputByteCount: signerKey.count,
            bareCall: BareCall.firebaseScrypt(
                passwordBytes, salt: salt + separator, cost: 1 << 14, blockSize: 8, signerKey: signerKey),
            bareCallName: "EVP_PBE_scrypt, EVP_Encrypt…"
        ) { digest in
            var options = HashOptions()
            options[.salt] = .text(TextForm.base64(salt))
            options[.saltSeparator] = .text(TextForm.base64(separator))
            options[.signerKey] = .text(TextForm.base64(signerKey))
            return StoredHash(TextForm.base64(digest), options: options, declaredScheme: .scryptModified)
        }
    }

    /// passlib's form, whose base64 has a dot for a plus.
    private static func pbkdf2(_ digest: String, tag: String, _ byteCount: Int) -> VerificationCase {
        VerificationCase(
            name: "pbkdf2-\(digest) 100000", outputByteCount: byteCount,
            bareCall: BareCall.pbkdf2(digest, passwordBytes, salt: salt, iterations: 100_000),
            bareCallName: "PKCS5_PBKDF2_HMAC"
        ) { digest in
            let fields = [salt, digest].map { bytes in String(TextForm.base64(bytes).map { $0 == "+" ? "." : $0 }) }
            return StoredHash("$\(tag)$100000$\(fields[0])$\(fields[1])")
        }
    }

    private static func shaCrypt(_ name: String, tag: String) -> VerificationCase {
        VerificationCase(
            name: "\(name) 100000", outputByteCount: 0,
            bareCall: BareCall.crypt(password, setting: "$\(tag)$rounds=100000$abcdefghijklmnop$"),
            bareCallName: "crypt_rn, crypt_data allocated"
        ) { StoredHash(String(decoding: $0, as: UTF8.self)) }
    }

    private static var phpass: VerificationCase {
        VerificationCase(
            name: "phpass 2^13", outputByteCount: 16,
            bareCall: BareCall.phpass(passwordBytes, salt: Array("abcdefgh".utf8), countLog2: 13),
            bareCallName: "EVP_Digest… loop, context reused"
        ) { StoredHash("$P$Babcdefgh\(TextForm.crypt64($0))") }
    }

    private static func digest(_ name: String, _ libraryName: String, _ byteCount: Int) -> VerificationCase {
        VerificationCase(
            name: name, outputByteCount: byteCount,
            bareCall: BareCall.digest(libraryName, passwordBytes, way: BARE_DIGEST_FETCHED),
            bareCallName: "EVP_Digest, EVP_MD fetched",
            peers: [
                ("EVP_Digest, EVP_MD by name", BareCall.digest(libraryName, passwordBytes, way: BARE_DIGEST_STOCK)),
                ("EVP_Digest…, context reused", BareCall.digest(libraryName, passwordBytes, way: BARE_DIGEST_REUSED)),
            ],
            isOneDigest: true
        ) { digest in
            guard name != "md5" else { return StoredHash(TextForm.hex(digest), declaredScheme: .md5) }
            var options = HashOptions()
            options[.version] = .text(name)
            return StoredHash(TextForm.hex(digest), options: options, declaredScheme: .sha)
        }
    }
}
