import CryptoPrimitives
import Testing

@Suite struct CryptFunctionTests {
    /// crypt_blowfish 1.3, wrapper.c: the correct algorithm, the bug of `$2x$`, and the countermeasure of `$2a$`.
    @Test(
        arguments: [
            (Array("U*U".utf8), "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
            (Array("U*U*".utf8), "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"),
            (Array("U*U*U".utf8), "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"),
            ([], "$2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy"),
            ([0xA3], "$2x$05$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e"),
            ([0xA3], "$2y$05$/OK.fbVrR/bpIqNJ5ianF.Sa7shbm4.OzKpvFnX1pQLmQW96oUlCq"),
            ([0xFF, 0xFF, 0xA3], "$2x$05$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e"),
            ([0xFF, 0xFF, 0xA3], "$2y$05$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e"),
            ([0xFF, 0xFF, 0xA3], "$2a$05$/OK.fbVrR/bpIqNJ5ianF.nqd1wy.pTMdcvrRWxyiGL2eMz.2a85."),
        ] as [([UInt8], String)])
    func agreesWithCryptBlowfish(password: [UInt8], hash: String) throws {
        #expect(try crypt(password, String(hash.prefix(29))) == hash)
        #expect(try crypt(password, hash) == hash)
    }

    /// `$7$` is scrypt over the setting's characters: libxcrypt's own code against OpenSSL's.
    @Test func itsScryptAgreesWithOpenSSL() throws {
        let setting = "$7$46..../....SodiumChloride"
        let text = try crypt(Array("pleaseletmein".utf8), setting)
        #expect(text.hasPrefix(setting + "$"))
        let key = try scrypt(
            Array("pleaseletmein".utf8), Array("SodiumChloride".utf8), costN: 64, blockSize: 8, parallelism: 1,
            count: 32,
            .openSSL)
        let alphabet = Array("./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
        #expect(text.utf8.dropFirst(setting.utf8.count + 1).first == alphabet[Int(key[0] & 0x3F)])
    }

    @Test func aPasswordWithANULIsRefusedInsteadOfCut() {
        #expect(throws: PrimitiveError.invalidParameter("password with a NUL")) {
            try crypt([65, 0, 66], "$2b$04$CCCCCCCCCCCCCCCCCCCCC.")
        }
    }

    @Test func aPasswordOverTheLibrarysLengthIsRefused() throws {
        let longest = [UInt8](repeating: 65, count: CryptFunction.maximumPasswordByteCount)
        #expect(try crypt(longest, "$2b$04$CCCCCCCCCCCCCCCCCCCCC.").hasPrefix("$2b$04$"))
        #expect(throws: PrimitiveError.invalidParameter("password length")) {
            try crypt(longest + [65], "$2b$04$CCCCCCCCCCCCCCCCCCCCC.")
        }
    }

    @Test(arguments: ["", "*0", "*1", "$2b$", "$2b$04$", "$2b$03$CCCCCCCCCCCCCCCCCCCCC.", "$zz$a", "$2b$04$C\u{0}C"])
    func anUnknownSettingIsAnErrorAndNoFailureToken(setting: String) {
        #expect(throws: PrimitiveError.self) { try crypt([65], setting) }
    }
}
