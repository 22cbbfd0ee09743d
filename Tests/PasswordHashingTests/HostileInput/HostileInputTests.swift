import PasswordHashing
import PasswordHashingTesting
import TestSupport
import Testing

/// Rows of a corrupt or hostile export: each gets its answer at once, and none is verified.
@Suite(.timeLimit(.minutes(10))) struct HostileInputTests {
    @Test(arguments: ["$argon2id$", "$2b$04$", "$P$B", "$scrypt$", "$7$", "", "aa"], ["a", "$", "=", "\u{0}", "é"])
    func tenMegabytesAreRefusedByTheirLength(prefix: String, filling: String) {
        let text = prefix + String(repeating: filling, count: 10_000_000 / filling.utf8.count)
        for scheme in [nil] + SchemeRegistry.standard.schemes.map(Optional.some) {
            let stored = StoredHash(text, declaredScheme: scheme)
            let error = #expect(throws: HashFormatError.self) { try SchemeRegistry.standard.parse(stored) }
            #expect(error?.code == (scheme == nil ? .unrecognized : .malformed))
        }
    }

    @Test(arguments: KnownAnswers.all.filter { $0.expect == .match })
    func rejectsEmbeddedNUL(answer: KnownAnswer) {
        let text = Array(answer.stored.hash.utf8)
        for offset in [0, 1, text.count / 2, text.count - 1, text.count] {
            var stored = answer.stored
            stored.hash = String(decoding: text[..<offset] + [0] + text[offset...], as: UTF8.self)
            #expect(throws: HashFormatError.self) { try SchemeRegistry.standard.parse(stored) }
        }
    }

    static let numbers = [
        "$argon2id$v=19$m=99999999999999999999,t=1,p=1$c29tZXNhbHQ$AAAAAAAA",
        "$argon2id$v=19$m=4294967296,t=1,p=1$c29tZXNhbHQ$AAAAAAAA", "$argon2id$v=19$m=-1,t=1,p=1$c29tZXNhbHQ$AAAAAAAA",
        "$argon2id$v=19$m=64,t=0,p=1$c29tZXNhbHQ$AAAAAAAA", "$argon2id$v=19$m=64,t=1,p=16777216$c29tZXNhbHQ$AAAAAAAA",
        "$argon2id$v=19$m=64,t=1,p=4294967295$c29tZXNhbHQ$AAAAAAAA", "$argon2id$v=18$m=64,t=1,p=1$c29tZXNhbHQ$AAAAAAAA",
        "$scrypt$ln=65,r=8,p=1$c2FsdA$AAAAAAAAAAAAAAAAAAAAAA", "$scrypt$ln=16385,r=8,p=1$c2FsdA$AAAAAAAAAAAAAAAAAAAAAA",
        "$scrypt$ln=14,r=4294967295,p=4294967295$c2FsdA$AAAAAAAAAAAAAAAAAAAAAA",
        "$scrypt$ln=0,r=8,p=1$c2FsdA$AAAAAAAAAAAAAAAAAAAAAA",
        "$2b$32$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "$2b$99$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "$2b$+5$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", "$P$T12345678xxxxxxxxxxxxxxxxxxxxx/",
        "$P$z12345678xxxxxxxxxxxxxxxxxxxxx/", "$7$zzzzzzzzzzzsalt$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/",
    ]

    @Test(arguments: numbers)
    func numbersOutsideTheGrammarAreMalformed(text: String) {
        let error = #expect(throws: HashFormatError.self) { try SchemeRegistry.standard.parse(StoredHash(text)) }
        #expect(error?.code == .malformed)
        #expect(error?.field != nil)
    }

    @Test func optionsAtTheirExtremesNeverTrap() {
        var generator = SeededGenerator(seed: 1 << 20)
        let numbers: [UInt64?] = [nil, 0, 1, 2, 3, 8, 63, 64, 1 << 31, 1 << 32, 1 << 62, 1 << 63, .max]
        let texts: [String?] = [nil, "", "A", "AA==", "QUJD", "\u{0}", "é", String(repeating: "A", count: 5000)]
        let hashes = ["", "00", "AAAA", "QUJD", String(repeating: "0", count: 128)]
        for _ in 0..<20_000 {
            var options = HashOptions()
            for path in [
                \HashOptions.cpu, \.memory, \.parallel, \.length, \.rounds, \.memCost,
            ] { options[keyPath: path] = numbers.randomElement(using: &generator) ?? nil }
            for path in [\HashOptions.salt, \.saltSeparator, \.signerKey, \.version] {
                options[keyPath: path] = texts.randomElement(using: &generator) ?? nil
            }
            let scheme =
                ([nil] + SchemeRegistry.standard.schemes.map(Optional.some)).randomElement(using: &generator) ?? nil
            let hash = hashes.randomElement(using: &generator) ?? ""
            read(StoredHash(hash, options: options, declaredScheme: scheme))
        }
    }

    /// Reads a stored hash as far as verification, which is left out.
    private func read(_ stored: StoredHash) {
        _ = SchemeRegistry.standard.identify(stored)
        do {
            let hash = try SchemeRegistry.standard.parse(stored)
            if hash.violation(of: HashLimits()) == nil, hash.cost.memory > HashLimits().memory * 2 {
                Issue.record("\(hash) is within the limits and holds \(hash.cost.memory) bytes")
            }
            _ = (hash.strength, hash.description, hash.stored)
        } catch {
            if error.reason.isEmpty { Issue.record("an error without a reason") }
        }
    }
}
