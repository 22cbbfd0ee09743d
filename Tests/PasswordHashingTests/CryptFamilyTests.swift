import CryptoPrimitives
import PasswordHashing
import Testing

@Suite struct CryptFamilyTests {
    @Test(arguments: [
        ("$5$rounds=119999$s$", 43, HashStrength.weak), ("$5$rounds=120000$s$", 43, .adequate),
        ("$5$rounds=1200000$s$", 43, .strong), ("$5$s$", 43, .weak), ("$6$s$", 86, .weak),
        ("$6$rounds=43999$s$", 86, .weak), ("$6$rounds=44000$s$", 86, .adequate),
        ("$6$rounds=440000$s$", 86, .strong), ("$sha1$139999$s$", 28, .weak), ("$sha1$140000$s$", 28, .adequate),
        ("$sha1$1400000$s$", 28, .strong), ("$1$s$", 22, .weak), ("$md5,rounds=900000$s$$", 22, .weak),
        ("$y$j//$salt$", 43, .weak), ("$y$j75$salt$", 43, .adequate), ("$y$j9T$salt$", 43, .adequate),
        ("$y$jBT$salt$", 43, .strong), ("$gy$jBT$salt$", 43, .strong), ("{ssha256}15$s$", 43, .weak),
        ("{ssha256}16$s$", 43, .adequate), ("{ssha256}20$s$", 43, .strong), ("{ssha1}18$s$", 27, .adequate),
        ("{ssha512}18$s$", 86, .strong), ("$S$Dsaltsalt", 43, .weak), ("$S$Esaltsalt", 43, .adequate),
        ("$S$Hsaltsalt", 43, .strong), ("U$S$9saltsalt", 43, .weak),
    ])
    func strengthFollowsTheCosts(head: String, digestCount: Int, strength: HashStrength) throws {
        let text = head + String(repeating: ".", count: digestCount)
        #expect(try SchemeRegistry.standard.parse(StoredHash(text)).strength == strength)
    }

    /// Debian's `$y$j9T$` holds 16 MiB, and reads a third of it once more; GOST's form costs the same.
    @Test(arguments: ["$y$", "$gy$"]) func theCostOfYescryptIsKnownBeforeItIsComputed(prefix: String) throws {
        func cost(_ parameters: String) throws -> HashCost {
            let text = "\(prefix)\(parameters)$salt$" + String(repeating: ".", count: 43)
            return try SchemeRegistry.standard.parse(StoredHash(text)).cost
        }
        let mebibyte: UInt64 = 1 << 20
        let debian = try cost("j9T")
        #expect(debian.memory >= 16 * mebibyte && debian.memory < 17 * mebibyte)
        #expect(debian.work > 21 * mebibyte && debian.work < 22 * mebibyte)
        // r 8, p 2: as scrypt, N blocks are written and read, once a lane; yescrypt's lanes share them.
        #expect(try cost(".75..").work == 4 * mebibyte)
        #expect(try cost("j75..").work < mebibyte * 3 / 2)
        // t 1 reads two thirds, t 3 twice.
        #expect(try cost("j75/.").work > mebibyte * 3 / 2)
        #expect(try cost("j75/0").work == 3 * mebibyte)
        #expect(try cost("jkCT").work == .max)
    }

    @Test func aMarkOfALockedAccountIsNamedAndNeverVerified() throws {
        let locked = "$6$rounds=1000$saltsalt$" + String(repeating: ".", count: 86)
        for text in ["!", "!!", "*", "*0", "*1", "x", "NP", "LK", "*LK*", "!" + locked, "*" + locked]
            + ["!aBcDaBcDaBaBcDaBcDaBaBcDaBcDaBaBcDaBcDaB"]
        {
            #expect(SchemeRegistry.standard.identify(StoredHash(text)) == .unrecognized)
            let error = #expect(throws: HashFormatError.self) { try SchemeRegistry.standard.parse(StoredHash(text)) }
            #expect(error?.code == .unsupported && error?.scheme == nil, "\(text)")
        }
    }

