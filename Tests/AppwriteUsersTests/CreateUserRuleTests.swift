import AppwriteUsers
import Testing

@Suite("Create rules")
struct CreateUserRuleTests {
    typealias Violation = WireRuleViolation

    /// Changes the known scrypt hash.
    static func scrypt(_ change: (inout ScryptCredential) -> Void) -> CreateUser.Credential {
        var credential = WireFixtures.scrypt
        change(&credential)
        return .scrypt(credential)
    }

    /// Changes the known hash of modified scrypt.
    static func modified(_ change: (inout ScryptModifiedCredential) -> Void) -> CreateUser.Credential {
        var credential = WireFixtures.scryptModified
        change(&credential)
        return .scryptModified(credential)
    }

    static let text = Violation.Rule.codePointCount(1...128)
    static let factor = Violation.Rule.integer(1...1_073_741_823)
    static let upperHex = WireFixtures.scrypt.hash.uppercased()
    static let long = String(repeating: "a", count: 129)

    static let violations: [(CreateUser.Credential, Violation.Field, Violation.Rule)] = [
        (.plain("1234567"), .password, .byteCount(8...256)),
        (.plain(String(repeating: "é", count: 129)), .password, .byteCount(8...256)),
        (.argon2(""), .password, .byteCount(8...256)),
        (.bcrypt("$2a$10$"), .password, .byteCount(8...256)),
        (.phpass(String(repeating: "a", count: 257)), .password, .byteCount(8...256)),
        (.md5(WireFixtures.md5.uppercased()), .password, .lowercaseHex(digits: 32)),
        (.md5(WireFixtures.md5 + "0"), .password, .lowercaseHex(digits: 32)),
        (.sha(WireFixtures.sha512, version: .sha256), .password, .lowercaseHex(digits: 64)),
        (.sha(WireFixtures.sha512.uppercased(), version: .sha512), .password, .lowercaseHex(digits: 128)),
        (.sha(String(repeating: "a", count: 56), version: .sha512Slash224), .passwordVersion, .notOnCurrentServers),
        (.sha(String(repeating: "a", count: 64), version: .sha512Slash256), .passwordVersion, .notOnCurrentServers),
        (scrypt { $0.hash = "abc" }, .password, .byteCount(8...256)),
        (scrypt { $0.hash = upperHex }, .password, .lowercaseHex(digits: 128)),
        (scrypt { $0.salt = "" }, .passwordSalt, text),
        (scrypt { $0.salt = long }, .passwordSalt, text),
        (scrypt { $0.salt = "0" }, .passwordSalt, .zero),
        (scrypt { $0.cpu = 0 }, .passwordCpu, .powerOfTwo),
        (scrypt { $0.cpu = 1 }, .passwordCpu, .powerOfTwo),
        (scrypt { $0.cpu = 14 }, .passwordCpu, .powerOfTwo),
        (scrypt { $0.cpu = 1 << 31 }, .passwordCpu, .powerOfTwo),
        (scrypt { $0.cpu = .min }, .passwordCpu, .powerOfTwo),
        (scrypt { $0.memory = 0 }, .passwordMemory, factor),
        (scrypt { $0.memory = .max }, .passwordMemory, factor),
        (scrypt { $0.parallel = -1 }, .passwordParallel, factor),
        (scrypt { ($0.memory, $0.parallel) = (1 << 15, 1 << 15) }, .passwordParallel, .scryptProduct),
        (scrypt { $0.length = 15 }, .passwordLength, .integer(16...128)),
        (scrypt { $0.length = 129 }, .passwordLength, .integer(16...128)),
        (scrypt { $0.length = 32 }, .passwordLength, .lengthOfHash),
        (modified { $0.hash = "abc-" + $0.hash.dropFirst(4) }, .password, .standardBase64),
        (modified { $0.hash = String($0.hash.dropLast(2)) }, .password, .standardBase64),
        (modified { $0.hash = $0.hash.dropLast(3) + "R==" }, .password, .standardBase64),
        (modified { $0.salt = "" }, .passwordSalt, text),
        (modified { $0.salt = "0" }, .passwordSalt, .zero),
        (modified { $0.salt = "ab_=" }, .passwordSalt, .standardBase64),
        (modified { $0.salt = "=" }, .passwordSalt, .standardBase64),
        (modified { $0.salt = "a===" }, .passwordSalt, .standardBase64),
        (modified { $0.saltSeparator = "" }, .passwordSaltSeparator, text),
        (modified { $0.saltSeparator = "Bw" }, .passwordSaltSeparator, .standardBase64),
        (modified { $0.signerKey = "" }, .passwordSignerKey, text),
        (modified { $0.signerKey = "0" }, .passwordSignerKey, .zero),
        (modified { $0.signerKey = "Bw=\n" }, .passwordSignerKey, .standardBase64),
        (modified { $0.signerKey = "Bw==" }, .passwordSignerKey, .lengthOfDecodedHash),
    ]

    @Test(arguments: violations)
    func refusesWhatTheServerWouldNotVerify(
        credential: CreateUser.Credential, field: Violation.Field, rule: Violation.Rule
    ) {
        #expect(throws: Violation(field: field, rule: rule)) { try WireFixtures.call(credential) }
    }

    @Test(arguments: CreateUserRequestTests.golden.map(\.0).dropFirst())
    func demandsAnEmailAndRefusesAPhoneWithAHash(credential: CreateUser.Credential) throws {
        #expect(throws: Violation(field: .email, rule: .requiredWithHash)) {
            try CreateUser(userId: UserID("u1"), credential: credential)
        }
        #expect(throws: Violation(field: .phone, rule: .notAllowedWithHash)) {
            try CreateUser(
                userId: UserID("u1"), email: EmailAddress("a@b.co"), phone: PhoneNumber("+14155550100"),
                credential: credential)
        }
    }

    @Test func sendsLegacyVersionsOnRequestOnly() throws {
        let credential = CreateUser.Credential.sha(String(repeating: "a", count: 56), version: .sha512Slash224)
        let body = try WireFixtures.call(credential, allowLegacySHAVersions: true).request.body
        #expect(String(decoding: body, as: UTF8.self).contains(#""passwordVersion":"sha512/224""#))
    }

    @Test(arguments: SHAVersion.allCases)
    func takesADigestOfEachVersion(version: SHAVersion) throws {
        let hash = String(repeating: "0f", count: version.digestByteCount)
        _ = try WireFixtures.call(.sha(hash, version: version), allowLegacySHAVersions: true)
    }

    @Test func describesARuleWithoutTheValue() {
        let violation = Violation(field: .passwordCpu, rule: .powerOfTwo)
        #expect("\(violation)" == "passwordCpu: must be a power of two from 2 to 1073741824.")
    }
}
