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
        // DES reads eight bytes: a change at the beginning always counts.
        #expect(try !hash.verify(Password("!" + password)))
        let format = try #require(HashShape(of: example.text).format)
        if !Self.wrapsAnyScheme(format) { #expect(type(of: hash).scheme == format.scheme) }
    }

    @Test(arguments: FormatText.all) func onlyWhatAnotherSystemWroteIsTakenOut(example: FormatText) throws {
        let format = try #require(HashShape(of: example.text).format)
        let isReadAsItStands = SchemeRegistry.standard.identify(StoredHash(example.text)) != .unrecognized
        let isKnown = format.scheme != nil || Self.wrapsAnyScheme(format)
        #expect((WrappedHash.unwrapped(example.text) != nil) == (isKnown && !isReadAsItStands))
        #expect((WrappedHash.clearText(in: example.text) != nil) == (format.kind == .clearText))
        #expect((WrappedHash.locked(in: example.text) != nil) == (format.name == "locked-hash"))
    }

    /// Whether the hash behind the prefix is of any scheme.
    private static func wrapsAnyScheme(_ format: HashFormat) -> Bool {
        ["ldap-crypt", "dovecot-crypt", "spring-ldap"].contains(format.name)
    }

    @Test func theHashIsDeclaredWithItsOptions() throws {
        let sha = try #require(WrappedHash.unwrapped("{SHA}L55TUjtiq8FBorTWAZ0jy6g129A="))
        #expect(sha.hash == "2f9e53523b62abc141a2b4d6019d23cba835dbd0")
        #expect(sha.declaredScheme == .sha && sha.options.version == "sha1")
    }

    @Test func aNameInBracesIsTheSameInAnyCase() {
        for name in ["{MD5}", "{md5}", "{Md5}"] {
            #expect(WrappedHash.unwrapped(name + "PLTnMmMfR+brlh80VUt83g==")?.declaredScheme == .md5)
        }
    }

    @Test(arguments: [
        // What a scheme of its own reads, or none.
        "scrypt:1024:8:1$ab$" + String(repeating: "0a", count: 64), "{MD5}{salt}8591dd4b19d7880e0e0fc18b6f00130c",
        "{CRYPT}$unknown$saltsalt", "{ldap}{SASL}ada@example.com", "{MD4}3cb4e732631f47e6eb961f34554b7cde",
        "{SSHA}pt4wzAp2O+/1BEyXGCPMwgpYG/dmbO29", "{SHA}cHRwdHA=", "{SHA256}L55TUjtiq8FBorTWAZ0jy6g129A=",
        "md5$salt$3cb4e732631f47e6eb961f34554b7cde",
        "bcrypt_sha256$$2b$04$QLvuAqlM1kvOOnCzUXYxde" + String(repeating: ".", count: 31),
        // Neither field is more likely the salt than the other.
        "scrypt$saltsalt$16384$8$1$P+LNDka27rS9pJsLsqF/+0JawRrC9siWzT6h9RYAubQ=",
    ])
    func whatIsNotSureIsLeft(text: String) { #expect(WrappedHash.unwrapped(text) == nil) }

    @Test(
        arguments: [
            ("{CRYPT}$6$saltsalt$" + String(repeating: ".", count: 86), .sha512Crypt),
            ("{crypt}abhfCpXqd4GrI", .desCrypt),
            ("{CRYPT-MD5}$1$saltsalt$NuzA7WTAelpl95xgBGWN60", .md5Crypt),
            ("{NT}CFC43211BA8DC470832267827CAC1407", .ntCrypt),
            ("{ldap}{SHA}L55TUjtiq8FBorTWAZ0jy6g129A=", .sha),
            ("{ldap}{SSHA}pt4wzAp2O+/1BEyXGCPMwgpYG/dmbO29", .saltedLDAPDigest),
            ("{scrypt}$40801$MDEyMzQ1Njc4OWFiY2RlZg==$OAkZqUBelG6VIYdTJfYSENL5OmZRxMa3GwXn5oFliTg=", .springScrypt),
            ("{sha256}" + String(repeating: "ab", count: 40), .springStandard), ("{SHA224}" + zeros + "AA==", .sha),
        ] as [(String, Scheme)])
    func aPrefixLeavesAHashOfItsScheme(text: String, scheme: Scheme) {
        #expect(WrappedHash.unwrapped(text)?.declaredScheme == scheme)
    }

    private static let zeros = String(repeating: "A", count: 36)

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
