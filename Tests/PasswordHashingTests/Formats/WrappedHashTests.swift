import PasswordHashing
import Testing

@Suite struct WrappedHashTests {
    @Test(arguments: FormatText.all.filter { $0.password != nil }) func thePasswordLogsIn(example: FormatText) throws {
        let password = try #require(example.password)
        if let clearText = WrappedHash.clearText(in: example.text) {
            #expect(clearText == password)
            return
        }
        let stored = WrappedHash.unwrapped(example.text) ?? StoredHash(example.text)
        let hash = try SchemeRegistry.standard.parse(stored)
        #expect(try hash.verify(Password(password)))
        #expect(try !hash.verify(Password(password + "!")))
        #expect(type(of: hash).scheme == HashShape(of: example.text).format?.scheme)
    }

    @Test(arguments: FormatText.all) func onlyWhatAnotherSystemWroteIsTakenOut(example: FormatText) throws {
        let format = try #require(HashShape(of: example.text).format)
        let isReadAsItStands = SchemeRegistry.standard.identify(StoredHash(example.text)) != .unrecognized
        #expect((WrappedHash.unwrapped(example.text) != nil) == (format.scheme != nil && !isReadAsItStands))
        #expect((WrappedHash.clearText(in: example.text) != nil) == (format.kind == .clearText))
        #expect((WrappedHash.locked(in: example.text) != nil) == (format.name == "locked-hash"))
    }

    @Test func theHashIsDeclaredWithItsOptions() throws {
        let sha = try #require(WrappedHash.unwrapped("{SHA}L55TUjtiq8FBorTWAZ0jy6g129A="))
        #expect(sha.hash == "2f9e53523b62abc141a2b4d6019d23cba835dbd0")
        #expect(sha.declaredScheme == .sha && sha.options.version == "sha1")
        let scrypt = try #require(
            WrappedHash.unwrapped("scrypt:1024:8:1$a b$" + String(repeating: "0a", count: 64)) == nil
                ? WrappedHash.unwrapped("scrypt:1024:8:1$ab$" + String(repeating: "0a", count: 64)) : nil)
        #expect(scrypt.options.salt == "ab" && scrypt.options.cpu == 1024 && scrypt.options.memory == 8)
        #expect(scrypt.options.parallel == 1 && scrypt.options.length == 64)
    }

    @Test func aNameInBracesIsTheSameInAnyCase() {
        for name in ["{MD5}", "{md5}", "{Md5}"] {
            #expect(WrappedHash.unwrapped(name + "PLTnMmMfR+brlh80VUt83g==")?.declaredScheme == .md5)
        }
    }

    @Test(arguments: [
        // Spring's StandardPasswordEncoder and salted digests need what is not in an unsalted scheme.
        "{sha256}" + String(repeating: "ab", count: 40), "{MD5}{salt}8591dd4b19d7880e0e0fc18b6f00130c",
        "{SSHA}pt4wzAp2O+/1BEyXGCPMwgpYG/dmbO29", "{SHA}cHRwdHA=", "{SHA256}L55TUjtiq8FBorTWAZ0jy6g129A=",
        "md5$salt$3cb4e732631f47e6eb961f34554b7cde",
        "bcrypt_sha256$$2b$04$QLvuAqlM1kvOOnCzUXYxde" + String(repeating: ".", count: 31),
        // Neither field is more likely the salt than the other.
        "scrypt$saltsalt$16384$8$1$P+LNDka27rS9pJsLsqF/+0JawRrC9siWzT6h9RYAubQ=",
    ])
    func whatIsNotSureIsLeft(text: String) { #expect(WrappedHash.unwrapped(text) == nil) }

    @Test func clearTextIsEverythingBehindTheMark() {
        #expect(WrappedHash.clearText(in: "{noop}secret") == "secret")
        #expect(WrappedHash.clearText(in: "{NOOP}pass{word} ") == "pass{word} ")
        #expect(WrappedHash.clearText(in: "\"{noop}secret\"") == "secret")
        #expect(WrappedHash.clearText(in: "{CLEARTEXT}$2b$04$abc") == "$2b$04$abc")
        #expect(WrappedHash.clearText(in: "{PLAIN}pässwort") == "pässwort")
        #expect(WrappedHash.clearText(in: "{noop}") == nil)
        #expect(HashShape(of: "{noop}").format?.kind == .unusable)
    }

    @Test func theHashOfALockedAccountIsBehindItsMark() {
        let hash = "$5$saltsalt$" + String(repeating: ".", count: 43)
        for mark in ["!", "!!", "*", "*!"] { #expect(WrappedHash.locked(in: mark + hash) == hash) }
        #expect(WrappedHash.locked(in: "!!!" + hash) == nil)
        #expect(WrappedHash.locked(in: "!{SSHA}pt4wzAp2O+/1BEyXGCPMwgpYG/dmbO29")?.hasPrefix("{SSHA}") == true)
        #expect(WrappedHash.locked(in: "!correct horse") == nil && WrappedHash.locked(in: hash) == nil)
    }
}
