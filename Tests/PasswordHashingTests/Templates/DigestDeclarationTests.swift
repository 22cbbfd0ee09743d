import PasswordHashing
import Testing

/// Declarations of other systems. The digests were computed by Python's hashlib and hmac.
@Suite struct DigestDeclarationTests {
    private static let password = Array("correct horse".utf8)

    private func expectMatch(
        _ declaration: some DigestDeclaration, _ hash: String, _ password: [UInt8] = password, template: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let stored = try declaration.stored(hash)
        #expect(stored.options[.template] == .text(template), sourceLocation: sourceLocation)
        let read = try SchemeRegistry.standard.parse(stored)
        #expect(try read.accepts(password), sourceLocation: sourceLocation)
        #expect(try !read.accepts(password + [0]), sourceLocation: sourceLocation)
    }

    private func expectError(
        _ declaration: some DigestDeclaration, _ code: HashFormatError.Code, _ field: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let error = try #require(
            #expect(throws: HashFormatError.self) { try declaration.stored("00") }, sourceLocation: sourceLocation)
        #expect(error.code == code && error.field == field, sourceLocation: sourceLocation)
    }

    @Test func auth0() throws {
        var declaration = Auth0Declaration(algorithm: "sha256", hashEncoding: "hex")
        declaration.salt = ("NaCl", "utf8", "prefix")
        try expectMatch(
            declaration, "cc0c19e7e854dad3a1ac59d270a830024c7d2efa248ea80d0a27223f30bbf504",
            template: "sha256(salt . password)")
        declaration = Auth0Declaration(algorithm: "SHA512", hashEncoding: "base64")
        declaration.salt = ("00ff10", "hex", "suffix")
        try expectMatch(
            declaration, "QFJMNMZSmkK9W2U92uoLwQdylVjbWV1CpRae28JhCUNGFldq6JW5QIrwp5LqMzMkuFIwBkU8seWv6DImXk7xGQ==",
            template: "base64(digest) = sha512(password . unhex(salt))")
        declaration = Auth0Declaration(algorithm: "hmac", hashEncoding: "hex")
        (declaration.hashDigest, declaration.key) = ("sha256", ("c2VjcmV0", "base64"))
        declaration.salt = ("NaCl", "utf8", "prefix")
        try expectMatch(
            declaration, "10b3743ea65487ec88bacadf5d5d031c1f876a2c2c6cbd87112d9ecbcf0f3007",
            template: "hmac-sha256(unbase64(pepper), salt . password)")
    }

    @Test func auth0ReadsPasswordsInOtherEncodings() throws {
        var declaration = Auth0Declaration(algorithm: "sha1", hashEncoding: "hex")
        declaration.passwordEncoding = "ucs2"
        let stored = try declaration.stored("efe1c10ea55c444f1f88faad1043c2da440fd6bf")
        #expect(try SchemeRegistry.standard.parse(stored).accepts(Array("Grüße".utf8)))
        declaration = Auth0Declaration(algorithm: "md5", hashEncoding: "hex")
        declaration.passwordEncoding = "latin1"
        let latin1 = try declaration.stored("2c987648c54e9054bf8c8c916b17d5c0")
        #expect(try SchemeRegistry.standard.parse(latin1).accepts(Array("Grüße".utf8)))
    }

    @Test func auth0RefusesWhatItDoesNotHave() throws {
        try expectError(Auth0Declaration(algorithm: "argon2", hashEncoding: "utf8"), .unsupported, "the algorithm")
        try expectError(Auth0Declaration(algorithm: "md5", hashEncoding: "utf8"), .malformed, "hash.encoding")
        try expectError(Auth0Declaration(algorithm: "hmac", hashEncoding: "hex"), .malformed, "hash.key")
        var declaration = Auth0Declaration(algorithm: "md5", hashEncoding: "hex")
        declaration.salt = ("x", "latin1", "prefix")
        try expectError(declaration, .malformed, "salt.encoding")
        declaration.salt = ("x", "utf8", "middle")
        try expectError(declaration, .malformed, "salt.position")
        declaration.salt = nil
        declaration.passwordEncoding = "ebcdic"
        try expectError(declaration, .malformed, "password.encoding")
    }

