import CryptoPrimitives
import PasswordHashing
import PasswordHashingTesting
import Testing

@Suite struct NamedTemplateTests {
    private static let answers = KnownAnswers.all.filter { $0.scheme == .digestTemplate }

    private static func name(of answer: KnownAnswer) -> String? {
        guard let hash = try? SchemeRegistry.standard.parse(answer.stored) as? TemplatedDigest else { return nil }
        return hash.name
    }

    /// A line whose text is no template is left out, and its vectors are malformed: `ConformanceTests` sees it.
    @Test func eachHasItsVectors() {
        let matches = Self.answers.filter { $0.expect == .match }.compactMap(Self.name)
        let mismatches = Set(Self.answers.filter { $0.expect == .mismatch }.compactMap(Self.name))
        for named in NamedTemplate.all {
            #expect(matches.count { $0 == named.name } >= 3, "\(named.name)")
            #expect(mismatches.contains(named.name), "\(named.name)")
            #expect(!named.title.isEmpty)
        }
    }

    @Test func namesAreUniqueAndCanBeDeclared() {
        #expect(Set(NamedTemplate.all.map(\.name)).count == NamedTemplate.all.count)
        for named in NamedTemplate.all { #expect(SchemeName(named.name)?.scheme == .digestTemplate) }
    }

    /// A template by its name and by its text are one.
    @Test(arguments: answers.filter { $0.expect == .match && name(of: $0) != nil })
    func theTextOfANamedTemplateVerifiesAlike(answer: KnownAnswer) throws {
        let name = try #require(Self.name(of: answer))
        let named = try #require(NamedTemplate.all.first { $0.name == name })
        var stored = answer.stored
        stored.options[.template] = .text(named.template.text)
        let hash = try SchemeRegistry.standard.parse(stored)
        #expect(try hash.accepts(answer.password))
        #expect((hash as? TemplatedDigest)?.name == nil)
    }

    @Test func aDeclaredNameSetsTheTemplate() throws {
        var stored = StoredHash("a5ab7bf17ee4acd3e5cf7c2d85d7d9a4:aB3")
        try stored.declare(try #require(SchemeName("VBULLETIN")))
        #expect(stored.options[.template] == .text("vbulletin") && stored.declaredScheme == .digestTemplate)
        #expect(throws: HashFormatError.self) { try stored.declare(try #require(SchemeName("joomla"))) }
    }

    @Test func whatSeveralWriteNamesThemAll() throws {
        let stored = StoredHash("a5ab7bf17ee4acd3e5cf7c2d85d7d9a4:aB3")
        let error = try #require(#expect(throws: HashFormatError.self) { try SchemeRegistry.standard.parse(stored) })
        #expect(error.code == .ambiguous)
        #expect(error.candidates == ["vbulletin", "mybb", "ipb", "joomla", "oscommerce", "magento1"])
    }

    @Test func strengthAsksForASalt() throws {
        func strength(_ template: String, _ options: (inout HashOptions) -> Void = { _ in }) throws -> HashStrength {
            var stored = StoredHash("5f4dcc3b5aa765d61d8327deb882cf99")
            stored.options[.template] = .text(template)
            options(&stored.options)
            return try SchemeRegistry.standard.parse(stored).strength
        }
        #expect(try strength("md5(password)") == .broken)
        #expect(try strength("md5(pepper . password)") { $0[.sourcePepper] = .text("k") } == .broken)
        #expect(try strength("md5(salt . password)") { $0.salt = "s" } == .weak)
        #expect(try strength("md5(user . password)") { $0[.user] = .text("u") } == .weak)
    }

    @Test(arguments: [
        ("md5(password)", 2), ("sha512(password)", 1), ("md5(md5(password))", 3),
        ("sha256(sha256(password) . salt)", 4),
        ("hmac-md5(salt, password)", 5), ("repeat(1000, password, raw(sha256(previous)))", 1001),
        ("repeat(rounds, salt, sha512(previous . password))", 2 * 255 + 1),
    ])
    func costCountsBlocks(template: String, blocks: UInt64) throws {
        let digest = try DigestTemplate(template).text.contains("512") ? 128 : template.contains("sha256") ? 64 : 32
        var stored = StoredHash(String(repeating: "0", count: digest))
        stored.options[.template] = .text(template)
        if template.contains("salt") { stored.options.salt = "salt" }
        if template.contains("rounds") { stored.options.rounds = 256 }
        let hash = try SchemeRegistry.standard.parse(stored)
        #expect(hash.cost.work == blocks && hash.cost.unit == .digests)
        var limits = HashLimits()
        limits[.digests] = blocks - 1
        #expect(hash.violation(of: limits)?.scheme == .digestTemplate)
        limits[.digests] = blocks
        #expect(hash.violation(of: limits) == nil)
    }

    /// The loop of one context and the loop step by step are the same.
    @Test(arguments: [("sha512", 64), ("md5", 16), ("sha3-256", 32)], [1, 2, 3, 100])
    func repetitionsOfOneFunctionAreTheSame(digest: (name: String, byteCount: Int), count: Int) throws {
        func key(_ step: String) throws -> [UInt8] {
            var stored = StoredHash(String(repeating: "0", count: 2 * digest.byteCount))
            stored.options[.template] = .text("repeat(\(count), salt, \(step))")
            stored.options.salt = "NaCl"
            let password = Array("password".utf8)
            return try SchemeRegistry.standard.parse(stored).derivation.key(of: password.span).copyBytes()
        }
        let call = "raw(\(digest.name)(previous . password . \"}\"))"
        let chained = try key(call)
        #expect(chained.count == digest.byteCount)
        #expect(try key("slice(0, \(digest.byteCount), \(call))") == chained)
        #expect(try key("raw(\(digest.name)(slice(0, 64, previous) . password . \"}\"))") == chained)
    }
}

/// What a search with a known password tries beside the names.
@Suite struct TemplateConstructionTests {
    /// Templates whose constructions are common.
    private static let common = [
        "joomla", "vbulletin", "mybb", "punbb", "wbb3", "xenforo-sha256", "smf", "prestashop", "double-md5", "nt-hash",
        "werkzeug-sha256", "aspnet-membership-sha1", "fusionauth-sha256",
    ]

    @Test(arguments: common)
    func aCommonConstructionIsFound(name: String) throws {
        let answers = KnownAnswers.all.filter { $0.id == "\(name)-2" || $0.id == "\(name)-column" }
        #expect(!answers.isEmpty)
        for answer in answers {
            var stored = answer.stored
            stored.options[.template] = nil
            // A text that says its own template needs no search.
            if name == "werkzeug-sha256" { stored.hash.removeFirst("sha256$".count) }
            let readings = TemplatedDigest.constructions(of: stored).compactMap {
                try? TemplatedDigest(parsing: $0)
            }
            let fitting = try readings.filter { try $0.accepts(answer.password) }
            #expect(!fitting.isEmpty, "\(answer.id)")
            #expect(readings.count < 4000)
        }
    }

    @Test(arguments: ["", "x", "00", String(repeating: "0", count: 600), "$2b$04$" + String(repeating: ".", count: 53)])
    func nothingIsTriedOfWhatIsNoDigest(text: String) {
        #expect(TemplatedDigest.constructions(of: StoredHash(text)).isEmpty)
    }

    @Test func aTemplateThatIsGivenIsTheOnlyOne() {
        var stored = StoredHash("68823b3da18c18433ebeead441fb5618:aB3")
        #expect(!TemplatedDigest.constructions(of: stored).isEmpty)
        stored.options[.template] = .text("joomla")
        #expect(TemplatedDigest.constructions(of: stored).isEmpty)
    }

    @Test func protectionIsTheTemplates() throws {
        var stored = StoredHash("68823b3da18c18433ebeead441fb5618:aB3")
        stored.options[.template] = .text("joomla")
        #expect(try SchemeRegistry.standard.parse(stored).protection == .salted)
        stored = StoredHash("68823b3da18c18433ebeead441fb5618")
        stored.options[.template] = .text("nt-hash")
        #expect(try SchemeRegistry.standard.parse(stored).protection == .unsalted)
        // A key of all users' is no salt, and an empty one no key.
        stored.options[.template] = .text("prestashop")
        for (pepper, protection) in [("of the shop", SchemeDescriptor.Protection.keyed), ("", .unsalted)] {
            stored.options[.sourcePepper] = .text(pepper)
            #expect(try SchemeRegistry.standard.parse(stored).protection == protection)
        }
        for (key, protection) in [("MTIzNDU=", SchemeDescriptor.Protection.keyed), ("", .unsalted)] {
            let code = "MzQ0NDBiMTQwNTFhZjFjYzYwZDU3ZjQ1N2JhYjU3ZTQxM2VkMjY5NDI0NDhhZmE0MWFmN2MyZDQ4MmY2OGQxZA=="
            let hash = try SchemeRegistry.standard.parse(StoredHash("$hmac-sha256$\(code)$\(key)"))
            #expect(hash.protection == protection && hash.strength == .broken)
        }
    }
}
