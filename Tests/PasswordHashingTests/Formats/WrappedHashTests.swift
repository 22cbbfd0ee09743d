import PasswordHashing
import Testing

@Suite struct WrappedHashTests {
    @Test(arguments: FormatText.all.filter { $0.password != nil }) func thePasswordLogsIn(example: FormatText) throws {
        let password = try #require(example.password)
        if let clearText = WrappedHash.clearText(in: example.text) {
            #expect(clearText == password)
            return
        }
        let hash = try SchemeRegistry.standard.parse(StoredHash(example.text))
        #expect(try hash.verify(Password(password)))
        // DES reads eight bytes: a change at the beginning always counts.
        #expect(try !hash.verify(Password("!" + password)))
        let format = try #require(HashShape(of: example.text).format)
        if let scheme = format.scheme { #expect(type(of: hash).scheme == scheme) }
    }

    @Test(arguments: FormatText.all) func onlyWhatAnotherSystemWroteIsTakenOut(example: FormatText) throws {
        let format = try #require(HashShape(of: example.text).format)
        let found = SchemeRegistry.standard.identify(StoredHash(example.text))
        if let inner = WrappedHash.unwrapped(example.text) {
            #expect(format.isVerified && inner.declaredScheme.map(Identification.certain) == found)
        } else if format.scheme != nil {
            #expect(found != .unrecognized)
        }
        let isRead = (try? SchemeRegistry.standard.parse(StoredHash(example.text))) != nil
        #expect(format.isVerified || !isRead)
        #expect((WrappedHash.clearText(in: example.text) != nil) == (format.kind == .clearText))
        #expect((WrappedHash.locked(in: example.text) != nil) == (format.name == "locked-hash"))
    }

    @Test func theHashIsDeclaredWithItsOptions() throws {
        let sha = try #require(WrappedHash.unwrapped("{SHA}L55TUjtiq8FBorTWAZ0jy6g129A="))
        #expect(sha.hash == "2f9e53523b62abc141a2b4d6019d23cba835dbd0")
        #expect(sha.declaredScheme == .sha && sha.options.version == "sha1")
    }

    /// A verifier is given a column as it is.
    @Test(arguments: [
        "{SHA}L55TUjtiq8FBorTWAZ0jy6g129A=", "{crypt}abhfCpXqd4GrI", "{NT}CFC43211BA8DC470832267827CAC1407",
    ])
    func aRegistryReadsWhatIsWithin(text: String) throws {
        let inner = try #require(WrappedHash.unwrapped(text))
        let hash = try SchemeRegistry.standard.parse(StoredHash(text))
        #expect(hash.stored == (try SchemeRegistry.standard.parse(inner).stored))
        #expect(SchemeRegistry.standard.identify(StoredHash(text)) == .certain(type(of: hash).scheme))
    }

    @Test func whatHasAnUnknownHashWithinIsSaidToHaveOne() {
        #expect {
            try SchemeRegistry.standard.parse(StoredHash("{CRYPT}$unknown$saltsalt"))
        } throws: { error in
            let error = error as? HashFormatError
            return error?.code == .unsupported && error?.reason.hasSuffix("is no hash that is known") == true
        }
    }

    /// The NT hash of Windows is of UTF-16, and crypt(3)'s widens bytes.
    @Test func anNTHashOfADirectoryIsOfUTF16() throws {
        let text = "{NT}" + (try #require(FormatText.all.first { $0.password == "Grüße, 世界 🔑" }).text.suffix(32))
        #expect(try SchemeRegistry.standard.parse(StoredHash(text)).verify(Password("Grüße, 世界 🔑")))
    }

    /// Whatever is said to be verified as it stands is: the rest says why not, or what to do.
    @Test func noFormatPromisesWhatNoSchemeReads() {
        for format in FormatTable.formats where format.advice == "verified as it stands" && format.kind == .hash {
            #expect(format.scheme != nil, "\(format.name)")
        }
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
            ("{NT}CFC43211BA8DC470832267827CAC1407", .digestTemplate),
            ("$sha512-crypt$saltsalt$" + String(repeating: ".", count: 86), .sha512Crypt),
            ("sha256$$" + String(repeating: "ab", count: 32), .sha), ("crypt$$abhfCpXqd4GrI", .desCrypt),
            ("0x0100" + String(repeating: "AB", count: 44), .digestTemplate),
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
