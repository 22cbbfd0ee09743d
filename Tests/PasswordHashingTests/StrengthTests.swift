import PasswordHashing
import PasswordHashingTesting
import Testing

@Suite struct StrengthTests {
    private static let tail = String(repeating: ".", count: 53)

    @Test(arguments: [
        ("04", HashStrength.weak), ("07", .weak), ("08", .adequate), ("09", .adequate), ("10", .strong),
        ("15", .strong),
    ])
    func bcryptIsAsStrongAsItsCost(cost: String, strength: HashStrength) throws {
        for variant in ["2a", "2b", "2y"] {
            let hash = try SchemeRegistry.standard.parse(StoredHash("$\(variant)$\(cost)$\(Self.tail)"))
            #expect(hash.strength == strength)
        }
        #expect(try SchemeRegistry.standard.parse(StoredHash("$2x$\(cost)$\(Self.tail)")).strength == .weak)
    }

    /// What the lists of schemes print is what the hashes are: every hash of a vector has a strength that a rule gives.
    @Test func everyHashIsAsStrongAsARuleOfItsScheme() {
        for type in SchemeRegistry.standard.types { #expect(!type.strengthRules.isEmpty, "\(type.scheme)") }
        for answer in KnownAnswers.parsed {
            guard let hash = try? SchemeRegistry.standard.parse(answer.stored) else { continue }
            let possible = type(of: hash).strengthRules.flatMap(Self.strengths)
            #expect(possible.contains(hash.strength), "\(answer.id)")
        }
    }

    private static func strengths(of rule: StrengthRule) -> [HashStrength] {
        guard !rule.figures.isEmpty else { return [rule.best] }
        return [.weak, .adequate] + (rule.figures.allSatisfy { $0.strong != nil } ? [.strong] : [])
    }

    @Test func theWeakestFigureDecides() {
        let rule = StrengthRule(.init("work", adequate: 10, strong: 100), .init("memory", adequate: 0, strong: 8))
        for (work, memory, strength) in [
            (9, 8, HashStrength.weak), (10, 8, .adequate), (100, 7, .adequate), (100, 8, .strong), (9, 0, .weak),
        ] as [(UInt64, UInt64, HashStrength)] {
            #expect(rule.strength(work, memory) == strength)
        }
        #expect(StrengthRule.always(.broken).strength() == .broken)
    }

    /// OWASP's figures of June 2026.
    @Test(arguments: [
        ("sha1", 1_400_000), ("sha256", 600_000), ("sha512", 220_000),
    ])
    func pbkdf2IsStrongFromTheFigureOfItsDigest(_ digest: String, _ figure: Int) throws {
        let count = ["sha1": 20, "sha256": 32, "sha512": 64][digest] ?? 0
        let key = String(repeating: "A", count: (count * 8 + 5) / 6)
        for (iterations, strength) in [
            (figure, HashStrength.strong), (figure - 1, .adequate), (figure / 10, .adequate), (figure / 10 - 1, .weak),
        ] {
            let padded = key + String(repeating: "=", count: (4 - key.count % 4) % 4)
            let stored = StoredHash(
                "pbkdf2_\(digest)$\(iterations)$0123456789abcdefghijkl$\(padded)", declaredScheme: .djangoPBKDF2)
            #expect(try SchemeRegistry.standard.parse(stored).strength == strength)
        }
    }
}