    @Test(arguments: FormatText.all) func aFormatWithoutASchemeIsRefusedByItsName(example: FormatText) throws {
        let stored = StoredHash(example.text)
        guard SchemeRegistry.standard.identify(stored) == .unrecognized else { return }
        guard case .format(let format) = HashShape(of: example.text), format.scheme == nil else { return }
        let error = try #require(#expect(throws: HashFormatError.self) { try SchemeRegistry.standard.parse(stored) })
        // A form that only its length or a function's name tells of is anybody's.
        let isNamed = error.code == .unsupported && error.reason.contains(format.title)
        #expect(isNamed || error.code == .unrecognized)
        if ["sm3-crypt", "sm3-yescrypt", "locked-hash", "django-unusable"].contains(format.name) { #expect(isNamed) }
    }

    @Test(arguments: ["$sm3$saltsalt$", "$smy$j9T$saltsalt$"]) func sm3IsRefusedWithTheReason(head: String) throws {
        let stored = StoredHash(head + String(repeating: ".", count: 43))
        let error = try #require(#expect(throws: HashFormatError.self) { try SchemeRegistry.standard.parse(stored) })
        #expect(error.code == .unsupported && error.reason.contains("only libxcrypt of 2025"))
    }

    /// libxcrypt computes up to 511 bytes, our own code what is longer: both must be md5-crypt.
    @Test func md5CryptOfLongPasswordsIsItsOwn() throws {
        // hashlib: the algorithm in Python, over "a" so many times.
        for (count, digest) in [
            (511, "GUziY/YAPa6LNVeozHyOb/"), (512, "KraOLcwSRAwNOAiHGmYOX/"), (1000, "939dw21AE7GiFEWvmyW6f0"),
        ] {
            let hash = try SchemeRegistry.standard.parse(StoredHash("$1$saltsalt$" + digest))
            #expect(try hash.accepts([UInt8](repeating: UInt8(ascii: "a"), count: count)))
            #expect(try !hash.accepts([UInt8](repeating: UInt8(ascii: "a"), count: count - 1)))
        }
    }

    /// Only the source or a known password can tell these two.
    @Test func twentyFourCharactersAreBigcryptOrCrypt16() {
        let stored = StoredHash("ab" + String(repeating: ".", count: 22))
        #expect(
            SchemeRegistry.standard.identify(stored)
                == .possible(schemes: [.bigCrypt, .crypt16], names: ["bigcrypt", "crypt16"]))
    }

    @Test(arguments: ["{SMD5}", "{SSHA256}", "{SSHA512}"]) func aNameInBracesWithoutADollarIsNotAIX(name: String) {
        let text = name + "czO44OTV17PcF1cRxWrLZLy9xHd7CWyVYplr1rOhuMlx/7IK"
        for scheme in [Scheme.aixSMD5, .aixSSHA] {
            #expect(SchemeRegistry.standard.recognition(of: StoredHash(text), as: scheme) == .none)
        }
    }

    /// Right passwords, wrong ones, one with a NUL, at which crypt(3) ends, and one that is longer than lanes take.
    @Test(arguments: [
        "$5$rounds=1000$saltstring$", "$6$rounds=1000$saltstring$", "$S$Bsaltsalt",
    ])
    func keysThatAreDerivedSideBySideAreTheSame(head: String) throws {
        let digestCount = head.hasPrefix("$5") ? 43 : head.hasPrefix("$6") ? 86 : 43
        let stored = StoredHash(head + String(repeating: ".", count: digestCount))
        let derivation = try SchemeRegistry.standard.parse(stored).derivation
        let long = String(repeating: "long ", count: 30)
        let typed = ["", "a", "correct horse", "correct\0horse", "correct", long, "Ünïcode", "x", "y", "z", "0", "1"]
        for count in [2, 3, 5, 8, 12] {
            let requests = typed.prefix(count).map {
                DerivationRequest(derivation, SharedSecretBytes(SecretBytes(copying: Array($0.utf8).span)))
            }
            for (request, key) in zip(requests, DerivationRequest.keys(of: requests)) {
                let single = try request.password.withBytes { password throws(HashingError) in
                    try request.derivation.key(of: password)
                }
                let isEqual = try key.get().withBytes { single.isEqual(to: $0) }
                #expect(isEqual)
            }
        }
        #expect(derivation.function.batchCount(passwordByteCount: 65) == 1)
    }
}
