import Foundation
import PasswordHashing
import PasswordHashingTesting
import Testing

@Suite struct StoredHashColumnTests {
    /// The secrets of all vectors, each with an id that has to be escaped.
    private static let keys: HashKeys = {
        var keys = HashKeys()
        for answer in KnownAnswers.all {
            for name in answer.stored.options.names where name.kind == .secret {
                if let secret = answer.stored.options.text(name) {
                    keys["key \(secret.utf8.count)$,\(secret)"] = secret
                }
            }
        }
        return keys
    }()

    @Test(arguments: KnownAnswers.all) func everyVectorComesBack(answer: KnownAnswer) throws {
        let stored = answer.stored
        let keyed = try stored.withKeyIDs(from: Self.keys)
        let text = try keyed.columnText
        var read = try StoredHash(columnText: text)
        if read.declaredScheme == nil, let declared = stored.declaredScheme {
            // Left out where the text shows it.
            #expect(SchemeRegistry.standard.identify(read) == .certain(declared))
            read.declaredScheme = declared
        }
        #expect(read == keyed)
        #expect(try read.withSecrets(from: Self.keys) == stored)
        if text != stored.hash { #expect(SchemeRegistry.standard.identify(StoredHash(text)) == .unrecognized) }
        // As JSON.
        let json = try JSONEncoder().encode([keyed])
        #expect(try JSONDecoder().decode([StoredHash].self, from: json) == [StoredHash(columnText: text)])
    }

    @Test func aTextThatSaysEverythingIsTheColumn() throws {
        let argon2 = "$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHQ$RdescudvJCsgt3ub+b4dWRWJTmaaJObG"
        #expect(try StoredHash(argon2).columnText == argon2)
        #expect(try StoredHash(argon2, declaredScheme: .argon2).columnText == argon2)
        // What is merely possible keeps its declaration, and a wrong one stays.
        let md5 = "5f4dcc3b5aa765d61d8327deb882cf99"
        #expect(try StoredHash(md5).columnText == md5)
        #expect(try StoredHash(md5, declaredScheme: .md5).columnText == "$hashferry$md5$$\(md5)")
        #expect(try StoredHash(argon2, declaredScheme: .bcrypt).columnText == "$hashferry$bcrypt$$\(argon2)")
        #expect(try StoredHash("").columnText.isEmpty)
    }

    @Test func theDocumentedForm() throws {
        var options = HashOptions()
        options[HashOptions.Name("b", .number)] = .number(.max)
        options[HashOptions.Name("a")] = .text("é,$%:@= 1")
        options[HashOptions.Name("c,", .secret)] = .keyID("k/1")
        let stored = StoredHash("$hashferry$\u{0}\n$x", options: options, declaredScheme: Scheme("a b"))
        let text = "$hashferry$a%20b$a:%C3%A9%2C%24%25%3A%40=%201,b=18446744073709551615,c%2C@k/1$$hashferry$\u{0}\n$x"
        #expect(try stored.columnText == text)
        #expect(try StoredHash(columnText: text) == stored)
        let plain = StoredHash("$hashferry$")
        #expect(try StoredHash(columnText: plain.columnText) == plain)
    }

    @Test func aSecretStandsInNoColumn() throws {
        var options = HashOptions()
        options.signerKey = "c2lnbmVyS2V5"
        options.salt = "c2FsdA=="
        let stored = StoredHash("aGFzaA==", options: options, declaredScheme: .scryptModified)
        #expect(throws: HashFormatError.self) { try stored.columnText }
        #expect(throws: HashFormatError.self) { try JSONEncoder().encode(stored) }
        let error = #expect(throws: HashFormatError.self) { try stored.withKeyIDs(from: HashKeys(["1": "other"])) }
        #expect(error?.code == .unknownKey && error?.description.contains("c2ln") == false)
        let keyed = try stored.withKeyIDs(from: HashKeys(["shop": "c2lnbmVyS2V5", "zoo": "c2lnbmVyS2V5"]))
        #expect(
            try keyed.columnText == "$hashferry$scrypt-modified$salt:c2FsdA==,signerKey@shop$aGFzaA==")
        // Read as a hash it says what is missing.
        let missing = #expect(throws: HashFormatError.self) { _ = try SchemeRegistry.standard.parse(keyed) }
        #expect(missing?.code == .malformed || missing?.code == .unknownKey)
        let gone = #expect(throws: HashFormatError.self) { try keyed.withSecrets(from: HashKeys()) }
        #expect(gone?.code == .unknownKey && gone?.scheme == .scryptModified)
    }

