import PasswordHashing
import PasswordHashingTesting
import Testing

@Suite struct RegistryTests {
    @Test func bareHexIsNeverCertain() {
        let md5 = StoredHash("5f4dcc3b5aa765d61d8327deb882cf99")
        #expect(
            SchemeRegistry.standard.identify(md5)
                == .possible(schemes: [.md5, .digestTemplate], names: ["md5", "nt-hash", "md5-utf16le", "double-md5"]))
        let sha256 = StoredHash("5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8")
        #expect(
            SchemeRegistry.standard.identify(sha256)
                == .possible(
                    schemes: [.sha, .digestTemplate], names: ["sha256", "sha512/256", "sha3-256", "sha256-utf16le"]))
    }

    @Test func anAmbiguousHashListsWhatCanBeDeclared() throws {
        let stored = StoredHash("5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8")
        let error = try #require(#expect(throws: HashFormatError.self) { try SchemeRegistry.standard.parse(stored) })
        #expect(error.code == .ambiguous)
        #expect(error.candidates == ["sha256", "sha512/256", "sha3-256", "sha256-utf16le"])
        for name in error.candidates {
            var declared = stored
            try declared.declare(try #require(SchemeName(name)))
            let parameters = try SchemeRegistry.standard.parse(declared).publicParameters
            #expect(parameters.map(\.value) == [.text(name)])
        }
    }

    @Test func aDeclarationIsBelievedAndThenChecked() {
        let bcrypt = "$2b$04$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"
        #expect(SchemeRegistry.standard.identify(StoredHash(bcrypt)) == .certain(.bcrypt))
        for scheme in SchemeRegistry.standard.schemes where scheme != .bcrypt {
            let stored = StoredHash(bcrypt, declaredScheme: scheme)
            #expect(SchemeRegistry.standard.identify(stored) == .certain(scheme))
            let error = #expect(throws: HashFormatError.self) { try SchemeRegistry.standard.parse(stored) }
            #expect(error?.code == .malformed && error?.scheme == scheme)
        }
    }

    @Test(arguments: [
        "", " ", "plain text", "$0$salt$digest", "$8$salt$digest", "{UNKNOWN}AAAA",
    ])
    func whatNoSchemeWritesIsUnrecognized(text: String) {
        #expect(SchemeRegistry.standard.identify(StoredHash(text)) == .unrecognized)
        let error = #expect(throws: HashFormatError.self) { try SchemeRegistry.standard.parse(StoredHash(text)) }
        #expect(error?.code == .unrecognized && error?.scheme == nil)
    }

    @Test(
        arguments: [
            ("Argon2ID", .argon2), ("BCRYPT", .bcrypt), ("scrypt-modified", .scryptModified), ("SHA512/256", .sha),
            ("sha3-512", .sha), ("sha", .sha), ("md5", .md5), ("phpass", .phpass),
        ] as [(String, Scheme)])
    func namesAreReadInAnyCase(text: String, scheme: Scheme) {
        #expect(SchemeName(text)?.scheme == scheme)
    }

    @Test(arguments: ["", "bcrypt ", "sha2", "sha-256", "argon", "md-5", "2b"])
    func unknownNamesAreNil(text: String) {
        #expect(SchemeName(text) == nil)
    }

    @Test(arguments: KnownAnswers.all.filter { $0.expect == .match }, [HashOptions.Name.memCost, .version, .length])
    func anOptionThatNothingReadsIsMalformed(answer: KnownAnswer, name: HashOptions.Name) throws {
        guard answer.stored.options[name] == nil else { return }
        let scheme = answer.scheme
        if SchemeRegistry.standard.type(of: scheme)?.descriptor.options.contains(name) == true { return }
        var stored = answer.stored
        stored.declaredScheme = scheme
        try stored.options.set(name, to: "14")
        let error = #expect(throws: HashFormatError.self) { try SchemeRegistry.standard.parse(stored) }
        #expect(error?.code == .malformed && error?.field == "option \(name.text)")
    }
}

@Suite struct HashOptionsTests {
    @Test func everyNameIsSetAndReadBack() throws {
        for name in SchemeRegistry.standard.optionNames + [.pepper] {
            var options = HashOptions()
            #expect(options.isEmpty && options[name] == nil)
            try options.set(name, to: "14")
            #expect(options.names == [name])
            #expect(options[name] == .number(14) || options[name] == .text("14"))
            #expect(options.description == "options(\(name.text))")
        }
    }

    @Test(arguments: ["", "a", "-1", "+1", " 1", "1.0", "014", "18446744073709551616"])
    func aNumberIsDigitsOnly(text: String) {
        var options = HashOptions()
        let error = #expect(throws: HashFormatError.self) { try options.set(.cpu, to: text) }
        #expect(error?.code == .malformed && error?.field == "option cpu")
    }
}
