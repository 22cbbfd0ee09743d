import CryptoPrimitives
import PasswordHashing
import PasswordHashingTesting
import Testing

/// What the vectors of PBKDF2 do not say.
@Suite struct PBKDF2Tests {
    private static let salt = "MDEyMzQ1Njc4OWFiY2RlZg"

    private static func mcf(_ digest: String, _ rounds: UInt32) -> StoredHash {
        let counts = ["sha1": 27, "sha256": 43, "sha512": 86]
        let identifier = digest == "sha1" ? "pbkdf2" : "pbkdf2-\(digest)"
        let key = String(repeating: "A", count: counts[digest] ?? 0)
        return StoredHash("$\(identifier)$\(rounds)$\(salt)$\(key)")
    }

    @Test(arguments: [("sha1", 1_400_000), ("sha256", 600_000), ("sha512", 220_000)] as [(String, UInt32)])
    func strengthIsByOWASPsFigures(digest: String, strong: UInt32) throws {
        for (rounds, strength) in [
            (strong, HashStrength.strong), (strong - 1, .adequate), (strong / 10, .adequate), (strong / 10 - 1, .weak),
        ] {
            #expect(try SchemeRegistry.standard.parse(Self.mcf(digest, rounds)).strength == strength)
        }
    }

    @Test func djangosIterationsAreWithinTheLimits() throws {
        #expect(try SchemeRegistry.standard.parse(Self.mcf("sha256", 1_800_000)).violation(of: HashLimits()) == nil)
        let bound = try SchemeRegistry.standard.parse(Self.mcf("sha256", 20_000_000))
        #expect(bound.violation(of: HashLimits()) == nil && bound.cost.work == 20_000_000)
        let over = try #require(
            try SchemeRegistry.standard.parse(Self.mcf("sha256", 20_000_001)).violation(of: HashLimits()))
        #expect(over.parameter == "work" && over.unit == "PBKDF2 iterations")
        var limits = HashLimits()
        limits[.pbkdf2Iterations] = 1000
        #expect(try SchemeRegistry.standard.parse(Self.mcf("sha256", 1001)).violation(of: limits)?.limit == 1000)
    }

    /// 389 Directory Server takes eight blocks of SHA-256.
    @Test func anIterationCountsForEachBlockOfOutput() throws {
        let answers = KnownAnswers.all.filter { $0.scheme == .directoryServer389PBKDF2 && $0.expect == .match }
        let hash = try SchemeRegistry.standard.parse(try #require(answers.first { $0.id == "iterations-8192" }).stored)
        #expect(hash.cost.work == 8 * 8192)
    }

    @Test(
        arguments: [
            ("$pbkdf2-sha224$i=1,l=28$AA$AA", [.pbkdf2PHC, .kratosPBKDF2]),
            ("$pbkdf2-sha384$i=1,l=48$AA$AA", [.pbkdf2PHC, .kratosPBKDF2]),
            ("pbkdf2_sha256$1$abcdefghijkl$AA", [.djangoPBKDF2, .clerkPBKDF2]),
            ("pbkdf2_sha256$1$YWJjZA==$AA", [.djangoPBKDF2, .clerkPBKDF2]),
        ] as [(String, [Scheme])])
    func whatTwoSystemsWriteNamesBoth(text: String, schemes: [Scheme]) throws {
        #expect(
            SchemeRegistry.standard.identify(StoredHash(text))
                == .possible(schemes: schemes, names: schemes.map(\.name))
        )
    }

    @Test(
        arguments: [
            ("$pbkdf2-sha224$1$AA$AA", .pbkdf2MCF), ("$pbkdf2-sha256$i=1,l=32$AA$AA", .pbkdf2PHC),
            ("$pbkdf2-sha512WithRSAEncryption$i=1$AA$AA", .pbkdf2PHC), ("$pbkdf2-whirlpool$", .pbkdf2PHC),
            ("pbkdf2_sha256$1$abcdefghijklmnopqrstuv$AA", .djangoPBKDF2), ("pbkdf2_sha256$1$YWJjZA=$AA", .djangoPBKDF2),
            ("pbkdf2_sha1$1$salt$kERibhEcb4IgLjIhnDsDjyY2cP8=", .djangoPBKDF2), ("pbkdf2_sha1$1$salt$00", .clerkPBKDF2),
            ("pbkdf2_sha512$1$salt$00ff", .clerkPBKDF2), ("pbkdf2_sha512_hex$1$00$00", .clerkPBKDF2),
            ("{PBKDF2}1$AA$AA", .ldapPBKDF2), ("{pbkdf2}1:AA", .forgeRockPBKDF2),
            ("{PBKDF2}$1$salt$1$00", .dovecotPBKDF2), ("{pbkdf2}00", .springPBKDF2),
            ("{Pbkdf2@SpringSecurity_v5_8}00", .springPBKDF2), ("{PBKDF2_SHA256}AA", .directoryServer389PBKDF2),
            ("{FSHP1|0|1}AA", .fshp), ("$p5k2$$salt$AA", .dlitzPBKDF2), ("$p5k2$1$AA==$AA==", .ctaPBKDF2),
        ] as [(String, Scheme)])
    func structureTellsWhoHasWrittenIt(text: String, scheme: Scheme) {
        #expect(SchemeRegistry.standard.identify(StoredHash(text)) == .certain(scheme))
    }

    @Test(arguments: FusionAuthPBKDF2.EncryptionScheme.allCases)
    func fusionAuthsNamesAreDeclarations(name: FusionAuthPBKDF2.EncryptionScheme) throws {
        let count = name == .sha256 ? 44 : 88
        var stored = StoredHash(
            String(repeating: "A", count: count - count / 44) + String(repeating: "=", count: count / 44))
        stored.options.salt = "AAAA"
        try stored.declare(try #require(SchemeName(name.rawValue)))
        let hash = try #require(try SchemeRegistry.standard.parse(stored) as? FusionAuthPBKDF2)
        #expect(hash.encryptionScheme == name && hash.cost.work >= 24_000)
    }

    @Test(arguments: [Scheme.pbkdf2MCF, .djangoPBKDF2, .grubPBKDF2, .kratosPBKDF2, .mediaWikiLegacyPBKDF2])
    func keysThatAreDerivedSideBySideAreTheSame(scheme: Scheme) throws {
        var requests: [DerivationRequest] = []
        for answer in KnownAnswers.all where answer.scheme == scheme && answer.expect == .match {
            let derivation = try SchemeRegistry.standard.parse(answer.stored).derivation
            guard derivation.function.cost.work == 1000 else { continue }
            let password = SharedSecretBytes(SecretBytes(copying: answer.password.span))
            requests.append(DerivationRequest(derivation, password))
        }
        let groups = Dictionary(grouping: requests) { HashableFunction($0.derivation.function) }
        #expect(groups.values.contains { $0.count > 4 })
        for group in groups.values {
            for (request, key) in zip(group, DerivationRequest.keys(of: group)) {
                let single = try request.password.withBytes { password throws(HashingError) in
                    try request.derivation.key(of: password)
                }
                let isEqual = try key.get().withBytes { single.isEqual(to: $0) }
                #expect(isEqual)
            }
        }
    }

    @Test func aSourcesPepperIsInNoDescription() throws {
        var stored = StoredHash(String(repeating: "0", count: 96), declaredScheme: .springPBKDF2)
        stored.options[.sourcePepper] = .text("correct horse")
        let shown = HashConformance.everythingShown(of: try SchemeRegistry.standard.parse(stored))
        #expect(!shown.contains("correct horse") && !shown.contains("99, 111"))
    }
}