    @Test func aValueOfAnotherKindIsNotWritten() {
        for (name, value) in [
            (HashOptions.Name.salt, HashOptions.Value.number(1)), (.cpu, .text("1")), (.salt, .keyID("1")),
            (.signerKey, .number(1)),
        ] {
            var options = HashOptions()
            options[name] = value
            #expect(throws: HashFormatError.self) { try StoredHash("x", options: options).columnText }
        }
        var long = HashOptions()
        long.salt = String(repeating: "a", count: 16_384)
        #expect(throws: HashFormatError.self) { try StoredHash("x", options: long).columnText }
    }

    @Test(arguments: [
        "$hashferry$", "$hashferry$md5", "$hashferry$md5$", "$hashferry$md5$cpu=1", "$hashferry$m d$$x",
        "$hashferry$m%d$$x", "$hashferry$%6dd5$$x", "$hashferry$%e9$$x", "$hashferry$%FF$$x", "$hashferry$m=d$$x",
        "$hashferry$md5$,$x", "$hashferry$md5$cpu$x", "$hashferry$md5$cpu=$x", "$hashferry$md5$cpu=01$x",
        "$hashferry$md5$cpu=-1$x", "$hashferry$md5$cpu=18446744073709551616$x", "$hashferry$md5$=1$x",
        "$hashferry$md5$cpu=1,cpu=1$x", "$hashferry$md5$cpu=1,cpu:1$x", "$hashferry$md5$salt:a,cpu=1$x",
        "$hashferry$md5$salt:%2$x", "$hashferry$md5$salt:%zz$x", "$hashferry$md5$salt:%61$x",
        "$hashferry$md5$salt:%C3$x", "$hashferry$md5$cpu=1,$x", "$hashferry$md5$salt:a:b$x",
    ])
    func aBrokenFormIsRefused(text: String) {
        let error = #expect(throws: HashFormatError.self) { _ = try StoredHash(columnText: text) }
        #expect(error?.code == .malformed)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([StoredHash].self, from: JSONEncoder().encode([text]))
        }
    }

    /// A head without end is not searched for ever, and an option for each byte not made.
    @Test func longHeadsAreRefused() {
        for head in ["a", "%41", "a=1,", ",", "$"] {
            let text = "$hashferry$md5$" + String(repeating: head, count: 1 << 20) + "$x"
            guard head != "$" else {
                // The text behind the head may be as long as it likes.
                #expect(throws: Never.self) { try StoredHash(columnText: text) }
                continue
            }
            #expect(throws: HashFormatError.self) { try StoredHash(columnText: text) }
        }
    }

    @Test func mutatedFormsAreReadAsWhatTheyAreOrRefused() throws {
        var random = SystemRandomNumberGenerator()
        let start = Array("$hashferry$scrypt$cpu=16384,length=64,memory=8,parallel=1,salt:a%20b$00ff".utf8)
        for _ in 0..<20_000 {
            var bytes = start
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let index = Int.random(in: 11..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0x20...0x7E, using: &random)
                case 1: bytes.remove(at: index)
                default: bytes.insert(UInt8.random(in: 0x20...0x7E, using: &random), at: index)
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            guard let read = try? StoredHash(columnText: text) else { continue }
            let written = try read.columnText
            #expect(written == text || StoredHash(written).hash == read.hash, "\(text)")
        }
    }

    @Test func keysAreNeverShown() {
        let keys = HashKeys(["id": "a secret"])
        #expect("\(keys)\(String(reflecting: keys))".contains("secret") == false)
        var dumped = ""
        dump(keys, to: &dumped)
        #expect(!dumped.contains("a secret"))
        #expect(keys["id"] == "a secret" && keys["none"] == nil && keys.id(of: "a secret") == "id")
    }
}

@Suite struct AcceptedSchemesTests {
    @Test func theDefaultTakesWhatIsSalted() {
        for type in SchemeRegistry.standard.types {
            let isSalted = type.descriptor.protection == .salted
            #expect(AcceptedSchemes.salted.accepts(type) == isSalted, "\(type.scheme)")
            #expect(AcceptedSchemes.all.accepts(type))
            #expect(AcceptedSchemes.only().accepts(type) == false)
            #expect(AcceptedSchemes.only(type.scheme).accepts(type))
            #expect(AcceptedSchemes.salted.and(type.scheme).accepts(type))
        }
        #expect(!AcceptedSchemes.only(.argon2, .bcrypt).accepts(Scrypt.self))
    }
}
