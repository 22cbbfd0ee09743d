import AppwriteHashes
import AppwriteUsers
import JSONText
import PasswordHashing
import Testing

@Suite struct HashKindTests {
    @Test func everyEndpointOfAHashHasItsRow() {
        #expect(
            Set(HashKind.all.map(\.endpoint)) == Set(CreateUser.Endpoint.allCases).subtracting([.plain]))
        #expect(HashKind.all.count == 7)
        #expect(HashKind.of(CreateUser.Endpoint.plain) == nil)
        for kind in HashKind.all {
            #expect(HashKind.of(kind.endpoint)?.storedName == kind.storedName)
            #expect(HashKind.of(kind.scheme)?.storedName == kind.storedName)
        }
    }

    /// The names of the kinds and of their options (Users API, what is stored).
    @Test func theNamesAreTheAPIs() {
        let names = HashKind.all.map { "\($0.storedName) \($0.options.map(\.storedName).joined(separator: ","))" }
        #expect(
            Set(names) == [
                "argon2 ", "bcrypt ", "md5 ", "phpass ", "sha version",
                "scrypt salt,costCpu,costMemory,costParallel,length", "scryptMod salt,saltSeparator,signerKey",
            ])
    }

    /// What a call carries comes back as what is stored, and is the same call again.
    @Test(arguments: [
        CreateUser.Credential.argon2("$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$\(String(repeating: "A", count: 43))"),
        .bcrypt("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
        .md5("5f4dcc3b5aa765d61d8327deb882cf99"), .phpass("$P$Br387rwferoKN7uwHZqNMu98q3U8RO."),
        .sha("5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8", version: .sha1),
        .scrypt(
            ScryptCredential(
                hash: String(repeating: "ab", count: 64), salt: "salt", cpu: 16, memory: 8, parallel: 1, length: 64)),
        .scryptModified(
            ScryptModifiedCredential(
                hash: "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==",
                salt: "42xEC+ixf3L2lw==", saltSeparator: "Bw==",
                signerKey: "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==")
        ),
    ])
    func aCredentialIsStoredAndReadBack(credential: CreateUser.Credential) throws {
        let stored = try #require(StoredHash(credential))
        let kind = try #require(HashKind.of(stored))
        #expect(kind.endpoint == credential.endpoint && kind.scheme == stored.declaredScheme)
        let hash = try SchemeRegistry.standard.parse(stored)
        let form = try HashKind.form(of: hash, writtenAs: stored).get()
        #expect(form.credential == credential && form.change == nil)
        // Every option that the row names is there, and no other.
        #expect(kind.storedOptions(stored.options).members.count == kind.options.count)
        #expect(stored.options.names.count == kind.options.count)
    }

    @Test func aPasswordIsNoHash() {
        #expect(StoredHash(CreateUser.Credential.none) == nil && StoredHash(.plain("correct horse")) == nil)
    }

    /// An option that no call carries changes what the endpoint would compute.
    @Test func otherCostsAreNoFormOfTheEndpoint() {
        var stored = StoredHash("AAAA", declaredScheme: .scryptModified)
        #expect(HashKind.of(stored)?.storedName == "scryptMod")
        stored.options.memCost = 12
        #expect(HashKind.of(stored) == nil)
        #expect(HashKind.of(StoredHash("$5$salt$", declaredScheme: .sha256Crypt)) == nil)
        #expect(HashKind.of(StoredHash("5f4dcc3b5aa765d61d8327deb882cf99")) == nil)
    }

    @Test func numbersAreHeldAgainstTheirRow() throws {
        let scrypt = try #require(HashKind.of(Scheme.scrypt))
        func allows(_ name: HashOptions.Name, _ number: Int) -> Bool? {
            scrypt.options.first { $0.name == name }?.allows(number)
        }
        #expect([-8, 0, 1, 3].allSatisfy { allows(.cpu, $0) == false } && allows(.cpu, 16384) == true)
        #expect(allows(.memory, 0) == false && allows(.memory, 1) == true)
        #expect(allows(.length, 15) == false && allows(.length, 16) == true)
        #expect(allows(.salt, 16) == false)
    }
}