    @Test func logto() throws {
        try expectMatch(
            LogtoDeclaration(algorithm: "sha256", arguments: ["salt123", "@"]),
            "c465f66c6ac481a7a17e9ed5b4e2e7e7288d892f12bf1c95c140901e9a70436e", Array("password123".utf8),
            template: "sha256(salt . password)")
        try expectMatch(
            LogtoDeclaration(algorithm: "sha1", arguments: ["pre", "@", "post", "@"]),
            "e7a6d3c05dca667e1f702e5f7cd16785ed41de5f", template: #"sha1(salt . password . "post" . password)"#)
        try expectError(LogtoDeclaration(algorithm: "sha256", arguments: ["x"]), .malformed, "the arguments")
        try expectError(LogtoDeclaration(algorithm: "bcrypt", arguments: ["@"]), .unsupported, "the algorithm")
        let long = String(repeating: "x", count: 300)
        try expectError(
            LogtoDeclaration(algorithm: "md5", arguments: ["s", "@", long]), .unsupported, "the declaration")
    }

    @Test func firebase() throws {
        var declaration = FirebaseDeclaration(algorithm: "SHA256")
        (declaration.rounds, declaration.salt) = (1, ("TmFDbA==", "SALT_FIRST"))
        try expectMatch(
            declaration, "zAwZ5-hU2tOhrFnScKgwAkx9LvokjqgNCiciPzC79QQ=",
            template: "base64(digest) = sha256(unbase64(salt) . password)")
        declaration = FirebaseDeclaration(algorithm: "MD5")
        (declaration.rounds, declaration.salt) = (0, ("TmFDbA", "PASSWORD_FIRST"))
        try expectMatch(
            declaration, "WvNhLLitFNNM0XshzutEnQ==", template: "base64(digest) = md5(password . unbase64(salt))")
        declaration = FirebaseDeclaration(algorithm: "HMAC_SHA512")
        (declaration.key, declaration.salt) = ("c2VjcmV0", ("TmFDbA==", "SALT_FIRST"))
        try expectMatch(
            declaration, "ag6bfQhz9IRKT2o69TlHJks17srWJeBgi6kMzMHuwPF+hMHVZd04Qk059Sngx6aKvZEnRHydJ3FgZvSUohT7sQ==",
            template: "base64(digest) = hmac-sha512(unbase64(pepper), unbase64(salt) . password)")
    }

    @Test func firebaseDoesNotSayWhatASecondRoundIs() throws {
        var declaration = FirebaseDeclaration(algorithm: "SHA1")
        for rounds: UInt64 in [0, 2, 8192] {
            declaration.rounds = rounds
            try expectError(declaration, .unsupported, "the rounds")
        }
        try expectError(FirebaseDeclaration(algorithm: "HMAC_MD5"), .malformed, "the key")
        try expectError(FirebaseDeclaration(algorithm: "SCRYPT"), .unsupported, "the algorithm")
    }

    @Test func fusionAuth() throws {
        try expectMatch(
            FusionAuthDeclaration(encryptionScheme: "salted-sha256", factor: 3, salt: "TmFDbA=="),
            "07za9B12vfZx2tEV0VPjM2Ivi3YyhGoZHuYr5wXsxUY=",
            template: "base64(digest) = repeat(rounds, password . unbase64(salt), raw(sha256(previous)))")
        for scheme in ["bcrypt", "salted-pbkdf2-hmac-sha256", "salted-hmac-sha256"] {
            #expect(throws: HashFormatError.self) {
                try FusionAuthDeclaration(encryptionScheme: scheme, factor: 1, salt: "TmFDbA==").stored("00")
            }
        }
    }

    @Test func okta() throws {
        var declaration = OktaDeclaration(algorithm: "SHA-512")
        declaration.salt = ("JipHQUgqQU8qQUwpQUYjUChBSEcjQQ==", "POSTFIX")
        try expectMatch(
            declaration, "Zz6KwLGDm7ospSipwpDmxAjBWHKPLgGh1roGzI267h6txr/ihTI/R4K2eYrpyc0R24qCSF6DRqNl110vZZtj4A==",
            Array("s3cr3tp@ssw0rd".utf8), template: "base64(digest) = sha512(password . unbase64(salt))")
        declaration.salt = ("JipH", "MIDDLE")
        try expectError(declaration, .malformed, "saltOrder")
    }

    @Test func stytch() throws {
        try expectMatch(
            StytchDeclaration(hashType: "sha_1", prependSalt: "pre", appendSalt: "post"),
            "5bc1053b115f1a339e0a1e014cb548fb5c9437f4", template: #"sha1(salt . password . "post")"#)
        try expectMatch(
            StytchDeclaration(hashType: "sha_512", appendSalt: "post"),
            "dw/jtsdoOPDXg2vTGbVOmhfBLDE4obBUSCEFsHREjnry++drrIBMQ+VK1Ih/P7PocIE/XAtS7prec3i8XYcTkQ==",
            template: "base64(digest) = sha512(password . salt)")
    }

    @Test func kinde() throws {
        var declaration = KindeDeclaration(hashingMethod: "sha256")
        declaration.salt = ("00ff", "prefix", "hex")
        try expectMatch(
            declaration, "24df23282a0969fc854bca3d556ec9b5b8689de4998051dd75adaa930e30e8a5",
            template: "sha256(unhex(salt) . password)")
        declaration = KindeDeclaration(hashingMethod: "md5")
        declaration.salt = ("NaCl", "suffix", "string")
        try expectMatch(declaration, "5af3612cb8ad14d34cd17b21ceeb449d", template: "md5(password . salt)")
    }
}
