import PasswordHashing
import PasswordVerification
import Testing

@Suite struct PepperTests {
    /// The key of RFC 4231, test case 6.
    private static let published = [UInt8](repeating: 0xAA, count: 131)
    private static let old = [UInt8]("an old secret key of thirty-two b".utf8)
    private static let new = [UInt8]("a new secret key of thirty-two by".utf8)

    private func verifier(
        _ keys: [String: [UInt8]], current: String, preferred: PreferredHash = .argon2(cheap)
    ) throws -> BlockingVerifier {
        let pepper = try Pepper(keys: keys.mapValues { try PepperKey(copying: $0.span) }, current: current)
        return BlockingVerifier(policy: VerificationPolicy(preferred: preferred, pepper: pepper, schemes: .all))
    }

    /// RFC 4231, test case 6, gives the HMAC; Python's base64 and hashlib the MD5 of its base64.
    @Test func hashesTheBase64OfTheHMAC() throws {
        let verifier = try verifier(["rfc": Self.published], current: "rfc")
        var stored = StoredHash("e58c0b97d75dab83e9334386fb5abb5a", declaredScheme: .md5)
        stored.options.pepper = "rfc"
        let password = "Test Using Larger Than Block-Size Key - Hash Key First"
        #expect(try verifier.verdict(password, stored) == .match(.stale(.scheme)))
        #expect(try verifier.verdict(password + ".", stored) == .mismatch)
        // What was hashed in its place is not the password.
        #expect(try verifier.verdict("YOQxWR7gtn8Niiaqy/W3f44LxiE3KMUUBUYEDw7jf1Q=", stored) == .mismatch)
    }

    @Test func newHashesNameTheCurrentKey() throws {
        let verifier = try verifier(["1": Self.old, "2": Self.new], current: "2")
        let stored = try verifier.hash(Password(Samples.typed))
        #expect(stored.options.pepper == "2" && stored.options.names == [.pepper])
        #expect(try verifier.verdict(Samples.typed, stored) == .match(.current))
        #expect(try verifier.verdict("wrong", stored) == .mismatch)
    }

    @Test func aRotatedKeyVerifiesAndIsRenewed() throws {
        let stored = try verifier(["1": Self.old], current: "1").hash(Password(Samples.typed))
        let rotated = try verifier(["1": Self.old, "2": Self.new], current: "2")
        let (verification, replacement) = try rotated.verifyAndRenew(Password(Samples.typed), against: stored)
        #expect(verification.verdict == .match(.stale(.pepper)))
        #expect(try rotated.verdict("wrong", stored) == .mismatch)

        let renewed = try #require(replacement)
        #expect(renewed.options.pepper == "2")
        let withoutTheOld = try verifier(["2": Self.new], current: "2")
        #expect(try withoutTheOld.verdict(Samples.typed, renewed) == .match(.current))
    }

    @Test func aHashWithoutPepperVerifiesRawAndIsRenewed() throws {
        let stored = try BlockingVerifier(policy: .cheap).hash(Password(Samples.typed))
        let peppered = try verifier(["1": Self.old], current: "1")
        let (verification, replacement) = try peppered.verifyAndRenew(Password(Samples.typed), against: stored)
        #expect(verification.verdict == .match(.stale(.pepper)) && replacement?.options.pepper == "1")
        #expect(try peppered.verdict("wrong", stored) == .mismatch)
    }

    @Test func anUnknownKeyIsNoMismatch() throws {
        let stored = try verifier(["1": Self.old], current: "1").hash(Password(Samples.typed))
        for verifier in [BlockingVerifier(policy: .cheap), try verifier(["2": Self.new], current: "2")] {
            let error = #expect(throws: VerificationError.self) { try verifier.verdict(Samples.typed, stored) }
            #expect(error?.code == .unknownPepper && error?.scheme == .argon2)
            #expect(throws: VerificationError.self) { try verifier.admit(stored) }
        }
    }

    @Test func anotherKeyUnderTheSameIdIsAMismatch() throws {
        let stored = try verifier(["1": Self.old], current: "1").hash(Password(Samples.typed))
        #expect(try verifier(["1": Self.new], current: "1").verdict(Samples.typed, stored) == .mismatch)
    }

    /// Without its option the hash is one of another password: it must never verify raw.
    @Test func noSchemeReadsAPepperedHashAlone() throws {
        let stored = try verifier(["1": Self.old], current: "1").hash(Password(Samples.typed))
        let error = #expect(throws: HashFormatError.self) { try SchemeRegistry.standard.parse(stored) }
        #expect(error?.code == .malformed && error?.field == "option pepper")
        #expect(try BlockingVerifier(policy: .cheap).verdict(Samples.typed, StoredHash(stored.hash)) == .mismatch)
    }

    /// The keyed text has neither a NUL nor more than 72 bytes.
    @Test(arguments: ["a\u{0}b", String(repeating: "x", count: 100), ""])
    func bcryptTakesEveryPassword(password: String) throws {
        let verifier = try verifier(["1": Self.old], current: "1", preferred: .bcrypt(cost: 4))
        let stored = try verifier.hash(Password(password))
        #expect(try verifier.verdict(password, stored) == .match(.current))
        #expect(try verifier.verdict(password + "y", stored) == .mismatch)
        #expect(try verifier.verdict("a", stored) == .mismatch)
    }

    @Test func shortKeysAndAMissingCurrentOneAreRefused() throws {
        #expect(throws: PepperError.keyTooShort) { try PepperKey(copying: [UInt8](repeating: 1, count: 31).span) }
        let key = try PepperKey(copying: [UInt8](repeating: 1, count: 32).span)
        #expect(throws: PepperError.currentKeyMissing) { try Pepper(keys: ["1": key], current: "2") }
        #expect(throws: PepperError.currentKeyMissing) { try Pepper(keys: [:], current: "") }
    }

    @Test func noDescriptionShowsAKey() throws {
        let verifier = try verifier(["1": Self.old, "2": Self.new], current: "2")
        let key = try PepperKey(copying: Self.old.span)
        var dumped = ""
        dump(verifier, to: &dumped)
        dump(key, to: &dumped)
        let stored = try verifier.hash(Password(Samples.typed))
        for text in [dumped, "\(verifier)", "\(key)", String(reflecting: verifier.policy), "\(stored)"] {
            #expect(!text.contains("secret key") && !text.contains(Samples.typed))
            #expect(
                !text.contains("\(Self.old[0]), \(Self.old[1])") && !text.contains("\(Self.new[0]), \(Self.new[1])"))
        }
        #expect(dumped.contains("Pepper(2 keys)"))
    }
}
