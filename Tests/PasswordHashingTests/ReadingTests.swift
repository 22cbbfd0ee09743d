import PasswordHashing
import PasswordHashingTesting
import Testing

/// `SchemeRegistry.readings(of:)`, and what it says of declarations.
@Suite struct ReadingTests {
    private let registry = SchemeRegistry.standard

    /// Two matches of each scheme: a text is read in up to some thousands of ways.
    static let samples: [KnownAnswer] = SchemeRegistry.standard.schemes.flatMap { scheme in
        KnownAnswers.parsed.filter { $0.scheme == scheme && $0.expect == .match }.prefix(2)
    }

    /// Whatever is read when it is declared is among the readings, and declared so it is read the same.
    @Test(arguments: samples)
    func everyVectorIsAmongItsReadings(answer: KnownAnswer) throws {
        let hash = try registry.parse(answer.stored)
        var stored = answer.stored
        stored.declaredScheme = nil
        let readings = registry.readings(of: stored)
        let own = readings.filter { $0.hash.stored == hash.stored }
        #expect(!own.isEmpty)
        for reading in own {
            var declared = StoredHash(stored.hash)
            for name in reading.optionNames { declared.options[name] = reading.stored.options[name] }
            try declared.declare(reading.name)
            #expect(try registry.parse(declared).stored == hash.stored)
        }
    }

    @Test func hexDigitsAreEveryDigestOfTheirLength() {
        let readings = registry.readings(of: StoredHash(String(repeating: "0f", count: 32)))
        let names = readings.filter { !$0.isFurther }.map(\.name.name)
        for name in ["sha256", "sha512/256", "sha3-256"] { #expect(names.contains(name)) }
        #expect(!names.contains("md5") && Set(names).count == names.count)
    }

    @Test func aDeclaredSchemeIsTheOnlyOne() {
        let stored = StoredHash(String(repeating: "0f", count: 16), declaredScheme: .md5)
        #expect(registry.readings(of: stored).map(\.name.name) == ["md5"])
    }

    @Test func noReadingIsThereTwice() {
        let bcrypt = StoredHash("$2b$04$Aa0cLExqcEKxwfSGHMhIgupKTOfJJRbJ9F7x3WjO9TYE/6Lds6DTa")
        for stored in [bcrypt] + Self.samples.map(\.stored) {
            let readings = registry.readings(of: stored)
            #expect(Set(readings.map { "\($0.name) \($0.stored.hash) \($0.hash.hashValue)" }).count == readings.count)
        }
        #expect(registry.readings(of: bcrypt).map(\.name.name).first == "bcrypt")
    }

    /// Each scheme takes the options that it reads, and the others do not keep it from reading the text.
    @Test func takesTheOptionsThatASchemeReads() {
        var stored = StoredHash(String(repeating: "0f", count: 16))
        (stored.options.salt, stored.options.cpu, stored.options.memory) = ("x", 2, 1)
        (stored.options.parallel, stored.options.length) = (1, 16)
        let readings = registry.readings(of: stored)
        #expect(readings.first { $0.name.name == "md5" }?.optionNames == [])
        #expect(readings.first { $0.name.name == "scrypt" }?.optionNames.map(\.text).contains("cpu") == true)
    }

    @Test func nothingReadsATextThatIsTooLong() {
        #expect(registry.readings(of: StoredHash(String(repeating: "0", count: 16_386))).isEmpty)
    }

    @Test(arguments: KnownAnswers.parsed) func theDescriptorNamesTheUnitOfTheCost(answer: KnownAnswer) throws {
        let hash = try registry.parse(answer.stored)
        #expect(type(of: hash).descriptor.units.contains(hash.cost.unit))
    }
}
