import CryptoPrimitives
import Testing

@Suite struct PBKDF2FunctionTests {
    /// RFC 6070, section 2; RFC 7914, section 11; the others of Python's hashlib (SHA-512, SHA3-256) and of OpenSSL's
    /// commands `kdf` (Whirlpool) and `mac` (MD4, the two codes by hand).
    static let examples: [PBKDF2FunctionExample] = [
        PBKDF2FunctionExample(.sha1, "password", "salt", 4096, "4b007901b765489abead49d926f721d065a429c1"),
        PBKDF2FunctionExample(.sha1, "pass\0word", "sa\0lt", 4096, "56fa6aa75548099dcc37d7f03425e0c3"),
        PBKDF2FunctionExample(
            .sha256, "passwd", "salt", 1,
            "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"),
        PBKDF2FunctionExample(
            .sha512, "", "", 3,
            "ba78a2c18fe1f3cfffaba0f93ccf85fc342edf2c34ff439f928c464fe04ee9c4"
                + "3d6516594282bf31d9b80ba31d67e6d076cc2e45ba2d5c9d6bca44f288940c5de7c09eb3ab01"),
        PBKDF2FunctionExample(
            .sha3_256, "password", "salt", 7,
            "669c8e27f7c9e9ad95d6c1eb784e0b2bd510f6d0b2e5b850a13a736ae9252c9fb10c44886ba6fb2b"),
        PBKDF2FunctionExample(
            .whirlpool, "password", "salt", 7,
            "7bd0c4a8d9e4d8dc0f6b89efc5b7886638db7c4bf76803fa8ab5186874a6738f"
                + "8e878ba54d6f1a525f1153d6b06088114b23dbacd2d23b7b49cceb01e062962dc9c2479387e7"),
        PBKDF2FunctionExample(.md4, "password", "", 2, "f55e61b6d8b74ac4b60e79cc8381c8d7"),
    ]

    @Test(arguments: examples.filter(\.digest.isAvailable))
    func givesThePublishedAnswers(example: PBKDF2FunctionExample) throws {
        let (password, salt) = (Array(example.password.utf8), Array(example.salt.utf8))
        let key = try pbkdf2(
            example.digest, password, salt, iterations: example.iterations, count: example.key.utf8.count / 2)
        #expect(hexText(key) == example.key)
    }

    @Test func refusesWhatIsNotDefined() {
        #expect(throws: PrimitiveError.invalidParameter("iterations")) {
            try pbkdf2(.sha256, [1], [1], iterations: 0, count: 32)
        }
        for count in [0, -1, PBKDF2Function.maximumOutputByteCount(.sha1) + 1] {
            #expect(throws: PrimitiveError.invalidParameter("output length")) {
                try pbkdf2(.sha1, [1], [1], iterations: 1, count: count)
            }
            #expect(throws: PrimitiveError.invalidParameter("output length")) {
                try PBKDF2Function.deriveKeys([], digest: .sha1, iterations: 1, outputByteCount: count)
            }
        }
    }
}

/// A key that somebody else derived, in hexadecimal digits.
struct PBKDF2FunctionExample: Sendable {
    let digest: MessageDigest
    let password: String
    let salt: String
    let iterations: UInt32
    let key: String

    init(_ digest: MessageDigest, _ password: String, _ salt: String, _ iterations: UInt32, _ key: String) {
        (self.digest, self.password, self.salt, self.iterations, self.key) = (digest, password, salt, iterations, key)
    }
}
