import CryptoPrimitives
import Testing

@Suite struct Argon2FunctionTests {
    /// phc-winner-argon2, src/test.c: 256 KiB, 2 passes, "password", "somesalt", 32 bytes.
    @Test(arguments: [
        (
            Argon2Function.Variant.argon2i, Argon2Function.Version.v16, UInt32(1),
            "fd4dd83d762c49bdeaf57c47bdcd0c2f1babf863fdeb490df63ede9975fccf06"
        ),
        (.argon2i, .v16, 2, "b6c11560a6a9d61eac706b79a2f97d68b4463aa3ad87e00c07e2b01e90c564fb"),
        (.argon2i, .v19, 1, "89e9029f4637b295beb027056a7336c414fadd43f6b208645281cb214a56452f"),
        (.argon2i, .v19, 2, "4ff5ce2769a1d7f4c8a491df09d41a9fbe90e5eb02155a13e4c01e20cd4eab61"),
        (.argon2id, .v19, 1, "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"),
        (.argon2id, .v19, 2, "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037"),
    ])
    func agreesWithTheReference(
        variant: Argon2Function.Variant, version: Argon2Function.Version, parallelism: UInt32, answer: String
    ) throws {
        let output = try argon2(
            Array("password".utf8), Array("somesalt".utf8), variant, version, memory: 256, iterations: 2,
            parallelism: parallelism)
        #expect(hexText(output) == answer)
    }

    /// RFC 9106, section 5: 32 KiB, 3 passes, 4 lanes, a password of 32 bytes, a salt of 16, a secret key of 8 and 12 bytes of
    /// associated data.
    @Test(arguments: [
        (
            Argon2Function.Variant.argon2d, "512b391b6f1162975371d30919734294f868e3be3984f3c1a13a4db9fabe4acb"
        ),
        (.argon2i, "c814d9d1dc7f37aa13f0d77f2494bda1c8de6b016dd388d29952a4c4672b6ce8"),
        (.argon2id, "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"),
    ])
    func takesASecretKeyAndAssociatedData(variant: Argon2Function.Variant, answer: String) throws {
        let (password, salt) = ([UInt8](repeating: 1, count: 32), [UInt8](repeating: 2, count: 16))
        let (secret, data) = ([UInt8](repeating: 3, count: 8), [UInt8](repeating: 4, count: 12))
        let key = try Argon2Function.deriveKey(
            password: password.span, salt: salt.span, secret: secret.span, associatedData: data.span, variant: variant,
            version: .v19, memory: 32, iterations: 3, parallelism: 4, outputByteCount: 32)
        #expect(hexText(key.copyBytes()) == answer)
    }

    @Test func theThreeVariantsAndTwoVersionsDiffer() throws {
        var outputs = Set<[UInt8]>()
        for variant in Argon2Function.Variant.allCases {
            for version in Argon2Function.Version.allCases {
                outputs.insert(try argon2([1], Array("somesalt".utf8), variant, version, iterations: 2))
            }
        }
        #expect(outputs.count == 6)
    }

    @Test func takesAnEmptyPassword() throws {
        let empty = try argon2([], Array("somesalt".utf8), .argon2id)
        #expect(empty != (try argon2([0], Array("somesalt".utf8), .argon2id)))
    }

    @Test func theOutputLengthEntersTheHash() throws {
        let short = try argon2([1], Array("somesalt".utf8), .argon2id, count: 4)
        let long = try argon2([1], Array("somesalt".utf8), .argon2id, count: 200)
        #expect(short.count == 4 && long.count == 200)
        #expect(Array(long.prefix(4)) != short)
    }

    @Test func namesTheParameterThatIsOutsideItsRange() {
        let salt = Array("somesalt".utf8)
        #expect(throws: PrimitiveError.invalidParameter("salt length")) { try argon2([], [], .argon2id) }
        #expect(throws: PrimitiveError.invalidParameter("salt length")) { try argon2([], [1, 2, 3], .argon2id) }
        #expect(throws: PrimitiveError.invalidParameter("memory")) { try argon2([], salt, .argon2id, memory: 7) }
        #expect(throws: PrimitiveError.invalidParameter("memory")) {
            try argon2([], salt, .argon2id, memory: 15, parallelism: 2)
        }
        #expect(throws: PrimitiveError.invalidParameter("iterations")) {
            try argon2([], salt, .argon2id, iterations: 0)
        }
        #expect(throws: PrimitiveError.invalidParameter("parallelism")) {
            try argon2([], salt, .argon2id, parallelism: 0)
        }
        #expect(throws: PrimitiveError.invalidParameter("parallelism")) {
            try argon2([], salt, .argon2id, memory: .max, parallelism: 1 << 24)
        }
        #expect(throws: PrimitiveError.invalidParameter("output length")) { try argon2([], salt, .argon2id, count: 3) }
        #expect(throws: PrimitiveError.invalidParameter("output length")) { try argon2([], salt, .argon2id, count: 0) }
        #expect(throws: PrimitiveError.invalidParameter("output length")) { try argon2([], salt, .argon2id, count: -1) }
    }
}
